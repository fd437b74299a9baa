using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What a person has typed into a task's form and not sent yet; gone when the task is over.</summary>
public interface IDrafts
{
    /// <summary>Keeps a draft, in place of an earlier one of the same person.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the task is not open any more: nothing was kept.</returns>
    Task<bool> SaveAsync(
        NetworkId network,
        Guid instanceId,
        string taskId,
        PersonId person,
        Draft draft,
        CancellationToken cancellationToken);

    /// <summary>A person's draft; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Draft?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken);

    /// <summary>Throws a draft away.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="person">Whose draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DiscardAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken);
}
