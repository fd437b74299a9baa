namespace Pathways.Rules.Tests;

/// <summary>List functions (DMN 1.5, clause 10.3.4.4), statistics aside.</summary>
public sealed class FunctionsOnLists
{
    [Theory]
    [Rows("""
        list contains([1, 2, 3], 2)                 => true
        list contains([1, 2, 3], 4)                 => false
        list contains([1, 2, null], null)           => true
        list contains([1, 2], null)                 => false
        list contains([], null)                     => false
        list contains([], 1)                        => false
        list contains([null], null)                 => true
        list contains([[1], [2]], [2])              => true
        list contains([{a: 1}], {a: 1.0})           => true
        list contains(["a"], "A")                   => false
        list contains([@"2020-01-01"], @"2020-01-01") => true
        list contains(null, 1)                      => null
        list contains([1])                          => null
        list contains()                             => null
        list contains([1], 1, 1)                    => null
        list contains(1, 1)                         => true
        list contains(list: [1], element: 1)        => true
        list contains(element: 1, list: [1])        => true
        list contains(list: [1], match: 1)          => null
        count([1, 2, 3])                            => 3
        count([])                                   => 0
        count([null])                               => 1
        count([[]])                                 => 1
        count([1, [2, 3]])                          => 2
        count(1, 2, 3)                              => 3
        count(5)                                    => 1
        count("abc")                                => 1
        count(null)                                 => null
        count()                                     => null
        count(list: [1, 2])                         => 2
        count(c: [1, 2])                            => null
        """)]
    public void List_contains_and_count(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        min([1, 2, 3])                              => 1
        min(1, 2, 3)                                => 1
        min([3])                                    => 3
        min(3)                                      => 3
        min([])                                     => null
        min(null)                                   => null
        min()                                       => null
        min([1, null])                              => null
        min([1, "a"])                               => null
        min("a", "b")                               => "a"
        min(["b", "a", "B"])                        => "B"
        min([@"2020-01-01", @"2019-12-31"])         => @"2019-12-31"
        min([@"PT2H", @"PT1H"])                     => @"PT1H"
        min([@"P1Y", @"P1D"])                       => null
        min(list: [2, 1])                           => 1
        min(l: [2, 1])                              => null
        max([1, 2, 3])                              => 3
        max(1, 2, 3)                                => 3
        max([1.10, 1.1])                            => 1.1
        max([])                                     => null
        max(null)                                   => null
        max()                                       => null
        max([null])                                 => null
        max("a", "b")                               => "b"
        max([@"10:00:00", @"09:00:00"])             => @"10:00:00"
        max(list: [1, 2])                           => 2
        max([true, false])                          => null
        sum([1, 2, 3])                              => 6
        sum(1, 2, 3)                                => 6
        sum(1)                                      => 1
        sum([])                                     => null
        sum([null])                                 => null
        sum([1, null])                              => null
        sum(null)                                   => null
        sum()                                       => null
        sum([1, "2"])                               => null
        sum("1")                                    => null
        sum([0.1, 0.2])                             => 0.3
        sum(list: [1, 2])                           => 3
        sum(n: [1, 2])                              => null
        product([2, 3, 4])                          => 24
        product(2, 3, 4)                            => 24
        product([])                                 => null
        product([2, null])                          => null
        product(["2"])                              => null
        product([0, 5])                             => 0
        """)]
    public void Min_max_sum_and_product(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        mean([1, 2, 3])                             => 2
        mean(1, 2, 3)                               => 2
        mean([1])                                   => 1
        mean(1)                                     => 1
        mean([1, 2])                                => 1.5
        mean([1, 1, 2])                             => 1.333333333333333333333333333333333
        mean([])                                    => null
        mean([1, null])                             => null
        mean(null)                                  => null
        mean()                                      => null
        mean(["1"])                                 => null
        mean(list: [1, 3])                          => 2
        mean(numbers: [1, 3])                       => null
        median([8, 2, 5, 3, 4])                     => 4
        median([6, 1, 2, 3])                        => 2.5
        median(8, 2, 5, 3, 4)                       => 4
        median([])                                  => null
        median([1, null])                           => null
        stddev([2, 4, 7, 5])                        => 2.081665999466132735282297706979931
        stddev([1, 1, 1])                           => 0
        stddev([47])                                => null
        stddev([])                                  => null
        stddev([1, null])                           => null
        mode([6, 3, 9, 6, 6])                       => [6]
        mode([6, 1, 9, 6, 1])                       => [1, 6]
        mode(6, 3, 9, 6, 6)                         => [6]
        mode(6, 1, 9, 6, 1)                         => [1, 6]
        mode([])                                    => []
        mode([1])                                   => [1]
        mode(1)                                     => [1]
        mode([3, 2, 1])                             => [1, 2, 3]
        mode([1, 1.0, 2])                           => [1]
        mode([1, 2, 1, null])                       => null
        mode([1, 2, 1, "foo"])                      => null
        mode(1, null)                               => null
        mode(null)                                  => null
        mode()                                      => null
        mode(list: [1, 2, 1])                       => [1]
        mode(l: [1])                                => null
        mode("a")                                   => null
        mode(["a", "a"])                            => null
        """)]
    public void Statistics_take_a_list_or_its_numbers(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        all([true, true])                           => true
        all([true, false])                          => false
        all([false, null, true])                    => false
        all([true, null])                           => null
        all([true, 1])                              => null
        all([])                                     => true
        all(true)                                   => true
        all(0)                                      => null
        all(null)                                   => null
        all()                                       => null
        all(true, false)                            => false
        all(list: [true])                           => true
        all(b: [true])                              => null
        any([false, true])                          => true
        any([false, false])                         => false
        any([false, null, true])                    => true
        any([false, null])                          => null
        any([null])                                 => null
        any([false, 1])                             => null
        any([true, "a"])                            => true
        any([])                                     => false
        any(true)                                   => true
        any(false)                                  => false
        any(0)                                      => null
        any("true")                                 => null
        any(null)                                   => null
        any()                                       => null
        any(false, true)                            => true
        any(false, null, true)                      => true
        any(false, null)                            => null
        any(list: [false, true])                    => true
        any(l: [true])                              => null
        """)]
    public void All_and_any_have_three_answers(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        sublist([4, 5, 6], 1, 2)                    => [4, 5]
        sublist([4, 5, 6], 2)                       => [5, 6]
        sublist([4, 5, 6], -2)                      => [5, 6]
        sublist([4, 5, 6], -3, 1)                   => [4]
        sublist([4, 5, 6], 3, 1)                    => [6]
        sublist([4, 5, 6], 1, 3)                    => [4, 5, 6]
        sublist([4, 5, 6], 0)                       => null
        sublist([4, 5, 6], 4)                       => null
        sublist([4, 5, 6], -4)                      => null
        sublist([4, 5, 6], 2, 3)                    => null
        sublist([], 1)                              => null
        sublist([[1], [2]], 2)                      => [[2]]
        sublist(null, 1)                            => null
        sublist([1], null)                          => null
        sublist([1], "1")                           => null
        sublist([1])                                => null
        sublist([1], 1, 1, 1)                       => null
        sublist(list: [4, 5, 6], start position: 2) => [5, 6]
        sublist(list: [4, 5, 6], start position: 2, length: 1) => [5]
        sublist(list: [4, 5, 6], start: 2)          => null
        append([1], 2, 3)                           => [1, 2, 3]
        append([], 1)                               => [1]
        append([1], null)                           => [1, null]
        append([1], [2, 3])                         => [1, [2, 3]]
        append([1, [2]], 3)                         => [1, [2], 3]
        append([1])                                 => null
        append()                                    => null
        append("a", "b")                            => ["a", "b"]
        concatenate([1, 2], [3])                    => [1, 2, 3]
        concatenate([1], [[2]])                     => [1, [2]]
        concatenate([], [])                         => []
        concatenate([1])                            => [1]
        concatenate([1], [], [2], [1])              => [1, 2, 1]
        concatenate([1], null)                      => null
        concatenate()                               => null
        concatenate(1, 2)                           => [1, 2]
        """)]
    public void Parts_and_longer_lists(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        insert before([1, 3], 1, 2)                 => [2, 1, 3]
        insert before([1, 3], 2, 2)                 => [1, 2, 3]
        insert before([1, 3], -1, 2)                => [1, 2, 3]
        insert before([1, 3], -2, 2)                => [2, 1, 3]
        insert before([1, 3], 1, null)              => [null, 1, 3]
        insert before([1, 3], 1, [2])               => [[2], 1, 3]
        insert before([1, 3], 0, 2)                 => null
        insert before([1, 3], 4, 2)                 => null
        insert before([1, 3], -3, 2)                => null
        insert before(null, 1, 2)                   => null
        insert before([1], null, 2)                 => null
        insert before([1], 1)                       => null
        insert before()                             => null
        insert before([1], 1, 2, 3)                 => null
        insert before([1], "1", 2)                  => null
        insert before(list: [1, 3], position: 1, newItem: 2) => [2, 1, 3]
        insert before(list: [1, 3], position: 1, new item: 2) => null
        remove([1, 2, 3], 2)                        => [1, 3]
        remove([1, 2, 3], -1)                       => [1, 2]
        remove([1, 2, 3], -3)                       => [2, 3]
        remove([1], 1)                              => []
        remove([1, 2], 0)                           => null
        remove([1, 2], 3)                           => null
        remove([1, 2], -3)                          => null
        remove([], 1)                               => null
        remove(null, 1)                             => null
        remove([1], null)                           => null
        remove([1])                                 => null
        remove([1], 1, 1)                           => null
        remove([1, 2], "1")                         => null
        remove(list: [1, 2], position: 1)           => [2]
        remove(list: [1, 2], pos: 1)                => null
        list replace([2, 4, 7], 2, 5)               => [2, 5, 7]
        list replace([2, 4, 7], -1, 5)              => [2, 4, 5]
        list replace([2, 4, 7], 4, 5)               => null
        list replace([2, 4, 7], 0, 5)               => null
        list replace([2, 4, 7], function(item, newItem) item < newItem, 5) => [5, 5, 7]
        list replace([2, 4, 7], function(item, newItem) item, 5) => null
        list replace(null, 1, 5)                    => null
        reverse([1, 2, 3])                          => [3, 2, 1]
        reverse([])                                 => []
        reverse([null, [1, 2]])                     => [[1, 2], null]
        reverse(1)                                  => [1]
        reverse(null)                               => null
        reverse()                                   => null
        reverse([1], [2])                           => null
        reverse(list: [1, 2])                       => [2, 1]
        reverse(l: [1, 2])                          => null
        """)]
    public void Insert_before_remove_list_replace_and_reverse(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        index of([1, 2, 3, 2], 2)                   => [2, 4]
        index of([1, 2], 3)                         => []
        index of([], 1)                             => []
        index of([null, 1, null], null)             => [1, 3]
        index of([1, null], 1)                      => [1]
        index of([[1], [2]], [2])                   => [2]
        index of([1, "1"], "1")                     => [2]
        index of(null, 1)                           => null
        index of([1])                               => null
        index of([1], 1, 1)                         => null
        index of(list: [1, 2], match: 2)            => [2]
        index of(list: [1, 2], element: 2)          => null
        union([1, 2], [2, 3])                       => [1, 2, 3]
        union([1, 1], [1])                          => [1]
        union([], [])                               => []
        union([1, null], [null])                    => [1, null]
        union([[1]], [[1], [2]])                    => [[1], [2]]
        union([1], null)                            => null
        union()                                     => null
        distinct values([1, 2, 3, 2, 1])            => [1, 2, 3]
        distinct values([])                         => []
        distinct values([null, null, 1])            => [null, 1]
        distinct values([1, 1.0, "1"])              => [1, "1"]
        distinct values([{a: 1, b: 2}, {b: 2, a: 1}]) => [{a: 1, b: 2}]
        distinct values(null)                       => null
        distinct values()                           => null
        distinct values([1], [2])                   => null
        distinct values(1)                          => [1]
        distinct values(list: [1, 1])               => [1]
        flatten([[1, 2], [[3]], 4])                 => [1, 2, 3, 4]
        flatten([])                                 => []
        flatten([[], [[]]])                         => []
        flatten([1, null])                          => [1, null]
        flatten([[1, [{a: [2]}]]])                  => [1, {a: [2]}]
        flatten(1)                                  => [1]
        flatten(null)                               => null
        flatten()                                   => null
        flatten(list: [[1]])                        => [1]
        """)]
    public void Index_of_union_distinct_values_and_flatten(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        sort([3, 1, 2])                                              => [1, 2, 3]
        sort([3, 1, 2], function(x, y) x < y)                        => [1, 2, 3]
        sort([3, 1, 2], function(x, y) x > y)                        => [3, 2, 1]
        sort(["b", "a"], function(x, y) x < y)                       => ["a", "b"]
        sort(["b", "B", "a"])                                        => ["B", "a", "b"]
        sort([@"2020-02-01", @"2020-01-01"])                         => [@"2020-01-01", @"2020-02-01"]
        sort([], function(x, y) x < y)                               => []
        sort([1], function(x, y) null)                               => [1]
        sort([{n: 2}, {n: 1}], function(a, b) a.n < b.n)             => [{n: 1}, {n: 2}]
        sort([{n: 1, m: 2}, {n: 0, m: 1}, {n: 1, m: 1}], function(a, b) a.n < b.n).m => [1, 2, 1]
        sort(list: [2, 1], precedes: function(x, y) x < y)           => [1, 2]
        sort(precedes: function(x, y) x < y, list: [2, 1])           => [1, 2]
        sort(list: [2, 1], before: function(x, y) x < y)             => null
        sort([1, "a"])                                               => null
        sort(null, function(x, y) x < y)                             => null
        sort([2, 1], null)                                           => null
        sort([2, 1], "x < y")                                        => null
        sort([2, 1], function(x) x)                                  => null
        sort()                                                       => null
        sort([2, 1], function(x, y) x < y, 1)                        => null
        """)]
    public void Sort_is_stable(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
