using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>Tables look rules up by column; the cells, evaluated one by one, are the oracle.</summary>
public sealed class TheColumnIndex
{
    private static readonly string[] ages =
        ["-", "5", "< 5", "<= 5.0", "> 5", ">= 5", "[2..5]", "(2..5]", "[2..5)", "(2..7.5)", "2, 5, [6..7]", "not(5)", "not(< 5)", "null", "not(null)", "? > 3", "not(2, 5)",
        "> 4.99999999999999999999", "<= 0.000000000000000000001", "[2..123456789012345678901234567890]"];

    private static readonly string[] sexes = ["-", "\"F\"", "\"M\"", "\"F\", \"M\"", "not(\"F\")", "null", "> \"F\"", "[\"A\"..\"G\"]"];

    private static readonly string[] ageInputs = ["1", "2", "2.0", "4.999", "5", "5.01", "7", "7.5", "1000", "null", "-3",
        "4.999999999999999999999999999999999", "5.000000000000000000000000000000001", "0.0000000000000000000000000001", "1e40", "-1e-40"];

    private static readonly string[] sexInputs = ["\"F\"", "\"M\"", "null"];

    [Fact]
    public void Finds_the_rules_that_a_scan_finds() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), CompareWithScan).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static void CompareWithScan(int seed)
    {
        Random random = new(seed);
        (string Age, string Sex)[] cells =
            [.. Enumerable.Range(0, random.Next(1, 90)).Select(_ => (ages[random.Next(ages.Length)], sexes[random.Next(sexes.Length)]))];
        string lines = string.Join('\n', cells.Select((cell, i) => $"{cell.Age.Replace('|', ' ')} | {cell.Sex} | {i + 1}"));
        RuleSet? rules = Dmn.Check(Dmn.Table("hitPolicy=\"RULE ORDER\"", lines, type: "number")).RuleSet;
        Assert.NotNull(rules);
        foreach (string age in ageInputs)
        {
            string sex = sexInputs[random.Next(sexInputs.Length)];
            FeelContext inputs = Dmn.Inputs($"{{Age: {age}, Sex: {sex}}}");
            (int Rule, int Misses)[] misses =
            [
                .. cells.Select((cell, i) => (i + 1, Misses(cell.Age, inputs["Age"]) + Misses(cell.Sex, inputs["Sex"]))),
            ];
            int[] expected = [.. misses.Where(rule => rule.Misses == 0).Select(rule => rule.Rule)];

            DecisionResult plain = rules.Evaluate("Risk", inputs, Feel.Settings with { Trace = false });
            DecisionResult traced = rules.Evaluate("Risk", inputs, Feel.Settings);

            Assert.Equal(expected, Numbers(plain.Value));
            Assert.Equal(expected, traced.Trace.Tables[0].Matched.Select(rule => rule.Number));
            Assert.Equal(Nearest(misses, expected.FirstOrDefault()), traced.Trace.Tables[0].Nearest?.Number);
        }
    }
#pragma warning restore CA5394

    // Of those that miss by the fewest cells the last before the rule that matched, else the first.
    private static int? Nearest((int Rule, int Misses)[] misses, int matched)
    {
        int[] near = [.. misses.Where(rule => rule.Misses > 0).GroupBy(rule => rule.Misses).MinBy(group => group.Key)?.Select(rule => rule.Rule) ?? []];
        return near.Where(rule => rule < matched).Concat(near.Take(1)).Max(rule => (int?)rule);
    }

    private static int[] Numbers(FeelValue list) =>
        list.IsNull ? [] : [.. list.AsList().Select(item => item.AsNumber().TryToInt64(out long number) ? (int)number : 0)];

    private static int Misses(string cell, FeelValue value)
    {
        FeelExpression? tests = FeelExpression.CompileUnaryTests(cell, FeelScope.Closed()).Expression;
        Assert.NotNull(tests);
        return tests.Evaluate(FeelContext.Of(KeyValuePair.Create("?", value)), Feel.Settings).Value.IsTrue ? 0 : 1;
    }
}
