namespace Pathways.Cli.Tests.Checking;

public sealed class CheckingTestCases : IDisposable
{
    private const string Passing = "case;decision;bmi;sex;expected\nslim;class;18,4;F;normal\nstout;class;31;M;high\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Runs_those_beside_a_rule_set_and_sums_them_up()
    {
        string model = folder.Write("small.dmn", SmallModel.Xml);
        string cases = folder.Write("small.cases.csv", Passing);

        Shell shell = await Shell.RunAsync("check", model);

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(
            [$"{cases}: 2 passed, 0 failed; 2 of 2 rules covered", "2 files checked: 0 errors, 1 warnings, 1 notes"],
            shell.Lines[^2..]);
    }

    [Fact]
    public async Task Points_at_the_case_that_fails_and_at_the_rule_that_none_meets()
    {
        string model = folder.Write("small.dmn", SmallModel.Xml);
        string cases = folder.Write("small.cases.csv", Passing.Replace("31;M;high", "21;M;high", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("check", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal(
            $"{cases}:3:18: error PW1257 The test case 'stout' fails: for 'expected' it expects high, but the rules give \"normal\". "
            + "In 'class' rule 1 matched. → Correct the rule, or the case.",
            shell.Lines[0]);
        Assert.Contains(shell.Lines, line => line.StartsWith($"{model}:19:", StringComparison.Ordinal)
            && line.EndsWith(": note PW1258 No test case meets rule 2 of 'class'. → Add a case that does.", StringComparison.Ordinal));
        Assert.Equal(
            [$"{cases}: 1 passed, 1 failed; 1 of 2 rules covered", "2 files checked: 1 errors, 1 warnings, 2 notes"],
            shell.Lines[^2..]);
    }

    [Fact]
    public async Task Finds_the_rule_set_of_cases_named_alone()
    {
        folder.Write("small.dmn", SmallModel.Xml);
        string cases = folder.Write("small.cases.csv", "case;bmj;expected class\nslim;18,4;normal\n");

        Shell shell = await Shell.RunAsync("check", cases);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith($"{cases}:1:6: error PW1251 The column 'bmj'", shell.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_cases_without_a_rule_set()
    {
        string cases = folder.Write("smal.cases.csv", Passing);

        Shell shell = await Shell.RunAsync("check", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith($"{cases}: error PW6210 The test cases have no rule set: smal.dmn is not beside them.", shell.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_with_the_cases_until_the_rule_set_is_right()
    {
        folder.Write("small.dmn", SmallModel.Xml.Replace("bmi / 2", "bmj / 2", StringComparison.Ordinal));
        string cases = folder.Write("small.cases.csv", Passing);

        Shell shell = await Shell.RunAsync("check", folder.Path);

        Assert.Contains(shell.Lines, line => line.Contains("error PW1010", StringComparison.Ordinal));
        Assert.Equal($"{cases}: not run, because small.dmn has errors", shell.Lines[^2]);
    }

    [Fact]
    public async Task Meets_every_rule_of_the_samples()
    {
        Shell shell = await Shell.RunAsync("check", Path.Combine(Repository.Root, "samples", "childhood-obesity-etp", "decisions"));

        string[] summaries = [.. shell.Lines.Where(line => line.Contains(".cases.csv: ", StringComparison.Ordinal))];
        Assert.Equal(5, summaries.Length);
        Assert.All(summaries, line => Assert.Matches(@": \d+ passed, 0 failed; (\d+) of \1 rules covered$", line));
    }
}
