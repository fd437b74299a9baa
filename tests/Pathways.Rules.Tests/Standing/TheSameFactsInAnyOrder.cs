using FsCheck;
using FsCheck.Fluent;
using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>
/// Random rules over random facts: however the facts came and went, the conclusions are those of the facts that are there. The
/// oracle is the well-founded model, computed another way.
/// </summary>
public sealed class TheSameFactsInAnyOrder
{
    private const int Measures = 4;
    private const int Decisions = 6;

    [Fact]
    public void Give_the_same_conclusions() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Compare(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Are_tried_with_circles_and_with_absences()
    {
        StandingRulesCompilation[] tried = [.. Enumerable.Range(0, 300).Select(seed => Rules(RandomRules(new Random(seed))))];

        Assert.InRange(tried.Count(one => one.IsSound), 150, 280);
    }

#pragma warning disable CA5394 // a repeatable sequence is wanted
    private static void Compare(int seed)
    {
        Random random = new(seed);
        Literal[][][] program = RandomRules(random);
        StandingRulesCompilation compilation = Rules(program);
        PatientFacts facts = PatientFacts.Empty;
        StandingState state = StandingState.Empty;
        for (int step = 0; step < (compilation.IsSound ? 8 : 1); step++)
        {
            int measure = random.Next(Measures);
            facts = random.Next(3) == 0
                ? facts.Without($"m{measure}", $"m{measure}@1")
                : facts.With(Fact($"m{measure}", random.Next(2) == 0 ? "1" : "0"));

            StandingResult stepped = compilation.Rules.Evaluate(state, facts, At(Noon));
            state = stepped.State;
            if (!compilation.IsSound)
            {
                continue;
            }

            Assert.Empty(stepped.Incidents);
            Assert.Equal(Model(program, facts), stepped.Conclusions.Said());
            PatientFacts shuffled = PatientFacts.Empty.With(facts.All.OrderBy(_ => random.Next()).ToArray());
            Assert.Equal(
                stepped.Conclusions.Said(), compilation.Rules.Evaluate(StandingState.Empty, shuffled, At(Noon)).Conclusions.Said());
        }
    }

    private static Literal[][][] RandomRules(Random random) =>
        [.. Enumerable.Range(0, Decisions).Select(own => RandomClauses(random, own))];

    private static Literal[][] RandomClauses(Random random, int own) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Literal[])[.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => RandomLiteral(random, own))])];

    // Pairs of decisions make circles, an absence is mostly asked of an earlier pair: so many rule sets are sound.
    private static Literal RandomLiteral(Random random, int own) => random.Next(6) switch
    {
        < 3 => new Literal($"m{random.Next(Measures)}", true),
        3 => new Literal($"c{random.Next(own | 1)}", true),
        4 => new Literal($"c{own ^ 1}", true),
        _ when own >= 2 && random.Next(8) > 0 => new Literal($"c{random.Next(own & ~1)}", false),
        _ => new Literal($"c{random.Next(Decisions)}", random.Next(4) > 0),
    };
#pragma warning restore CA5394

    private static StandingRulesCompilation Rules(Literal[][][] program) => Check(
        string.Concat(Enumerable.Range(0, Measures).Select(i => Newest($"m{i}", $"m{i}"))),
        string.Concat(program.Index().Select(one => Newest($"c{one.Index}", $"c{one.Index}", "boolean"))),
        string.Concat(program.Index().Select(one => Decision(
            $"d{one.Index}",
            $"<care:concludes kind=\"c{one.Index}\"/>",
            string.Join(' ', one.Item.SelectMany(clause => clause).Select(literal => literal.Name).Distinct()),
            string.Join(" or ", one.Item.Select(clause => $"({string.Join(" and ", clause.Select(literal => literal.ToFeel()))})")),
            "boolean"))));

    /// <summary>Van Gelder's alternating fixpoint.</summary>
    private static string[] Model(Literal[][][] program, PatientFacts facts)
    {
        HashSet<string> surely = [];
        while (true)
        {
            HashSet<string> possibly = Smallest(program, facts, surely);
            HashSet<string> more = Smallest(program, facts, possibly);
            if (more.SetEquals(surely))
            {
                Assert.Equal(surely.Order(), possibly.Order());
                return [.. surely.Order(StringComparer.Ordinal).Select(name => $"{name} = true")];
            }

            surely = more;
        }
    }

    private static HashSet<string> Smallest(Literal[][][] program, PatientFacts facts, HashSet<string> assumed)
    {
        HashSet<string> holds = [.. facts.All.Where(fact => fact.Value.ToString() == "1").Select(fact => fact.Kind)];
        int before;
        do
        {
            before = holds.Count;
            foreach ((int i, Literal[][] clauses) in program.Index())
            {
                if (clauses.Any(clause => clause.All(literal => literal.IsPresent ? holds.Contains(literal.Name) : !assumed.Contains(literal.Name))))
                {
                    holds.Add($"c{i}");
                }
            }
        }
        while (holds.Count > before);
        return [.. holds.Where(name => name.StartsWith('c'))];
    }

    private sealed record Literal(string Name, bool IsPresent)
    {
        public string ToFeel() => Name.StartsWith('m') ? $"{Name} = 1" : IsPresent ? $"{Name} = true" : $"{Name} = null";
    }
}
