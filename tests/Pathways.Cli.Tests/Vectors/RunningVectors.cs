namespace Pathways.Cli.Tests.Vectors;

public sealed class RunningVectors : IDisposable
{
    private const string Map = """
        format: 1
        files:
          small.csv:
            model: small.dmn
            decision: all
            ignored: [note]
            expected:
              expected_class: result.class
              expected_half: result.half
              expected_alert: result.alert
              expected_due: result.due
              expected_half_tol_0_01: { output: result.half, tolerance: 0.01 }
        """;

    private const string Header = "id,bmi,sex,urgent,seen,expected_class,expected_half,expected_alert,expected_due,expected_half_tol_0_01,note\n";

    private readonly TemporaryFolder folder = new();

    public RunningVectors() => folder.Write("map/small.dmn", SmallModel.Xml);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Passes_rows_typed_by_the_model()
    {
        Shell shell = await RunAsync(Map, Header
            + "A,20.0,F,1,2026-01-01,normal,10.00,0,2026-01-08,10.009,\n"
            + "B,30,M,true,2026-02-28,high,15,1,2026-03-07,14.99,remark\n"
            + "C,30,M,,,high,15,,,15,null in and out\n");

        Assert.Equal(["small 3/3", "3 passed, 0 failed"], shell.Lines);
        Assert.Equal(0, shell.ExitCode);
    }

    [Fact]
    public async Task Says_id_column_expected_and_actual_of_each_difference()
    {
        Shell shell = await RunAsync(Map, Header
            + "A,20,F,0,2026-01-01,high,10,0,2026-01-08,10.011,\n"
            + "B,30,M,0,2026-01-01,high,15,,2026-01-09,15,\n");

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal("small 0/2", shell.Lines[0]);
        Assert.Contains("  A expected_class: expected high, actual normal", shell.Lines);
        Assert.Contains("  A expected_half_tol_0_01: expected 10.011, actual 10", shell.Lines);
        Assert.Contains("  B expected_alert: expected null, actual false", shell.Lines);
        Assert.Contains("  B expected_due: expected 2026-01-09, actual @\"2026-01-08\"", shell.Lines);
        Assert.Equal("0 passed, 2 failed", shell.Lines[^1]);
    }

    [Fact]
    public async Task Says_why_an_answer_is_null()
    {
        Shell shell = await RunAsync(Map, Header + "A,,F,0,2026-01-01,normal,10,0,2026-01-08,10,\n");

        Assert.Contains(shell.Lines, line => line.StartsWith("  A expected_half: expected 10, actual null (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_a_row_whose_cell_is_no_value_of_its_type()
    {
        Shell shell = await RunAsync(Map, Header + "A,heavy,F,0,2026-01-01,normal,10,0,2026-01-08,10,\n");

        Assert.Equal("  A bmi: 'heavy' is no number", shell.Lines[1]);
    }

    [Fact]
    public async Task Computes_inputs_from_columns_that_are_no_inputs_themselves()
    {
        string map = """
            format: 1
            files:
              small.csv:
                model: small.dmn
                decision: class
                id: row
                inputs:
                  bmi: number(kg) / (number(cm) / 100) ** 2
                expected:
                  expected: result
            """;

        Shell shell = await RunAsync(map, "row,kg,cm,sex,expected\n1,80,200,M,normal\n2,120,200,F,high\n");

        Assert.Equal(["small 2/2", "2 passed, 0 failed"], shell.Lines);
    }

    [Fact]
    public async Task Fails_a_file_without_a_mapping_whole_and_goes_on()
    {
        folder.Write("vectors/other.csv", "id,x\n1,1\n2,2\n");

        Shell shell = await RunAsync(Map, Header + "A,20.0,F,1,2026-01-01,normal,10.00,0,2026-01-08,10.009,\n");

        Assert.Equal("other 0/2", shell.Lines[0]);
        Assert.StartsWith("  PW6207 other.csv has no mapping", shell.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["small 1/1", "1 passed, 2 failed"], shell.Lines[2..]);
        Assert.Equal(1, shell.ExitCode);
    }

    [Theory]
    [InlineData("model: small.dmn", "model: none.dmn", "the model 'none.dmn' does not exist")]
    [InlineData("decision: all", "decision: nothing", "the model has no decision 'nothing', only class, all")]
    [InlineData("ignored: [note]", "ignored: []", "the decision has no input 'note'")]
    [InlineData("expected_class: result.class", "expected_color: result.class", "there is no column 'expected_color'")]
    [InlineData("result.class", "'result. ('", "is no FEEL that can be used here")]
    [InlineData("tolerance: 0.01", "tolerance: little", "the tolerance 'little' is no number")]
    public async Task Fails_a_file_whose_mapping_does_not_fit(string right, string wrong, string why)
    {
        Shell shell = await RunAsync(
            Map.Replace(right, wrong, StringComparison.Ordinal), Header + "A,20,F,0,2026-01-01,normal,10,0,2026-01-08,10,\n");

        Assert.Equal("small 0/1", shell.Lines[0]);
        Assert.StartsWith("  PW6206 The mapping does not fit: ", shell.Lines[1], StringComparison.Ordinal);
        Assert.Contains(why, shell.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_impossible_without_folder_or_map()
    {
        Shell noFolder = await Shell.RunAsync("vectors", Path.Combine(folder.Path, "none"));
        Shell noMap = await Shell.RunAsync("vectors", folder.Path, "--map", Path.Combine(folder.Path, "none.yaml"));
        Shell badMap = await Shell.RunAsync("vectors", folder.Path, "--map", folder.Write("bad.yaml", "format: 9\n"));

        Assert.Equal((2, "PW6201"), (noFolder.ExitCode, noFolder.Errors[..6]));
        Assert.Equal((2, "PW6204"), (noMap.ExitCode, noMap.Errors[..6]));
        Assert.Equal((2, "PW6205"), (badMap.ExitCode, badMap.Errors[..6]));
    }

    private Task<Shell> RunAsync(string map, string csv)
    {
        string mapPath = folder.Write("map/vectors.yaml", map);
        folder.Write("vectors/small.csv", csv);
        return Shell.RunAsync("vectors", Path.Combine(folder.Path, "vectors"), "--map", mapPath);
    }
}
