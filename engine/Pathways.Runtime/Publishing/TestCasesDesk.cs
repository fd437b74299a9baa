using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Where rule authors read, try and edit the test cases of a rule set: on its newest version, as a draft that the next
/// publication takes. Who may edit is asked before (<see cref="CareAct.DesignPathways"/>).
/// </summary>
/// <param name="store">Where test cases are kept.</param>
/// <param name="definitions">The published rule sets.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class TestCasesDesk(ITestCases store, PublishedDefinitions definitions, TimeProvider clock)
{
    /// <summary>A rule set's versions and test cases, tried on its newest version: the draft, else the newest edition.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when the rule set was never published.</returns>
    public async Task<TestedRuleSet?> OpenAsync(NetworkId network, string key, CancellationToken cancellationToken)
    {
        DefinitionList list = await definitions.ListAsync(cancellationToken);
        if (list.Newest(network, DefinitionKind.RuleSet, key) is not { } newest)
        {
            return null;
        }

        PublishedRuleSet ruleSet = await definitions.RuleSetAsync(newest.Id, cancellationToken);
        ImmutableArray<TestCasesEdition> editions = await store.ListAsync(network, key, cancellationToken);
        TestCasesDraft? draft = await store.FindDraftAsync(network, key, cancellationToken);
        string? text = draft?.Text ?? editions.FirstOrDefault()?.Text;
        return new TestedRuleSet(
            ruleSet,
            [
                .. list.Versions
                    .Where(version => version.Id is { Kind: DefinitionKind.RuleSet } id && id.Network == network && id.Key == key)
                    .OrderByDescending(version => version.Id.Version),
            ],
            editions,
            draft,
            text is null ? null : Try(ruleSet, text));
    }

    /// <summary>Tries test cases without keeping them.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="text">The table.</param>
    public RuleSetTest Try(PublishedRuleSet ruleSet, string text)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return RuleSetTest.Of(
            ruleSet.RuleSet, text, PathwayBundle.TestCasesOf($"{ruleSet.Version.Id.Key}.dmn"), clock.GetUtcNow());
    }

    /// <summary>Keeps test cases as a draft if all of them can be run; they need not pass, for the rules may be about to change.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="text">The table.</param>
    /// <param name="edited">The revision of the draft that was edited; 0 when there was none.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<TestCasesSaving> SaveAsync(
        Actor by, PublishedRuleSet ruleSet, string text, int edited, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (!Try(ruleSet, text).Cases.IsSound)
        {
            return TestCasesSaving.Unreadable;
        }

        TestCasesDraft draft = new(edited + 1, text, clock.GetUtcNow(), by.Person);
        return await store.SaveDraftAsync(by.Network, ruleSet.Version.Id.Key, draft, cancellationToken)
            ? TestCasesSaving.Saved
            : TestCasesSaving.Overtaken;
    }

    /// <summary>Throws the draft away: the cases of the newest version count again.</summary>
    /// <param name="by">Who throws it away.</param>
    /// <param name="key">The rule set.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DiscardAsync(Actor by, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return store.DiscardDraftAsync(by.Network, key, cancellationToken);
    }
}

/// <summary>What became of test cases that somebody wanted to keep.</summary>
public enum TestCasesSaving
{
    /// <summary>Kept as a draft.</summary>
    Saved,

    /// <summary>Not kept: something in them cannot be read.</summary>
    Unreadable,

    /// <summary>Not kept: somebody else has saved, published or thrown away the draft meanwhile.</summary>
    Overtaken,
}
