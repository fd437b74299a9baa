using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>
/// Proofs of random tables against the evaluator. The cells come from pools whose ends are known, so that a grid of values
/// has every case there is: what holds on the grid holds everywhere, and the proof must say exactly that.
/// </summary>
public sealed class ProofsAndTheEvaluator
{
    private static readonly string[] policies = ["UNIQUE", "ANY", "FIRST", "PRIORITY", "COLLECT", "RULE ORDER"];

    private static readonly Pool[] pools =
    [
        new("number", null,
            ["5", "< 5", "<= 5.0", "> 5", ">= 5", "[2..5]", "(2..5]", "[2..5)", "(2..7.5)", "2, 5, [6..7]", "not(5)", "not(< 5)", "null",
                "not(null)", "? > 3", "not(2, 5)", "[5..2]", "? in [2..5]", "? = 2 or ? > 7.5", "? between 2 and 5", "[2, 5]", "not(? > 5)",
                "2 + 3", "? != 5", "null, > 5", "(< 5)", "5 < ?"],
            "1, 2, 2.5, 3, 4, 5, 5.5, 6, 6.5, 7, 7.2, 7.5, 8, null"),
        new("number", "[0..10]", ["< 5", ">= 5", "[0..3]", "(3..12]", "not(5)", "> 10", "null", "10"], "0, 1, 3, 4, 5, 6, 10, null"),
        new("string", "\"F\", \"M\"",
            ["\"F\"", "\"M\"", "\"F\", \"M\"", "not(\"F\")", "null", "> \"F\"", "[\"A\"..\"G\"]", "starts with(?, \"F\")", "string length(?) = 1"],
            "\"F\", \"M\", null"),
        new("string", null, ["\"a\"", "\"a\", \"c\"", "not(\"a\")", "null", "? = \"c\"", "[\"a\", \"c\"]"], "\"\", \"a\", \"b\", \"c\", null"),
        new("string", null, ["\"a\"", "< \"c\"", ">= \"a\"", "not(\"a\", \"c\")", "(\"a\"..\"c\")"], "\"\", \"a\", \"b\", \"c\", \"d\", null"),
        new("boolean", null, ["true", "false", "not(true)", "null", "true, null", "?", "? != true", "not(null)"], "true, false, null"),
        new("date", null,
            ["< @\"2024-01-01\"", "date(\"2024-01-02\")", "[@\"2024-01-01\"..@\"2024-06-01\")", ">= @\"2024-06-01\"", "not(@\"2024-01-01\")", "null"],
            "@\"2023-12-31\", @\"2024-01-01\", @\"2024-01-02\", @\"2024-01-03\", @\"2024-06-01\", @\"2024-06-02\", null"),
        new("dateTime", null,
            [">= @\"2024-01-01T00:00:00\"", "< @\"2024-01-01T00:00:00\"", "< @\"2024-01-01T00:00:00Z\"", ">= @\"2024-01-01T01:00:00+01:00\"", "not(@\"2024-01-01T00:00:00Z\")", "null"],
            "@\"2023-12-31T00:00:00\", @\"2024-01-01T00:00:00\", @\"2024-01-02T00:00:00\", @\"2023-12-31T00:00:00Z\", @\"2024-01-01T00:00:00Z\", @\"2024-01-01T01:00:00+01:00\", @\"2024-01-02T00:00:00@Europe/Paris\", null"),
        new("time", null,
            [">= @\"10:00:00\"", "< @\"10:00:00\"", "@\"10:00:00Z\"", "(@\"09:00:00+01:00\"..@\"12:00:00Z\"]", "not(@\"10:00:00\")"],
            "@\"09:00:00\", @\"10:00:00\", @\"11:00:00\", @\"07:00:00Z\", @\"09:00:00+01:00\", @\"09:00:00Z\", @\"10:00:00Z\", @\"11:00:00Z\", @\"12:00:00Z\", @\"13:00:00Z\", null"),
        new("days and time duration", null, ["< @\"P1D\"", "[@\"P1D\"..@\"P3D\"]", "> duration(\"P3D\")", "@\"PT24H\""], "@\"PT1H\", @\"P1D\", @\"P2D\", @\"P3D\", @\"P4D\", null"),
        new("years and months duration", null, ["> @\"P1Y\"", "<= @\"P12M\"", "@\"P1Y1M\"", ">= @\"P1Y1M\""], "@\"P1M\", @\"P1Y\", @\"P1Y1M\", @\"P2Y\", null"),
        new("list", null,
            ["list contains(?, \"x\")", "not(list contains(?, \"y\"))", "? = []", "count(?) > 0", "null", "list contains(?, \"x\") and list contains(?, \"y\")", "[]", "\"x\""],
            "[], [\"x\"], [\"y\"], [\"x\", \"y\"], [\"z\"], [\"x\", \"z\"], [\"y\", \"z\"], [\"x\", \"y\", \"z\"], null"),
    ];

