using System.Text.Json.Nodes;

namespace Pathways.Rules.Tests;

/// <summary>Decisions stored by earlier builds: they are taken again by this one, and told in the approved words.</summary>
public sealed class StoredDecisions
{
    private static readonly System.Text.Json.JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>File, model, decision and inputs of each golden trace.</summary>
    public static TheoryData<string, string, string, string> Decisions => new()
    {
        { "corpulence-overweight-girl", "corpulence", "advice", "{sex: \"F\", weight_kg: 31.4, height_cm: 128, name: \"not of use\"}" },
        { "corpulence-normal-boy", "corpulence", "advice", "{sex: \"M\", weight_kg: 25.25, height_cm: 128}" },
        { "corpulence-weight-missing", "corpulence", "advice", "{sex: \"F\", height_cm: 128}" },
        { "corpulence-sex-not-allowed", "corpulence", "advice", "{sex: \"X\", weight_kg: 31.4, height_cm: 128}" },
        { "points-collected", "points", "Points", "{Age: 80, Lives alone: true}" },
        { "points-by-functions", "points", "Risk", "{Age: 70, Lives alone: false, Signs: [\"fall\", \"dizziness\"]}" },
        { "points-service", "points", "Assess", "{Age: 66.5, Lives alone: true, Signs: []}" },
        { "points-service-called-twice", "points", "Check", "{Age: 66.5, Signs: [\"confusion\"]}" },
        { "vaccination-second-dose", "vaccination", "next_step", "{birth: @\"2020-02-03\", last: @\"2026-09-01\"}" },
        { "vaccination-first-dose", "vaccination", "next_step", "{birth: @\"2026-03-01\"}" },
    };

    /// <summary>Each golden trace in each language, and the one of format 1.</summary>
    public static TheoryData<string, string, RuleLanguage> Tellings =>
    [
        .. Decisions.Select(row => (row.Data.Item1, row.Data.Item2)).Append(("format-1", "corpulence"))
            .SelectMany(row => Enum.GetValues<RuleLanguage>().Select(language => (row.Item1, row.Item2, language))),
    ];

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Come_out_the_same_today(string file, string model, string decision, string inputs)
    {
        RuleSet rules = Compile(model);
        string stored = GoldenFile.ReadOrApprove(file + ".json", () => Write(Evaluate(rules, decision, inputs)));

        RetakenDecision retaken = DecisionTraceJson.FromJson(stored).Retake(rules);

        Assert.IsType<RetakenDecision.Same>(retaken);
    }

    [Theory]
    [MemberData(nameof(Tellings))]
    public void Are_told_in_the_approved_words(string file, string model, RuleLanguage language)
    {
        DecisionTrace trace = DecisionTraceJson.FromJson(GoldenFile.Read(file + ".json"));

        string told = string.Join('\n', trace.Explain(Compile(model).Glossary, language).ToLines()) + "\n";

        Assert.Equal(GoldenFile.ReadOrApprove($"{file}.{(language == RuleLanguage.French ? "fr" : "en")}.txt", () => told), told);
    }

    [Fact]
    public void Of_format_1_are_still_read_but_do_not_hold_what_it_takes_to_take_them_again()
    {
        DecisionTrace trace = DecisionTraceJson.FromJson(GoldenFile.Read("format-1.json"));

        Assert.Equal("\"refer\"", trace.Output.ToString());
        Assert.Empty(trace.Steps);
        Assert.IsType<RetakenDecision.NotKept>(trace.Retake(Compile("corpulence")));
    }

    [Fact]
    public void Are_not_taken_again_by_other_rules()
    {
        DecisionTrace trace = DecisionTraceJson.FromJson(GoldenFile.Read("points-collected.json"));

        Assert.IsType<RetakenDecision.OtherRules>(trace.Retake(Compile("corpulence")));
    }

    [Fact]
    public void That_come_out_differently_say_where()
    {
        JsonNode stored = JsonNode.Parse(GoldenFile.Read("points-by-functions.json"))!; // The file is an object.
        stored["trace"]!["required"]![0]!["output"] = 7; // Points, required by Risk.

        RetakenDecision retaken = DecisionTraceJson.FromJson(stored.ToJsonString()).Retake(Compile("points"));

        TraceDifference difference = Assert.Single(Assert.IsType<RetakenDecision.Different>(retaken).Differences);
        Assert.Equal(new TraceDifference("Points", "7", "1"), difference);
    }

    private static DecisionTrace Evaluate(RuleSet rules, string decision, string inputs)
    {
        EvaluationSettings settings = Feel.Settings with
        {
            RuleSetVersion = "3",
            Sources =
            [
                new InputSource("weight_kg", InputOrigin.Measure, "m-17", Feel.Settings.Now.AddDays(-9), "A. Morel"),
                new InputSource("height_cm", InputOrigin.Measure, At: Feel.Settings.Now.AddDays(-9)),
                new InputSource("sex", InputOrigin.CaseData),
                new InputSource("Signs", InputOrigin.Answer, "visit#4", Feel.Settings.Now.AddHours(-2), "nurse"),
                new InputSource("last", InputOrigin.Message),
            ],
        };
        return rules.Evaluate(decision, Dmn.Inputs(inputs), settings).Trace;
    }

    private static string Write(DecisionTrace trace) =>
        JsonNode.Parse(DecisionTraceJson.ToJson(trace))!.ToJsonString(readable) + "\n"; // What was written is an object.

    internal static RuleSet Compile(string model)
    {
        DmnReading reading = DmnReader.Read(GoldenFile.Read(model + ".dmn"), model + ".dmn");
        Assert.NotNull(reading.Model);
        RuleSetCompilation compilation = RuleSet.Compile(reading.Model, _ => null);
        Assert.True(compilation.IsSound);
        Assert.NotNull(compilation.RuleSet);
        return compilation.RuleSet;
    }
}
