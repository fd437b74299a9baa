using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>Whatever a decision is given: its stored trace comes out the same, and can be told in both languages.</summary>
public sealed class AnyDecision
{
    private static readonly (RuleSet Rules, string Decision)[] decisions =
    [
        (StoredDecisions.Compile("corpulence"), "advice"),
        (StoredDecisions.Compile("points"), "Check"),
        (StoredDecisions.Compile("points"), "Assess"),
        (StoredDecisions.Compile("vaccination"), "next_step"),
    ];

    private static readonly string[] values =
    [
        "null", "0", "-1", "18.28", "75", "128", "1E30", "\"F\"", "\"M\"", "\"fall\"", "true", "[]", "[\"fall\", 1, null]",
        "{a: {b: [1]}}", "@\"2018-02-03\"", "@\"2026-11-01\"", "@\"P1D\"", "@\"P3Y\"", "@\"10:00:00\"", "[1..3)", "function(x) x",
    ];

    [Fact]
    public void Is_taken_again_from_json_with_the_same_answer_and_told()
    {
        Gen<string> value = Gen.Elements(values);
        Gen<(int Which, string[] Inputs)> any =
            from which in Gen.Choose(0, decisions.Length - 1)
            from inputs in value.ArrayOf(4)
            select (which, inputs);

        Prop.ForAll(any.ToArbitrary(), drawn => Check(drawn.Which, drawn.Inputs)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool Check(int which, string[] inputs)
    {
        (RuleSet rules, string decision) = decisions[which];
        IEnumerable<string> given = rules.InputsOf(decision).Zip(inputs, (input, text) => $"\"{input.Name}\": {text}");
        DecisionTrace trace = rules.Evaluate(decision, Dmn.Inputs($"{{{string.Join(", ", given)}}}"), Feel.Settings).Trace;

        DecisionTrace stored = DecisionTraceJson.FromJson(DecisionTraceJson.ToJson(trace));

        return stored.Explain(rules.Glossary, RuleLanguage.French).ToLines().Length > 2
            && stored.Explain(RuleGlossary.Empty, RuleLanguage.English).ToLines().Length > 2
            && (inputs.Contains("function(x) x") || stored.Retake(rules) is RetakenDecision.Same);
    }
}