    [Fact]
    public void Agree_on_every_random_table() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Compare).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static void Compare(int seed)
    {
        Random random = new(seed);
        Pool[] chosen = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => pools[random.Next(pools.Length)])];
        ProofColumn[] columns = [.. chosen.Select((pool, i) => new ProofColumn("ABC"[i].ToString(), pool.Type, pool.Allowed))];
        string[] rules = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Rule(chosen, random))];
        string policy = policies[random.Next(policies.Length)];
        RuleSet? ruleSet = Dmn.Check(ProofTable.Model(policy, columns, rules)).RuleSet;
        Assert.NotNull(ruleSet);
        string table = $"{policy}\n{string.Join('\n', rules)}";

        TableProof proof = Assert.Single(ruleSet.ProveTables());
        List<Outcome> outcomes = [.. Grid(chosen).Select(inputs => Outcome.Of(ruleSet, inputs))];

        Assert.Empty(proof.UnprovableCells);
        CheckCompleteness(proof, outcomes, table);
        CheckConflicts(proof, outcomes, table);
        CheckUnused(proof, outcomes, rules.Length, table);
        foreach (TableGap gap in proof.Gaps.Concat(proof.MissingDataGaps))
        {
            Assert.True(Outcome.Of(ruleSet, gap.Example.Inputs).Matched.Length == 0, $"{gap.Example.Words} in\n{table}");
        }

        foreach (RuleConflict conflict in proof.Conflicts)
        {
            Outcome outcome = Outcome.Of(ruleSet, conflict.Example.Inputs);
            Assert.True(outcome.IsConflict, $"{conflict.Example.Words} in\n{table}");
            Assert.Contains(conflict.Rule, outcome.Matched);
            Assert.Contains(conflict.Others[0], outcome.Matched);
        }
    }

    private static string Rule(Pool[] chosen, Random random) => string.Join(" | ", chosen
        .Select(pool => random.Next(4) == 0 ? "-" : pool.Cells[random.Next(pool.Cells.Length)])
        .Append("\"" + "abc"[random.Next(3)] + "\""));
#pragma warning restore CA5394

    private static void CheckCompleteness(TableProof proof, List<Outcome> outcomes, string table)
    {
        bool isComplete = outcomes.TrueForAll(outcome => outcome.HasMissing || outcome.Matched.Length > 0);
        bool isCompleteWithMissing = outcomes.TrueForAll(outcome => !outcome.HasMissing || outcome.Matched.Length > 0);

        Assert.True(proof.IsComplete == (isComplete ? ProofAnswer.Yes : ProofAnswer.No), table);
        Assert.True(proof.IsCompleteWithMissingData == (isCompleteWithMissing ? ProofAnswer.Yes : ProofAnswer.No), table);
    }

    private static void CheckConflicts(TableProof proof, List<Outcome> outcomes, string table)
    {
        ProofAnswer expected = outcomes.Exists(outcome => outcome.IsConflict) ? ProofAnswer.No : ProofAnswer.Yes;

        Assert.True(proof.IsFreeOfConflicts == expected, table);
    }

    private static void CheckUnused(TableProof proof, List<Outcome> outcomes, int rules, string table)
    {
        if (proof.HitPolicy == DmnHitPolicy.Priority)
        {
            return; // the trace does not tell which of the matching rules was taken
        }

        int[] used = [.. outcomes.SelectMany(outcome => outcome.Matched).Distinct()];
        int[] unused = [.. Enumerable.Range(1, rules).Except(used)];

        Assert.True(unused.SequenceEqual(proof.UnusedRules.Select(rule => rule.Rule)), table);
    }

    /// <summary>All combinations of the values of the pools.</summary>
    private static IEnumerable<FeelContext> Grid(Pool[] chosen) => chosen.Index().Aggregate(
        (IEnumerable<FeelContext>)[FeelContext.Empty],
        (grid, pool) => grid.SelectMany(context => pool.Item.Values.Select(value => context.With("ABC"[pool.Index].ToString(), value))));

    /// <summary>What the evaluator says of one patient.</summary>
    private sealed record Outcome(int[] Matched, bool HasMissing, bool IsConflict)
    {
        public static Outcome Of(RuleSet rules, FeelContext inputs)
        {
            DecisionResult result = rules.Evaluate("D", inputs, Feel.Settings);
            Assert.DoesNotContain(result.Problems, problem => problem.Code is "PW1304" or "PW1106");
            return new Outcome(
                [.. result.Trace.Tables[0].Matched.Select(rule => rule.Number)],
                inputs.Entries.Any(input => input.Value.IsNull),
                result.Problems.Any(problem => problem.Code is "PW1302" or "PW1303"));
        }
    }

    /// <summary>Cells for a column, and values that lie at and between all their ends.</summary>
    private sealed class Pool(string type, string? allowed, string[] cells, string values)
    {
        public string Type => type;

        public string? Allowed => allowed;

        public string[] Cells => cells;

        public FeelValue[] Values { get; } = [.. Feel.Run($"[{values}]").Value.AsList()];
    }
}
