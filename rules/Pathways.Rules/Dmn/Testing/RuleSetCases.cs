using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// The test cases of a rule set as its authors keep them: a table with a row of headings and a row for each case
/// (<see cref="CsvTable"/>). The form is explained in <c>rules/docs/test-cases.md</c>.
/// </summary>
public sealed class RuleSetCases
{
    private readonly RuleSet ruleSet;

    private RuleSetCases(
        RuleSet ruleSet, string sourceName, CsvTable table, ImmutableArray<RuleSetCase> cases, ImmutableArray<RuleFinding> findings)
    {
        this.ruleSet = ruleSet;
        SourceName = sourceName;
        Table = table;
        Cases = cases;
        Findings = findings;
    }

    /// <summary>The name of the file, for findings.</summary>
    public string SourceName { get; }

    /// <summary>The table as written.</summary>
    public CsvTable Table { get; }

    /// <summary>The cases that can be run, in the order of the file.</summary>
    public ImmutableArray<RuleSetCase> Cases { get; }

    /// <summary>What is wrong with the table.</summary>
    public ImmutableArray<RuleFinding> Findings { get; }

    /// <summary>True when every case can be run.</summary>
    public bool IsSound => Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>Reads test cases. Nothing is thrown for what is wrong with them: it is found.</summary>
    /// <param name="text">The table.</param>
    /// <param name="sourceName">The name of the file, for findings.</param>
    /// <param name="ruleSet">The rule set that they are about.</param>
    public static RuleSetCases Read(string text, string sourceName, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ruleSet);
        List<RuleFinding> findings = [];
        CsvTable table = CsvTable.Read(text);
        ImmutableArray<RuleSetCase> cases = [];
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            findings.Add(Whole(sourceName, "some of its letters are lost", "Save it again as 'CSV UTF-8'."));
        }

        if (table.Rows.IsEmpty)
        {
            findings.Add(Whole(sourceName, "they have no row of headings", "Begin with: case, the names of the inputs, expected."));
        }
        else
        {
            ImmutableArray<ImmutableArray<CsvCell>> rows = [.. table.Rows.Skip(1).Where(IsCase)];
            ImmutableArray<CaseColumn?> columns = new CaseHeadings(ruleSet, sourceName, findings).Read(table.Rows[0], rows);
            if (findings.Count == 0)
            {
                // Under a wrong heading every case would fail.
                CaseRow reader = new(ruleSet, sourceName, table.Rows[0], columns, findings);
                cases = [.. rows.Select(reader.Read).OfType<RuleSetCase>()];
                FindNamesGivenTwice(cases, sourceName, findings);
            }
        }

        return new RuleSetCases(ruleSet, sourceName, table, cases, [.. findings]);
    }

    /// <summary>A row of headings to begin with: the inputs and outputs of the main decision, or of the first one.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="language">The language of the sheet's own words.</param>
    public static string Begin(RuleSet ruleSet, RuleLanguage language)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        string? decision = ruleSet.MainDecision ?? ruleSet.Decisions.FirstOrDefault();
        return decision is null || ruleSet.Find(decision) is not DmnElement element
            ? string.Empty
            : CaseHeadings.Begin(ruleSet, element, language);
    }

    /// <summary>Decides every case and compares.</summary>
    /// <param name="settings">The clock for the cases that name no day, the zone, the budget.</param>
    public CaseRun Run(EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CoverageCount count = new(ruleSet.Model);
        return new CaseRun(SourceName, [.. Cases.Select(one => Run(one, settings, count))], count.Result());
    }

    /// <summary>What an author should know: mistakes in the table, cases that failed and, once all can be run, rules not met.</summary>
    /// <param name="run">What came of these cases.</param>
    public ImmutableArray<RuleFinding> FindingsWith(CaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. Findings, .. run.Failures, .. IsSound ? run.Coverage.Findings : []];
    }

    private CaseResult Run(RuleSetCase one, EvaluationSettings settings, CoverageCount count)
    {
        DecisionResult result = ruleSet.Evaluate(one.Decision, one.Inputs, one.In(settings));
        count.Add(result.Trace);
        ImmutableArray<CaseDifference> differences =
        [
            .. one.Expectations
                .Select(expected => (Expected: expected, Actual: expected.In(result.Value)))
                .Where(found => !found.Expected.IsMetBy(found.Actual))
                .Select(found => new CaseDifference(
                    found.Expected.Column,
                    found.Expected.Cell.Meant,
                    found.Actual,
                    found.Expected.Cell.Line,
                    found.Expected.Cell.Column)),
        ];
        string reason = CaseReason.Of(result, differences.Any(difference => difference.Actual.IsNull));
        return new CaseResult(one, result.Value, result.Trace, differences, reason);
    }

    private static RuleFinding Whole(string sourceName, string why, string remedy) =>
        Sentences.BadCases.At(new Place(new RuleText(string.Empty, sourceName), 0, 0), why, remedy);

    // A row of separators only, as spreadsheets leave below a table, and a row that is a note.
    private static bool IsCase(ImmutableArray<CsvCell> row) =>
        !row[0].Text.StartsWith('#') && row.Any(cell => cell.Meant.Length > 0);

    private static void FindNamesGivenTwice(ImmutableArray<RuleSetCase> cases, string sourceName, List<RuleFinding> findings)
    {
        foreach (RuleSetCase again in cases.GroupBy(one => one.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            findings.Add(Sentences.SameCase.At(
                new Place(new RuleText(again.Name, sourceName, null, again.Line), 0, 0), again.Name));
        }
    }
}
