using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The test cases of rule sets: editions are added by <see cref="IDefinitionStore.PublishAsync"/>, drafts here.</summary>
public interface ITestCases
{
    /// <summary>All editions of all versions of a rule set, the newest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<TestCasesEdition>> ListAsync(NetworkId network, string key, CancellationToken cancellationToken);

    /// <summary>The draft of a rule set's test cases; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TestCasesDraft?> FindDraftAsync(NetworkId network, string key, CancellationToken cancellationToken);

    /// <summary>Keeps a draft in place of the one with the revision before it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="draft">The draft; its revision is 1 when there is none yet.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the draft has another revision by now: nothing was kept.</returns>
    Task<bool> SaveDraftAsync(NetworkId network, string key, TestCasesDraft draft, CancellationToken cancellationToken);

    /// <summary>Throws a draft away.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DiscardDraftAsync(NetworkId network, string key, CancellationToken cancellationToken);
}
