using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A decision model of a draft, compiled and tried: what the rule editor shows of it.</summary>
/// <param name="Opened">The draft.</param>
/// <param name="File">Its file.</param>
/// <param name="RuleSet">Compiled, mistakes and all; null when the file is no DMN.</param>
/// <param name="Findings">What is wrong or doubtful in it.</param>
/// <param name="Test">What came of its test cases; null when it has none or cannot be read.</param>
public sealed record DraftRules(
    OpenedDraft Opened, DraftFile File, RuleSet? RuleSet, ImmutableArray<RuleFinding> Findings, RuleSetTest? Test)
{
    /// <summary>Name of the file of its test cases.</summary>
    public string CasesName => PathwayBundle.TestCasesOf(File.Name);

    /// <summary>Revision of the file of its test cases; 0 when there is none.</summary>
    public int CasesRevision => Opened.Find(CasesName)?.Revision ?? 0;

    /// <summary>Its decision tables, in the order of the file.</summary>
    public ImmutableArray<RuleTableSheet> Tables => RuleSet is null ? [] : RuleTableSheet.AllOf(RuleSet.Model);

    /// <summary>Reads a model of a draft.</summary>
    /// <param name="opened">The draft.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="now">The installation's time, for test cases that name no day.</param>
    /// <returns>Null when the draft has no such decision model.</returns>
    public static DraftRules? Of(OpenedDraft opened, string name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (opened.Find(name) is not { } file || PathwayBundle.KindOf(name) != BundleFileKind.Decisions)
        {
            return null;
        }

        PathwayBundle bundle = opened.Bundle;
        var linked = LinkedRuleSet.Of(name, bundle.Files);
        string cases = PathwayBundle.TestCasesOf(name);
        return new DraftRules(
            opened,
            file,
            linked.RuleSet,
            linked.Findings,
            linked.RuleSet is not null && bundle.Files.TryGetValue(cases, out string? text)
                ? RuleSetTest.Of(linked.RuleSet, text, cases, now)
                : null);
    }
}
