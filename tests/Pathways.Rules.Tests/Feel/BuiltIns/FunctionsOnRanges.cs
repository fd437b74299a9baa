namespace Pathways.Rules.Tests;

/// <summary>Range functions (DMN 1.5, clause 10.3.4.8, table 78): Allen's interval algebra with open and closed ends.</summary>
public sealed class FunctionsOnRanges
{
    [Theory]
    [Rows("""
        before(1, 10)                           => true
        before(10, 1)                           => false
        before(1, 1)                            => false
        before(1, [1..10])                      => false
        before(1, (1..10])                      => true
        before(1, [5..10])                      => true
        before([1..10], 10)                     => false
        before([1..10), 10)                     => true
        before([1..10], 15)                     => true
        before([1..10], [15..20])               => true
        before([1..10], [10..20])               => false
        before([1..10), [10..20])               => true
        before([1..10], (10..20])               => true
        before([1..10), (10..20])               => true
        before([15..20], [1..10])               => false
        after(10, 5)                            => true
        after(5, 10)                            => false
        after(5, 5)                             => false
        after(12, [1..10])                      => true
        after(10, [1..10))                      => true
        after(10, [1..10])                      => false
        after([11..20], 12)                     => false
        after([11..20], 10)                     => true
        after((11..20], 11)                     => true
        after([11..20], 11)                     => false
        after([11..20], [1..10])                => true
        after([1..10], [11..20])                => false
        after([11..20], [1..11))                => true
        after((11..20], [1..11])                => true
        after([11..20], [1..11])                => false
        """)]
    public void Before_and_after(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        meets([1..5], [5..10])                  => true
        meets([1..5), [5..10])                  => false
        meets([1..5], (5..10])                  => false
        meets([1..5], [6..10])                  => false
        meets([5..10], [1..5])                  => false
        met by([5..10], [1..5])                 => true
        met by([5..10], [1..5))                 => false
        met by((5..10], [1..5])                 => false
        met by([6..10], [1..5])                 => false
        met by([1..5], [5..10])                 => false
        overlaps([1..5], [3..8])                => true
        overlaps([3..8], [1..5])                => true
        overlaps([1..8], [3..5])                => true
        overlaps([3..5], [1..8])                => true
        overlaps([1..5], [6..8])                => false
        overlaps([6..8], [1..5])                => false
        overlaps([1..5], [5..8])                => true
        overlaps([1..5], (5..8])                => false
        overlaps([1..5), [5..8])                => false
        overlaps([1..5), (5..8])                => false
        overlaps([5..8], [1..5])                => true
        overlaps((5..8], [1..5])                => false
        overlaps([5..8], [1..5))                => false
        overlaps((5..8], [1..5))                => false
        overlaps before([1..5], [3..8])         => true
        overlaps before([1..5], [6..8])         => false
        overlaps before([1..5], [5..8])         => true
        overlaps before([1..5], (5..8])         => false
        overlaps before([1..5), [5..8])         => false
        overlaps before([1..5), (1..5])         => true
        overlaps before([1..5], (1..5])         => true
        overlaps before([1..5), [1..5])         => false
        overlaps before([1..5], [1..5])         => false
        overlaps before([3..8], [1..5])         => false
        overlaps after([3..8], [1..5])          => true
        overlaps after([6..8], [1..5])          => false
        overlaps after([5..8], [1..5])          => true
        overlaps after((5..8], [1..5])          => false
        overlaps after([5..8], [1..5))          => false
        overlaps after((1..5], [1..5))          => true
        overlaps after((1..5], [1..5])          => true
        overlaps after([1..5], [1..5))          => false
        overlaps after([1..5], [1..5])          => false
        overlaps after((1..5), [1..5])          => false
        overlaps after((1..5], [1..6])          => false
        overlaps after((1..5], (1..5])          => false
        """)]
    public void Meeting_and_overlapping(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        finishes(10, [1..10])                   => true
        finishes(10, [1..10))                   => false
        finishes(5, [1..10])                    => false
        finishes([5..10], [1..10])              => true
        finishes([5..10), [1..10])              => false
        finishes([5..10), [1..10))              => true
        finishes([1..10], [1..10])              => true
        finishes((1..10], [1..10])              => true
        finishes([1..10], (1..10])              => false
        finished by([1..10], 10)                => true
        finished by([1..10), 10)                => false
        finished by([1..10], [5..10])           => true
        finished by([1..10], [5..10))           => false
        finished by([1..10), [5..10))           => true
        finished by([1..10], [1..10])           => true
        finished by([1..10], (1..10])           => true
        finished by((1..10], [1..10])           => false
        starts(1, [1..10])                      => true
        starts(1, (1..10])                      => false
        starts(2, [1..10])                      => false
        starts([1..5], [1..10])                 => true
        starts((1..5], [1..10])                 => false
        starts((1..5], (1..10])                 => true
        starts([1..10], [1..10])                => true
        starts([1..10), [1..10])                => true
        starts((1..10), (1..10))                => true
        starts([1..10], [1..10))                => false
        started by([1..10], 1)                  => true
        started by((1..10], 1)                  => false
        started by([1..10], 2)                  => false
        started by([1..10], [1..5])             => true
        started by((1..10], [1..5])             => false
        started by((1..10], (1..5])             => true
        started by([1..10], [1..10])            => true
        started by([1..10], [1..10))            => true
        started by((1..10), (1..10))            => true
        """)]
    public void Finishing_and_starting(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        includes([1..10], 5)                    => true
        includes([1..10], 12)                   => false
        includes([1..10], 1)                    => true
        includes([1..10], 10)                   => true
        includes((1..10], 1)                    => false
        includes([1..10), 10)                   => false
        includes([1..10], [4..6])               => true
        includes([1..10], [1..5])               => true
        includes((1..10], (1..5])               => true
        includes([1..10], (1..10))              => true
        includes([1..10), [5..10))              => true
        includes([1..10], [1..10))              => true
        includes([1..10], (1..10])              => true
        includes([1..10], [1..10])              => true
        includes((1..10], [1..5])               => false
        includes([1..10), [5..10])              => false
        includes([1..10], [0..5])               => false
        during(5, [1..10])                      => true
        during(12, [1..10])                     => false
        during(1, [1..10])                      => true
        during(10, [1..10])                     => true
        during(1, (1..10])                      => false
        during(10, [1..10))                     => false
        during([4..6], [1..10])                 => true
        during([1..5], [1..10])                 => true
        during((1..5], (1..10])                 => true
        during((1..10), [1..10])                => true
        during([5..10), [1..10))                => true
        during([1..10), [1..10])                => true
        during((1..10], [1..10])                => true
        during([1..10], [1..10])                => true
        during([1..10], (1..10))                => false
        coincides(5, 5)                         => true
        coincides(3, 4)                         => false
        coincides([1..5], [1..5])               => true
        coincides((1..5), [1..5])               => false
        coincides([1..5], [2..6])               => false
        coincides((1..5), (1..5))               => true
        """)]
    public void Includes_during_and_coincides(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        before("a", "b")                                                   => true
        before(@"2020-01-01", @"2020-01-02")                               => true
        before(@"2020-01-01", [@"2020-01-02"..@"2020-01-03"])              => true
        during(@"10:00:00", [@"09:00:00"..@"11:00:00"])                    => true
        includes([@"2020-01-01T00:00:00Z"..@"2020-01-02T00:00:00Z"], @"2020-01-01T02:00:00+02:00") => true
        overlaps(["a".."f"], ["d".."z"])                                   => true
        meets([@"PT1H"..@"PT2H"], [@"PT2H"..@"PT3H"])                      => true
        starts([@"P1Y"..@"P2Y"], [@"P1Y"..@"P3Y"])                         => true
        coincides(@"P1Y", @"P12M")                                         => true
        after(@"P1Y", @"P364D")                                            => null
        before(1, @"2020-01-01")                                           => null
        includes([1..10], "5")                                             => null
        """)]
    public void Work_on_all_that_has_an_order(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        before(5, (>10))                        => true
        before((<5), 10)                        => true
        before((>5), 10)                        => false
        after(15, (<10))                        => true
        includes((>5), 10)                      => true
        includes((>=5), 5)                      => true
        includes((>5), 5)                       => false
        includes((<5), [1..2])                  => true
        during([1..2], (<5))                    => true
        overlaps((<5), (>3))                    => true
        overlaps((<3), (>5))                    => false
        finishes([1..5], (<=5))                 => true
        starts([5..9], (>=5))                   => true
        coincides((<5), (<5))                   => true
        coincides((<5), (<=5))                  => false
        coincides((<5), (>5))                   => false
        """)]
    public void An_open_end_has_no_bound(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    [InlineData("meets")]
    [InlineData("met by")]
    [InlineData("overlaps")]
    [InlineData("overlaps before")]
    [InlineData("overlaps after")]
    [InlineData("finishes")]
    [InlineData("finished by")]
    [InlineData("includes")]
    [InlineData("during")]
    [InlineData("starts")]
    [InlineData("started by")]
    [InlineData("coincides")]
    public void Null_too_few_too_many_and_misspelt_arguments_give_null(string function)
    {
        Assert.Equal("null", Feel.Show($"{function}()"));
        Assert.Equal("null", Feel.Show($"{function}([1..5])"));
        Assert.Equal("null", Feel.Show($"{function}([1..5], [1..5], [1..5])"));
        Assert.Equal("null", Feel.Show($"{function}(null, [1..5])"));
        Assert.Equal("null", Feel.Show($"{function}([1..5], null)"));
        Assert.Equal("null", Feel.Show($"{function}(null, null)"));
        Assert.Equal("null", Feel.Show($"{function}([1..5], [@\"2020-01-01\"..@\"2020-01-02\"])"));
        Assert.Equal("null", Feel.Show($"{function}(range1: [1..5], range3: [1..5])"));
        Assert.Equal("null", Feel.Show($"{function}(range1: [1..5])"));
        Assert.Equal(
            Feel.Show($"{function}([1..5], [3..5])"), Feel.Show($"{function}(range2: [3..5], range1: [1..5])"));
    }

    [Theory]
    [Rows("""
        before(point1: 1, point2: 2)            => true
        before(point: 1, range: [2..3])         => true
        before(range: [2..3], point: 1)         => false
        after(point2: 1, point1: 2)             => true
        after(point: 1, range: [2..3])          => false
        after(range: [2..3], point: 1)          => true
        finishes(point: 3, range: [2..3])       => true
        finished by(range: [2..3], point: 3)    => true
        includes(range: [2..3], point: 3)       => true
        during(point: 3, range: [2..3])         => true
        starts(point: 2, range: [2..3])         => true
        started by(range: [2..3], point: 2)     => true
        coincides(point1: 2, point2: 2)         => true
        coincides(range1: [1..2], range2: [1..2]) => true
        # not in the table of the standard
        meets(1, [1..2])                        => null
        met by([1..2], 1)                       => null
        overlaps(1, [1..2])                     => null
        overlaps before(1, 2)                   => null
        overlaps after([1..2], 1)               => null
        finishes(1, 1)                          => null
        finishes([1..5], 5)                     => null
        finished by(5, [1..5])                  => null
        includes(5, 5)                          => null
        includes(5, [1..5])                     => null
        during([1..5], 5)                       => null
        starts([1..5], 1)                       => null
        started by(1, [1..5])                   => null
        coincides(1, [1..1])                    => null
        coincides([1..1], 1)                    => null
        """)]
    public void Each_has_its_own_pairs_of_points_and_ranges(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));
}
