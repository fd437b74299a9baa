namespace Pathways.Cli.Tests.Checking;

/// <summary>Decision tables are proved when a rule set is checked.</summary>
public sealed class CheckingTables : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Notes_a_patient_whose_missing_data_no_rule_foresees()
    {
        string model = folder.Write("small.dmn", SmallModel.Xml);

        Shell shell = await Shell.RunAsync("check", model);

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains(shell.Lines, line => line.StartsWith(
            $"{model}:13:6: note PW1237 No rule matches when bmi is missing, or sex is missing; for example bmi missing, sex = \"F\".",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_two_rules_of_a_unique_table_that_match_together()
    {
        string model = folder.Write("small.dmn", SmallModel.Xml.Replace("&lt; 25", "&lt;= 25", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("check", model);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains(shell.Lines, line => line.Contains(
            ": error PW1230 In the UNIQUE table rule 1 matches together with rule 2: where bmi = 25; for example bmi = 25, sex = \"F\". → ",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sums_up_the_proof_of_each_table_when_asked()
    {
        string model = folder.Write("small.dmn", SmallModel.Xml);

        Shell shell = await Shell.RunAsync("check", "--tables", model);

        Assert.Equal($"{model}: class: complete; no rule when bmi, or sex is missing; no conflict", shell.Lines[^2]);
    }
}
