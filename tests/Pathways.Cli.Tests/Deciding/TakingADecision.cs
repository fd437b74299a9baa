namespace Pathways.Cli.Tests.Deciding;

public sealed class TakingADecision : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string model;

    public TakingADecision() => model = folder.Write("small.dmn", SmallModel.Xml);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Prints_the_answer_as_one_line_of_json()
    {
        Shell shell = await Shell.RunAsync("decide", "--model", model, "--decision", "all", "--input", """
            {"bmi": 30, "sex": "F", "urgent": true, "seen": {"@": "2026-01-01"}}
            """);

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(["""{"class":"high","half":15,"alert":true,"due":{"@":"2026-01-08"}}"""], shell.Lines);
        Assert.Empty(shell.Errors);
    }

    [Fact]
    public async Task Reads_the_inputs_from_a_file_and_knows_decisions_by_id_too()
    {
        string input = folder.Write("girl.json", """{"bmi": 20, "sex": "F"}""");

        Shell shell = await Shell.RunAsync("decide", "--model", model, "--decision", "d_class", "--input", "@" + input);

        Assert.Equal(["\"normal\""], shell.Lines);
    }

    [Fact]
    public async Task Tells_in_plain_words_which_rule_matched_and_which_nearly_did()
    {
        Shell shell = await Shell.RunAsync(
            "decide", "--model", model, "--decision", "class", "--input", """{"bmi": 20, "sex": "F"}""", "--trace");

        Assert.Equal("\"normal\"", shell.Lines[0]);
        Assert.Contains("Question: Which class?", shell.Lines);
        Assert.Contains("    Rule 1 — bmi 20: less than 25", shell.Lines);
        Assert.Contains("    Note: guideline 1", shell.Lines);
        Assert.Contains("    Nearest rule not matched: rule 2 — bmi: 20; it would have to be at least 25", shell.Lines);
    }

    [Fact]
    public async Task Tells_it_in_french_too()
    {
        Shell shell = await Shell.RunAsync(
            "decide", "--model", model, "--decision", "class", "--input", """{"bmi": 24.5, "sex": "F"}""", "--trace", "--lang", "fr");

        Assert.Contains("    Règle 1 — bmi 24,5 : moins de 25", shell.Lines);
    }

    [Fact]
    public async Task Never_prints_a_null_without_its_reason()
    {
        Shell shell = await Shell.RunAsync("decide", "--model", model, "--decision", "all", "--input", """{"sex": "F"}""");

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains("\"half\":null", shell.Lines[0], StringComparison.Ordinal);
        Assert.Contains("PW1", shell.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--decision", "none", "PW6202 The model has no decision 'none'. It has class, all.")]
    [InlineData("--input", "[1]", "PW6203 The inputs are not a JSON object")]
    [InlineData("--input", "{", "PW6203 The inputs are not a JSON object")]
    [InlineData("--input", "@nowhere.json", "PW6203 The inputs are not a JSON object")]
    [InlineData("--at", "soon", "PW6208 'soon' is no moment")]
    [InlineData("--model", "nowhere.dmn", "PW6201 The file 'nowhere.dmn' does not exist")]
    public async Task Says_in_one_sentence_what_is_wrong(string option, string value, string sentence)
    {
        Dictionary<string, string> typed = new() { ["--model"] = model, ["--decision"] = "class", ["--input"] = "{}" };
        typed[option] = value;

        Shell shell = await Shell.RunAsync(["decide", .. typed.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Equal(2, shell.ExitCode);
        Assert.Empty(shell.Output);
        Assert.StartsWith(sentence, shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_model_with_a_typing_error_and_points_at_it()
    {
        string broken = folder.Write(
            "broken.dmn", SmallModel.Xml.Replace("bmi / 2", "bmj / 2", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("decide", "--model", broken, "--decision", "all");

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith($"{broken}:", shell.Errors, StringComparison.Ordinal);
        Assert.Contains("bmj", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_today_as_asked()
    {
        string clock = folder.Write("clock.dmn", SmallModel.Xml.Replace(
            "{class: class, half: bmi / 2, alert: urgent and class = \"high\", due: seen + @\"P7D\"}", "today()", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("decide", "--model", clock, "--decision", "all", "--at", "2026-11-20T23:30:00Z");

        Assert.Equal(["""{"@":"2026-11-21"}"""], shell.Lines);
    }
}
