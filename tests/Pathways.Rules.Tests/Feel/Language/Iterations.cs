namespace Pathways.Rules.Tests;

/// <summary><c>for</c>, <c>some</c> and <c>every</c> (DMN 1.5, clauses 10.3.2.13 and 10.3.2.14).</summary>
public sealed class Iterations
{
    [Theory]
    [Rows("""
        for i in [1, 2, 3] return i * i                         => [1, 4, 9]
        for i in [] return i                                    => []
        for i in 1..3 return i                                  => [1, 2, 3]
        for i in 3..1 return i                                  => [3, 2, 1]
        for i in -1..1 return i                                 => [-1, 0, 1]
        for i in 2..2 return i                                  => [2]
        for i in 1+1..2*2 return i                              => [2, 3, 4]
        for i in [1..3] return i                                => [1, 2, 3]
        for i in (1..3] return i                                => [2, 3]
        for i in [1..3) return i                                => [1, 2]
        for i in (1..3) return i                                => [2]
        for i in (1..2) return i                                => []
        for i in {r: [1..2]}.r return i                         => [1, 2]
        for d in @"2020-02-28"..@"2020-03-01" return d.day      => [28, 29, 1]
        for d in [@"2020-01-02"..@"2020-01-03"] return d        => [@"2020-01-02", @"2020-01-03"]
        for d in @"2020-01-02"..@"2020-01-01" return d.day      => [2, 1]
        for i in 1..2, j in 1..2 return [i, j]                  => [[1, 1], [1, 2], [2, 1], [2, 2]]
        for i in 1..3, j in 1..i return j                       => [1, 1, 2, 1, 2, 3]
        for i in [[1, 2], [3]], j in i return j                 => [1, 2, 3]
        for i in [1, 2], j in [] return 1                       => []
        for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]
        for i in 1..3 return count(partial)                     => [0, 1, 2]
        for i in [1, null, 2] return i                          => [1, null, 2]
        for i in 5 return i                                     => [5]
        for i in "ab" return i                                  => ["ab"]
        for x in [{a: 1}, {a: 2}] return x.a                    => [1, 2]
        for some one in [1, 2] return some one + 1              => [2, 3]
        for x in [1, 2] return for y in [3, 4] return x * y     => [[3, 4], [6, 8]]
        for x in for y in [1, 2] return y + 1 return x * 2      => [4, 6]
        for f in [function(x) x + 1, function(x) x * 5] return f(2) => [3, 10]
        for x in [1, 2][item > 1] return x                      => [2]
        count(for x in 1..100 return x)                         => 100
        # nothing to go through
        for i in null return i                                  => null
        for i in 1..null return i                               => null
        for i in 1.."a" return i                                => null
        for i in 1.5..3 return i                                => null
        for i in [3..1] return i                                => null
        for i in ["a".."c"] return i                            => null
        for i in (< 3) return i                                 => null
        for i in @"10:00:00"..@"11:00:00" return i              => null
        """)]
    public void For(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        some x in [1, 2, 3] satisfies x > 2                     => true
        some x in [1, 2, 3] satisfies x > 3                     => false
        some x in [] satisfies true                             => false
        every x in [1, 2, 3] satisfies x > 0                    => true
        every x in [1, 2, 3] satisfies x > 1                    => false
        every x in [] satisfies false                           => true
        some x in 1..3 satisfies x = 3                          => true
        every x in [1..3] satisfies x < 3                       => false
        some x in [1, 2], y in [2, 3] satisfies x = y           => true
        every x in [1, 2], y in [2, 3] satisfies x < y          => false
        some x in [[1], [2, 3]], y in x satisfies y = 3         => true
        some x in [1, 2] satisfies x > 1 and true               => true
        some x in [null, 1] satisfies x = 1                     => true
        some x in [null, 1] satisfies x > 1                     => null
        every x in [null, 1] satisfies x > 1                    => false
        every x in [null, 2] satisfies x > 1                    => null
        some x in 5 satisfies x = 5                             => true
        some x in [1] satisfies 1                               => null
        some x in null satisfies true                           => null
        every x in null satisfies true                          => null
        every x in [true, true] satisfies x                     => true
        not(some x in [1, 2] satisfies x > 2)                   => true
        some x in [1, 2] satisfies (every y in [0, 1] satisfies x > y) => true
        some x in [{a: 1}] satisfies x.a = 1                    => true
        """)]
    public void Some_and_every(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
