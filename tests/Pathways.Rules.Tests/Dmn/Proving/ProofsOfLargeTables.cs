using System.Globalization;

namespace Pathways.Rules.Tests;

/// <summary>A proof does not go through all combinations: it ends soon for long tables and for wide ones.</summary>
public sealed class ProofsOfLargeTables
{
    [Fact]
    public void End_for_a_thousand_rules_that_tile_the_space()
    {
        string[] rules =
        [
            .. from age in Enumerable.Range(0, 10)
               from bmi in Enumerable.Range(0, 10)
               from weight in Enumerable.Range(0, 10)
               select $"{Tile(age)} | {Tile(bmi)} | {Tile(weight)} | \"a\"",
        ];
        ProofColumn[] columns = [ProofColumn.Age, ProofColumn.Bmi, new("Weight", "number")];

        TableProof proof = ProofTable.Prove(ProofTable.Model("UNIQUE", columns, rules));
        TableProof without = ProofTable.Prove(ProofTable.Model("UNIQUE", columns, [.. rules[..555], .. rules[556..]]));

        Assert.Equal(ProofAnswer.Yes, proof.IsComplete);
        Assert.Equal(ProofAnswer.Yes, proof.IsFreeOfConflicts);
        Assert.Equal("Age in [50..60) and BMI in [50..60) and Weight in [50..60)", Assert.Single(without.Gaps).Where);
    }

    [Fact]
    public void End_for_many_rules_that_lie_anyhow()
    {
        Random random = new(20261122);
        string Any() => Interval(random);
        string[] rules = [.. Enumerable.Range(0, 400).Select(_ => $"{Any()} | {Any()} | {Any()} | \"a\"")];
        ProofColumn[] columns = [ProofColumn.Age, ProofColumn.Bmi, new("Weight", "number")];

        TableProof proof = ProofTable.Prove(ProofTable.Model("FIRST", columns, rules));

        Assert.Equal(ProofAnswer.No, proof.IsComplete);
        Assert.DoesNotContain(proof.Findings, finding => finding.Code == "PW1241");
    }

    [Fact]
    public void End_for_twenty_columns_of_which_each_rule_asks_three()
    {
        ProofColumn[] columns = [.. Enumerable.Range(0, 20).Select(i => new ProofColumn($"X{i}", i % 2 == 0 ? "boolean" : "number"))];
        string[] rules = [.. Enumerable.Range(0, 60).Select(rule => Sparse(rule) + "\"a\"")];

        TableProof open = ProofTable.Prove(ProofTable.Model("FIRST", columns, rules));
        TableProof closed = ProofTable.Prove(ProofTable.Model(
            "FIRST", columns, [.. rules, .. Enumerable.Repeat("- | ", 20).Aggregate("", string.Concat) is string any ? new[] { any + "\"b\"" } : []]));

        Assert.Equal(ProofAnswer.No, open.IsComplete);
        Assert.True(open.HasMoreGaps);
        Assert.Equal(ProofAnswer.Yes, closed.IsCompleteWithMissingData);
    }

    private static string Tile(int step) => step switch
    {
        0 => "< 10",
        9 => ">= 90",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{step * 10}..{(step + 1) * 10})"),
    };

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static string Interval(Random random)
    {
        int low = random.Next(1000);
        return string.Create(CultureInfo.InvariantCulture, $"[{low}..{low + random.Next(400)}]");
    }
#pragma warning restore CA5394

    private static string Sparse(int rule) => string.Concat(Enumerable.Range(0, 20).Select(column =>
        (column == rule % 20, column == (rule * 7 + 3) % 20, column == (rule * 11 + 8) % 20, column % 2 == 0) switch
        {
            (false, false, false, _) => "- | ",
            (_, _, _, true) => rule % 3 == 0 ? "true | " : "false | ",
            _ => rule % 5 == 0 ? "< 10 | " : ">= 10 | ",
        }));
}
