using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Personal plans. They are written by the commit of a case (<see cref="InstanceCommit.Plan"/>), in one transaction with the
/// task that was completed, and read here.
/// </summary>
public interface IPlans
{
    /// <summary>The plans of a patient, oldest first, with a line in the access log of the file.</summary>
    /// <param name="access">Who reads whose plans, and why that is lawful.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Plan>> ReadAsync(AccessEntry access, CancellationToken cancellationToken);

    /// <summary>What an entry is written on. Not logged: the entry is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">Whose plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LoadedPlan> LoadAsync(NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken);
}

/// <summary>What an entry is written on.</summary>
/// <param name="Plan">The plan; null when it does not exist yet.</param>
/// <param name="Wishes">What the person said about sharing.</param>
public sealed record LoadedPlan(Plan? Plan, ConsentLedger Wishes);

/// <summary>An entry on its way into the record.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Patient">Whose plan it is.</param>
/// <param name="Entry">What a completed task adds.</param>
public sealed record PlanRow(PlanId Plan, PatientId Patient, PlanEntry Entry);
