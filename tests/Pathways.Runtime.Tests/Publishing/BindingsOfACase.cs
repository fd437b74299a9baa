using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class BindingsOfACase
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    // started, now (days after Monday) → version of the rule set
    [InlineData(0, 0, 1)]
    [InlineData(0, 9, 1)]
    [InlineData(1, 9, 2)]
    [InlineData(0, 20, 3)]
    [InlineData(1, 20, 3)]
    [InlineData(30, 30, 4)]
    [InlineData(20, 30, 3)]
    public void Are_those_of_its_start_unless_later_ones_are_for_running_cases_too(int started, int now, int version)
    {
        ImmutableArray<Binding> bindings =
        [
            Bind(1, day: 0, forRunning: false),
            Bind(2, day: 1, forRunning: false),
            Bind(3, day: 10, forRunning: true),
            Bind(4, day: 30, forRunning: false),
        ];

        ImmutableArray<Binding> inForce = BindingsInForce.Of(
            bindings, Installation.Network, "p", Monday.AddDays(started), Monday.AddDays(now));

        Assert.Equal(version, Assert.Single(inForce).Version);
    }

    [Fact]
    public void Of_two_made_for_one_moment_the_later_made_wins()
    {
        ImmutableArray<Binding> bindings = [Bind(1, 0, false), Bind(2, 0, false)];

        Assert.Equal(2, Assert.Single(
            BindingsInForce.Of(bindings, Installation.Network, "p", Monday, Monday)).Version);
    }

    [Fact]
    public void Are_not_those_of_other_pathways_or_networks()
    {
        ImmutableArray<Binding> bindings =
        [
            Bind(1, 0, true) with { PathwayKey = "q" },
            Bind(1, 0, true) with { Network = new NetworkId("elsewhere") },
        ];

        Assert.Empty(BindingsInForce.Of(bindings, Installation.Network, "p", Monday, Monday));
    }

    private static Binding Bind(int version, int day, bool forRunning) => new(
        Installation.Network, "p", DefinitionKind.RuleSet, "obesity", version, Monday.AddDays(day), forRunning, Monday);
}
