using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A rule set tried with its test cases.</summary>
/// <param name="Text">The cases as their authors wrote them.</param>
/// <param name="Cases">As read.</param>
/// <param name="Run">What came of them.</param>
/// <param name="Draft">The draft they come from; null when they come from a file or an edition.</param>
public sealed record RuleSetTest(string Text, RuleSetCases Cases, CaseRun Run, PublishedDraft? Draft = null)
{
    /// <summary>Mistakes in the cases, cases that failed, rules that no case meets.</summary>
    public ImmutableArray<RuleFinding> Findings { get; } = Cases.FindingsWith(Run);

    /// <summary>True when every case could be run and passed.</summary>
    public bool IsPassed => Cases.IsSound && Run.Failed == 0;

    /// <summary>Tries a rule set.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="text">The cases.</param>
    /// <param name="sourceName">What to call them in findings.</param>
    /// <param name="now">The moment for cases that name no day.</param>
    public static RuleSetTest Of(RuleSet ruleSet, string text, string sourceName, DateTimeOffset now)
    {
        RuleSetCases cases = RuleSetCases.Read(text, sourceName, ruleSet);
        return new RuleSetTest(text, cases, cases.Run(new EvaluationSettings { Now = now }));
    }

    /// <summary>
    /// Tries a rule set of a bundle with the cases that go with it: the file beside it, else the draft, else the cases that
    /// its newest version passed.
    /// </summary>
    /// <returns>Null when it has no test cases.</returns>
    internal static RuleSetTest? OfBundle(
        RuleSet ruleSet, string name, PathwayBundle bundle, StoredTestCases stored, DateTimeOffset now)
    {
        string file = PathwayBundle.TestCasesOf(name);
        string key = PathwayBundle.KeyOf(name);
        string? text = bundle.Files.GetValueOrDefault(file);
        if (stored.Drafts.TryGetValue(key, out TestCasesDraft? draft) && (text is null || text == draft.Text))
        {
            string source = text is null ? $"{file} (draft)" : file;
            return Of(ruleSet, draft.Text, source, now) with { Draft = new PublishedDraft(stored.Network, key, draft.Revision) };
        }

        if (text is not null)
        {
            return Of(ruleSet, text, file, now);
        }

        return stored.Editions.TryGetValue(key, out TestCasesEdition? edition)
            ? Of(ruleSet, edition.Text, $"{file} (version {edition.RuleSet.Version})", now)
            : null;
    }
}
