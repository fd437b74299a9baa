using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Keeps running instances and everything that follows from them. Two real implementations of the SQL behind it: PostgreSQL and SQLite.</summary>
public interface IInstanceStore
{
    /// <summary>Loads an instance and, in the same round trip, the answer that <paramref name="command"/> got earlier.</summary>
    /// <param name="network">The network it belongs to.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="command">The command about to be executed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LoadedInstance> LoadAsync(
        NetworkId network, Guid instanceId, CommandId command, CancellationToken cancellationToken);

    /// <summary>The answer that a command got earlier, or null when it was never executed.</summary>
    /// <param name="network">The network it was sent in.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<CommandAnswer?> FindAnswerAsync(NetworkId network, CommandId command, CancellationToken cancellationToken);

    /// <summary>Writes everything that follows from one command in one transaction, or nothing.</summary>
    /// <param name="commit">All rows.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent; once sent, the answer is awaited.</param>
    Task<CommitOutcome> CommitAsync(InstanceCommit commit, CancellationToken cancellationToken);

    /// <summary>Loads many instances of a network in one round trip; those that do not exist are missing.</summary>
    /// <param name="network">The network they belong to.</param>
    /// <param name="instanceIds">The instances.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<InstanceRow>> LoadAllAsync(
        NetworkId network, IReadOnlyCollection<Guid> instanceIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what follows from the commands of many running instances in one transaction. When one of them was overtaken
    /// nothing is written at all.
    /// </summary>
    /// <param name="commits">All rows; each instance once, none of them new.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent; once sent, the answer is awaited.</param>
    /// <returns>Whether all was written.</returns>
    Task<bool> CommitAllAsync(IReadOnlyList<InstanceCommit> commits, CancellationToken cancellationToken);

    /// <summary>Writes cases that are not there yet, each with its whole past, in one transaction.</summary>
    /// <param name="cases">The cases, of any networks; files of patients on whose plans they wrote are there.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task WritePastAsync(IReadOnlyList<PastCase> cases, CancellationToken cancellationToken);

    /// <summary>What an entry of a personal plan is written on; entries are written with the commit of the case. Not logged: the act is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">Whose plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LoadedPlan> LoadPlanAsync(NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken);

    /// <summary>
    /// Who takes part in a patient's care on a day and holds that role in the network: the care team, and the GP. Those outside
    /// the care team are left out.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="day">The day in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Performer>> CareTeamAsync(
        NetworkId network, PatientId patient, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Instances that wait for a message of this name and correlation key, oldest wait first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="messageName">The message's name in the drawing.</param>
    /// <param name="correlationKey">The key; empty when the waits have none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Guid>> FindWaitingForMessageAsync(
        NetworkId network, string messageName, string correlationKey, CancellationToken cancellationToken);
}
