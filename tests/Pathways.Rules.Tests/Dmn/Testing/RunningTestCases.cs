namespace Pathways.Rules.Tests;

public sealed class RunningTestCases
{
    [Theory]
    [InlineData("class", "24", "normal")]
    [InlineData("class", "24", "\"\"\"normal\"\"\"")]
    [InlineData("class", "24", "\"\"\"high\"\", \"\"normal\"\"\"")]
    [InlineData("class", "24", "\"not(\"\"high\"\")\"")]
    [InlineData("class", "", "null")]
    [InlineData("class", "24", "not(null)")]
    [InlineData("half", "24", "12")]
    [InlineData("half", "24", "12.00")]
    [InlineData("half", "24,5", "12,25")]
    [InlineData("half", "24", "> 11")]
    [InlineData("half", "24", "[11.5..12.5]")]
    [InlineData("half", "24", "2 * 6")]
    [InlineData("half", "24", "11, 12")]
    public void Passes_what_is_as_expected(string output, string bmi, string expected) =>
        Assert.Equal((1, 0), Counts(Sheet.Run($"case;patient.bmi;expected {output}\nA;{bmi};{expected}\n")));

    [Theory]
    [InlineData("class", "24", "high", "\"normal\"")]
    [InlineData("class", "24", "null", "\"normal\"")]
    [InlineData("class", "", "not(null)", "null")]
    [InlineData("class", "", "normal", "null")]
    [InlineData("half", "24", "11,12", "12")]
    [InlineData("half", "24", "(12..13]", "12")]
    public void Fails_what_is_not(string output, string bmi, string expected, string actual)
    {
        CaseRun run = Sheet.Run($"case;patient.bmi;expected {output}\nA;{bmi};{expected}\n");

        Assert.Equal((0, 1), Counts(run));
        CaseDifference difference = Assert.Single(run.Results[0].Differences);
        Assert.Equal((expected, actual), (difference.Expected, difference.Actual.ToString()));
    }

    [Fact]
    public void Says_which_case_failed_where_and_by_which_rule()
    {
        CaseRun run = Sheet.Run("case;patient.bmi;expected class;expected half\nstout;26;normal;12\nslim;20;normal;-\n");

        Assert.Equal(["2:10", "2:17"], run.Failures.Select(finding => $"{finding.Line}:{finding.Column}"));
        Assert.Equal(
            "The test case 'stout' fails: for 'expected class' it expects normal, but the rules give \"high\". In 'class' rule 2 matched.",
            run.Failures[0].Message);
    }

    [Fact]
    public void Gives_the_reason_of_a_null()
    {
        CaseRun run = Sheet.Run("case;decision;patient.bmi;expected\nA;class;;high\n");

        Assert.Contains(
            "In 'class' no rule matched. Rule 1 came nearest: patient.bmi = null cannot be tested by < 25.",
            Assert.Single(run.Failures).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-19", "7")]
    [InlineData("20/11/2026", "8")]
    [InlineData("", "8")]
    public void Takes_the_day_of_the_case_or_that_of_the_run(string today, string expected) =>
        Assert.Equal((1, 0), Counts(Sheet.Run($"case;today;patient.birth date;expected age\nA;{today};2018-11-20;{expected}\n")));

    [Fact]
    public void Looks_at_whole_values_and_through_services()
    {
        Assert.Equal((1, 0), Counts(Sheet.Run("case;decision;patient.bmi;expected\nA;classify;30;high\n")));
        Assert.Equal((1, 0), Counts(Sheet.Run("case;medicines;expected given\nA;\"[\"\"iron\"\", 2]\";\"[\"\"iron\"\", 2]\"\n")));
    }

    [Theory]
    [InlineData("A;24;normal\n", "1 of 2", "2")]
    [InlineData("A;24;normal\nB;26;high\n", "2 of 2", "")]
    [InlineData("A;;null\n", "0 of 2", "1 2")]
    public void Tells_which_rules_no_case_meets(string rows, string covered, string left)
    {
        RuleCoverage coverage = Sheet.Run("case;patient.bmi;expected class\n" + rows).Coverage;

        Assert.Equal(covered, $"{coverage.CoveredCount} of {coverage.RuleCount}");
        Assert.Equal(left, string.Join(' ', coverage.Uncovered.Select(rule => rule.Number)));
        Assert.All(coverage.Findings, finding => Assert.Equal(("PW1258", "test.dmn", FindingSeverity.Note), (finding.Code, finding.Source, finding.Severity)));
        Assert.All(coverage.Uncovered, rule => Assert.Equal(("class", $"r{rule.Number}"), (rule.Owner, rule.Id)));
    }

    [Fact]
    public void Leaves_out_the_rules_not_met_until_every_case_can_be_run()
    {
        RuleSetCases cases = Sheet.Read("case;patient.bmi;expected class\nA;24;normal\nB;heavy;high\n");

        Assert.Equal(["PW1252"], cases.FindingsWith(cases.Run(Feel.Settings)).Select(finding => finding.Code));
    }

    private static (int Passed, int Failed) Counts(CaseRun run) => (run.Passed, run.Failed);
}
