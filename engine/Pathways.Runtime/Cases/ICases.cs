using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Reads cases and their histories. Asks nothing about who may see them: that is <c>AccessPolicy</c>.</summary>
public interface ICases
{
    /// <summary>One case; null when there is none of this id in the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<InstanceRow?> FindAsync(NetworkId network, Guid instanceId, CancellationToken cancellationToken);

    /// <summary>A patient's cases, newest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<CaseSummary>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken);

    /// <summary>A network's newest cases, 200 at most.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">Only of this pathway; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<CaseSummary>> NewestAsync(
        NetworkId network, string? pathwayKey, CancellationToken cancellationToken);

    /// <summary>A case's history in order, each entry with who caused it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="afterSequence">Only later entries; 0 for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<HistoryEntry>> HistoryAsync(
        NetworkId network, Guid instanceId, long afterSequence, CancellationToken cancellationToken);

    /// <summary>One page of cases in the order of their ids, for checks over all of them.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<InstanceRow>> PageAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>What runs in a network: versions of pathways, with how many cases.</summary>
    /// <param name="network">The network.</param>
    /// <param name="organisation">Only cases that this organisation answers for; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<RunningVersion>> RunningAsync(
        NetworkId network, OrganisationId? organisation, CancellationToken cancellationToken);

    /// <summary>What the tables promise of a case: what people, workers and messages find it by.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<KeptPromises> PromisesAsync(NetworkId network, Guid instanceId, CancellationToken cancellationToken);

    /// <summary>One page of open incidents, for operators.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken);

    /// <summary>One page of the cases that ran in a period, in the order of their ids, as figures see them: without names.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<FigureCase>> ForFiguresAsync(FigureCaseQuery query, CancellationToken cancellationToken);

    /// <summary>One page of the decisions that a rule set took, in the order of the cases' ids.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<TakenDecision>> DecisionsAsync(DecisionQuery query, CancellationToken cancellationToken);
}
