namespace Pathways.Rules.Tests;

/// <summary>Lists, filters, contexts and paths (DMN 1.5, clauses 10.3.2.6, 10.3.2.12 and 10.3.1.4).</summary>
public sealed class ListsAndContexts
{
    [Theory]
    [Rows("""
        # by position
        [1, 2, 3][1]                                    => 1
        [1, 2, 3][3]                                    => 3
        [1, 2, 3][-1]                                   => 3
        [1, 2, 3][-3]                                   => 1
        [1, 2, 3][0]                                    => null
        [1, 2, 3][4]                                    => null
        [1, 2, 3][-4]                                   => null
        [1, 2, 3][1 + 1]                                => 2
        [][1]                                           => null
        [[1, 2], [3]][1][2]                             => 2
        [1, 2, 3][1.0]                                  => 1
        {l: [1, 2], i: 2, r: l[i]}.r                    => 2
        1[1]                                            => 1
        1[2]                                            => null
        1[-1]                                           => 1
        "abc"[1]                                        => "abc"
        {a: 1}[1]                                       => {a: 1}
        null[1]                                         => null
        # by a condition
        [1, 2, 3][item > 1]                             => [2, 3]
        [1, 2, 3][item > 5]                             => []
        [1, 2, 3][true]                                 => [1, 2, 3]
        [1, 2, 3][false]                                => []
        [1, 2, 3][null]                                 => []
        [][item > 1]                                    => []
        1[item = 1]                                     => [1]
        1[item = 2]                                     => []
        true[item]                                      => [true]
        null[true]                                      => []
        null[item = null]                               => []
        [1, null, 3][item > 1]                          => [3]
        [1, null][item = null]                          => [null]
        [1, "a", 3][item > 1]                           => [3]
        [1, 2, 3][even(item)]                           => [2]
        [1, 2, 3, 4][item > 1][item < 4]                => [2, 3]
        [1, 2, 3, 4][item > 2][1]                       => 3
        [[1], [2, 3]][count(item) = 2]                  => [[2, 3]]
        [1, 2, 3]["a"]                                  => null
        [1, 2, 3][[1]]                                  => null
        # members of the items are names
        [{a: 1, b: 2}, {a: 3, b: 4}][a > 1]             => [{a: 3, b: 4}]
        [{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b           => [4]
        [{a: 1}, {a: 3}][item.a > 1]                    => [{a: 3}]
        [{a: 1}, {b: 3}][a = null]                      => [{b: 3}]
        [{a: 1}, {b: 3}][b = 3]                         => [{b: 3}]
        [{item: 1}, {item: 2}][item = 2]                => [{item: 2}]
        [{item: {a: 1}}][item.a = 1]                    => [{item: {a: 1}}]
        [{x y: 1}, {x y: 2}][x y = 2]                   => [{"x y": 2}]
        {E: [{name: "Smith", dept: 2}], D: [{name: "B", number: 1}, {name: "C", number: 2}], r: D[number = E[name = "Smith"].dept[1]].name[1]}.r => "C"
        {D: [{n: 1, l: [{n: 5}]}], r: D[l[n = 5].n[1] = 5].n}.r => [1]
        {limit: 2, r: [{a: 1}, {a: 3}][a > limit]}.r    => [{a: 3}]
        {a: 2, r: [{b: 1}, {a: 3}][a = 2]}.r            => [{b: 1}]
        [{a: [1, 2]}, {a: [3]}][count(a) = 1].a         => [[3]]
        [{a: 1}][a = 1][1].a                            => 1
        {a: 1}[a = 1]                                   => [{a: 1}]
        {a: 1}[a = 2]                                   => []
        """)]
    public void Filters(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        {a: 1}.a                                        => 1
        {a: 1}.b                                        => null
        {a: {b: {c: 1}}}.a.b.c                          => 1
        {a: null}.a.b                                   => null
        {a: [{b: 1}, {b: 2}]}.a.b                       => [1, 2]
        [{a: 1}, {a: 2}].a                              => [1, 2]
        [{a: 1}, {b: 2}].a                              => [1, null]
        [{a: [1, 2]}, {a: [3]}].a                       => [[1, 2], [3]]
        [{a: {b: 1}}, {a: {b: 2}}].a.b                  => [1, 2]
        [{a: 1}].a[1]                                   => 1
        [].a                                            => []
        [1, {a: 2}].a                                   => [null, 2]
        [[{a: 1}]].a                                    => [[1]]
        1.a                                             => null
        "a".b                                           => null
        {"a b": {"c d": 1}}.a b.c d                     => 1
        {a: 1, b: a + 1, c: b * 2}                      => {a: 1, b: 2, c: 4}
        {a: 1, b: {a: 2, c: a}}.b.c                     => 2
        {a: 1, b: {c: a}}.b.c                           => 1
        {a: 1 / 0, b: 2}                                => {a: null, b: 2}
        {f: function(x) x + 1, y: f(2)}.y               => 3
        {f: function(x) x + 1}.f(2)                     => 3
        {}                                              => {}
        {a: {}}.a                                       => {}
        {a: 1}.a instance of number                     => true
        {a: [1, 2, 3]}.a[2]                             => 2
        {a: [1, 2, 3]}.a[item > 1]                      => [2, 3]
        [1, [2, [3]]]                                   => [1, [2, [3]]]
        [1 / 0, 2]                                      => [null, 2]
        [null]                                          => [null]
        """)]
    public void Paths(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
