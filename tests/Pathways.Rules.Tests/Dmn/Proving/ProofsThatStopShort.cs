using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>
/// Tables with cells that cannot be proved and columns that come from one input: whatever is claimed all the same is true.
/// </summary>
public sealed class ProofsThatStopShort
{
    private static readonly string[] policies = ["UNIQUE", "ANY", "FIRST", "COLLECT"];

    private static readonly ProofColumn[] columns =
        [new("A", "number"), new("B", "number"), new("A", "number", null, "A > 5"), new("A", "number", null, "A + B")];

    private static readonly string[] numbers = ["-", "5", "< 5", ">= 5", "[2..5]", "not(5)", "null", "< B", ">= A", "B, 5", "? * 2 > 7", "not(> A)"];

    private static readonly string[] booleans = ["-", "true", "false", "null", "B > 3"];

    private static readonly FeelValue[] values = [.. Feel.Run("[0, 1, 2, 3, 3.6, 4, 5, 5.5, 6, 7, 9, null]").Value.AsList()];

    [Fact]
    public void Still_claim_only_what_is_true() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Compare).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Never_throw_whatever_stands_in_the_cells() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            RandomText random = new(seed);
            string[] rules = [.. Enumerable.Range(0, 4).Select(rule => string.Join(" | ", Enumerable.Range(0, 3).Select(column =>
                (rule + column) % 3 == 0 ? random.Soup() : (rule + column) % 3 == 1 ? random.Expression() : random.Value().ToString())
                .Select(cell => string.Concat(cell.Where(c => c != '|' && System.Xml.XmlConvert.IsXmlChar(c))))))];
            ProofColumn[] any = [new("A", null), new("B", seed % 2 == 0 ? "number" : "list")];
            RuleSet? ruleSet = Dmn.Check(ProofTable.Model(policies[seed % 4], any, rules)).RuleSet;

            Assert.NotEmpty(ruleSet?.ProveTables().Select(proof => proof.ToString()) ?? []);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static void Compare(int seed)
    {
        Random random = new(seed);
        string[] rules =
        [
            .. Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Join(" | ", columns
                .Select(column => column.Expression == "A > 5" ? booleans : numbers)
                .Select(cells => random.Next(2) == 0 ? "-" : cells[random.Next(cells.Length)])
                .Append("\"" + "ab"[random.Next(2)] + "\""))),
        ];
        string policy = policies[random.Next(policies.Length)];
        RuleSet? ruleSet = Dmn.Check(ProofTable.Model(policy, columns, rules)).RuleSet;
        Assert.NotNull(ruleSet);
        string table = $"{policy}\n{string.Join('\n', rules)}";

        TableProof proof = Assert.Single(ruleSet.ProveTables());
        DecisionResult[] complete = [.. Results(ruleSet, hasMissing: false)];
        DecisionResult[] missing = [.. Results(ruleSet, hasMissing: true)];

        bool isComplete = Array.TrueForAll(complete, Matches);
        bool isCompleteWithMissing = Array.TrueForAll(missing, Matches);
        bool isFree = !complete.Concat(missing).Any(result => result.Problems.Any(problem => problem.Code is "PW1302" or "PW1303"));
        Assert.True(isComplete || proof.IsComplete != ProofAnswer.Yes, table);
        Assert.True(isCompleteWithMissing || proof.IsCompleteWithMissingData != ProofAnswer.Yes, table);
        Assert.True(isFree || proof.IsFreeOfConflicts != ProofAnswer.Yes, table);
        Assert.True(!isComplete || proof.Gaps.All(gap => gap.AssumesIndependence), table);
        Assert.True(!isFree || proof.Conflicts.All(conflict => conflict.AssumesIndependence), table);
        Assert.True(
            !complete.Concat(missing).SelectMany(Numbers).Intersect(proof.UnusedRules.Select(rule => rule.Rule)).Any(), table);
    }
#pragma warning restore CA5394

    private static IEnumerable<DecisionResult> Results(RuleSet rules, bool hasMissing) =>
        from a in values
        from b in values
        where (a.IsNull || b.IsNull) == hasMissing
        select rules.Evaluate(
            "D", FeelContext.Of(KeyValuePair.Create("A", a), KeyValuePair.Create("B", b)), Feel.Settings);

    private static bool Matches(DecisionResult result) => Numbers(result).Any();

    private static IEnumerable<int> Numbers(DecisionResult result) =>
        result.Trace.Tables[0].Matched.Select(rule => rule.Number);
}
