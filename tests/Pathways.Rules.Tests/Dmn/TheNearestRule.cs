using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>Which rule came nearest is found for 64 rules at a time; counting the cells one by one is the oracle.</summary>
public sealed class TheNearestRule
{
    [Fact]
    public void Misses_by_the_fewest_cells_beside_the_rule_that_matched() => Prop
        .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), CompareWithCounting)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("FIRST", "{Age: 8, Sex: \"F\"}", null)] // The first rule matches: none was looked at before it.
    [InlineData("FIRST", "{Age: 30, Sex: \"M\"}", 2)]
    [InlineData("RULE ORDER", "{Age: 8, Sex: \"F\"}", 2)]
    [InlineData("RULE ORDER", "{Age: 1, Sex: null}", 2)]
    public void Is_sought_among_the_rules_that_were_looked_at(string hitPolicy, string inputs, int? expected)
    {
        RuleSet rules = Dmn.Compile(Dmn.Table(
            $"hitPolicy=\"{hitPolicy}\"", "[2..18) | \"F\" | \"a\"\n< 18 | \"M\" | \"b\"\n>= 18 | - | \"c\"\n>= 18 | \"F\" | \"d\""));

        TableTrace table = Assert.Single(rules.Evaluate("Risk", Dmn.Inputs(inputs), Feel.Settings).Trace.Tables);

        Assert.Equal(expected, table.Nearest?.Number);
    }

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static void CompareWithCounting(int seed)
    {
        Random random = new(seed);
        int rules = random.Next(1, 200);
        double density = random.NextDouble();
        bool[][] cells =
        [
            .. Enumerable.Range(0, random.Next(1, MetCells.MostColumns + 1))
                .Select(_ => Enumerable.Range(0, rules).Select(_ => random.NextDouble() < density).ToArray()),
        ];
        int end = random.Next(0, rules + 1);
        MetCells met = default;
        Array.ForEach(cells, column => met.Add(ToBits(column)));

        int matched = random.Next(0, end + 1);
        int[] near =
        [
            .. Enumerable.Range(0, end).GroupBy(rule => cells.Count(column => !column[rule]))
                .Where(group => group.Key > 0).MinBy(group => group.Key) ?? Enumerable.Empty<int>(),
        ];
        int expected = near.Where(rule => rule < matched).Concat(near.Take(1)).DefaultIfEmpty(-1).Max();

        Assert.Equal(expected, met.Nearest(end, matched));
    }
#pragma warning restore CA5394

    private static ulong[] ToBits(bool[] cells)
    {
        ulong[] words = new ulong[(cells.Length + 63) / 64];
        foreach ((int rule, bool isMet) in cells.Index())
        {
            words[rule / 64] |= isMet ? 1UL << (rule % 64) : 0;
        }

        return words;
    }
}
