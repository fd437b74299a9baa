namespace Pathways.Rules.Tests;

/// <summary>Context functions (DMN 1.5, clause 10.3.4.11), and <c>not</c> and <c>is</c>.</summary>
public sealed class FunctionsOnContexts
{
    [Theory]
    [Rows("""
        get value({a: "foo"}, "a")                      => "foo"
        get value({a: null}, "a")                       => null
        get value({"a b": 1}, "a b")                    => 1
        get value({"": 1}, "")                          => 1
        get value({a: 1}, "b")                          => null
        get value({a: 1}, "A")                          => null
        get value({a: {b: 2}}, "a")                     => {b: 2}
        get value({a: {b: 2}}, ["a", "b"])              => 2
        get value({a: {b: 2}}, ["a", "c"])              => null
        get value({a: 1}, ["a", "b"])                   => null
        get value({a: 1}, [])                           => null
        get value({}, "a")                              => null
        get value(null, "a")                            => null
        get value({a: 1}, null)                         => null
        get value({a: 1}, 1)                            => null
        get value("a", "a")                             => null
        get value([], "a")                              => null
        get value()                                     => null
        get value({a: 1})                               => null
        get value({a: 1}, "a", "b")                     => null
        get value(m: {a: 1}, key: "a")                  => 1
        get value(key: "a", m: {a: 1})                  => 1
        get value(m: {a: 1}, keys: "a")                 => null
        get value([{a: 1}], "a")                        => 1
        get entries({a: "foo", b: 2})                   => [{key: "a", value: "foo"}, {key: "b", value: 2}]
        get entries({a: "foo", b: 2})[key = "b"].value  => [2]
        get entries({a: {b: 2}}).value                  => [{b: 2}]
        get entries({"x y": null})                      => [{key: "x y", value: null}]
        get entries({})                                 => []
        get entries(null)                               => null
        get entries(1)                                  => null
        get entries([])                                 => null
        get entries()                                   => null
        get entries({}, {})                             => null
        get entries(m: {a: 1})                          => [{key: "a", value: 1}]
        get entries(c: {a: 1})                          => null
        """)]
    public void Get_value_and_get_entries(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        context([{key: "a", value: 1}, {key: "b", value: 2}])   => {a: 1, b: 2}
        context([{key: "a", value: null}])                      => {a: null}
        context([{key: "a", value: 1, note: "x"}])              => {a: 1}
        context({key: "a", value: 1})                           => {a: 1}
        context([])                                             => {}
        context(get entries({a: 1, b: [2]}))                    => {a: 1, b: [2]}
        context([{key: "a", value: 1}, {key: "a", value: 2}])   => null
        context([{key: "a"}])                                   => null
        context([{value: 1}])                                   => null
        context([{key: 1, value: 1}])                           => null
        context([{key: null, value: 1}])                        => null
        context([null])                                         => null
        context(null)                                           => null
        context(entries: [{key: "a", value: 1}])                => {a: 1}
        context put({x: 1}, "y", 2)                             => {x: 1, y: 2}
        context put({x: 1}, "x", 2)                             => {x: 2}
        context put({x: 1, y: 2}, "x", 3)                       => {x: 3, y: 2}
        context put({}, "x", null)                              => {x: null}
        context put({x: 1}, ["y"], 2)                           => {x: 1, y: 2}
        context put({x: {y: 1}}, ["x", "y"], 2)                 => {x: {y: 2}}
        context put({x: {y: 1}}, ["x", "z"], 2)                 => {x: {y: 1, z: 2}}
        context put({x: 1}, ["x", "z"], 2)                      => null
        context put({x: 1}, [], 2)                              => null
        context put({x: 1}, null, 2)                            => null
        context put(null, "y", 2)                               => null
        context put({x: 1}, "y")                                => null
        context put(context: {x: 1}, key: "y", value: 2)        => {x: 1, y: 2}
        context put(context: {x: 1}, keys: ["y"], value: 2)     => {x: 1, y: 2}
        context merge([{x: 1}, {y: 2}])                         => {x: 1, y: 2}
        context merge([{x: 1}, {x: 2, y: 0}])                   => {x: 2, y: 0}
        context merge([{x: 1}])                                 => {x: 1}
        context merge({x: 1})                                   => {x: 1}
        context merge([])                                       => {}
        context merge([{x: 1}, null])                           => null
        context merge([{x: 1}, 1])                              => null
        context merge(null)                                     => null
        context merge(contexts: [{x: 1}])                       => {x: 1}
        """)]
    public void Making_contexts(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        not(true)                               => false
        not(false)                              => true
        not(null)                               => null
        not(1)                                  => null
        not("true")                             => null
        not([])                                 => null
        not()                                   => null
        not(true, false)                        => null
        not(negand: true)                       => false
        not(b: true)                            => null
        is(1, 1)                                => true
        is(1, 1.0)                              => true
        is(1, "1")                              => false
        is(null, null)                          => true
        is(null, 1)                             => false
        is([1], [1])                            => true
        is({a: 1}, {a: 1})                      => true
        is(@"2020-01-01", @"2020-01-01T00:00:00") => false
        is(@"10:00:00", @"10:00:00")            => true
        is(@"10:00:00Z", @"10:00:00")           => false
        is(@"10:00:00Z", @"10:00:00+00:00")     => true
        is(@"10:00:00@Europe/Paris", @"10:00:00+01:00") => false
        is(@"2012-12-25T11:00:00Z", @"2012-12-25T12:00:00+01:00") => false
        is(@"P1Y", @"P12M")                     => true
        is(1, 2, 3)                             => null
        is(value1: 1, value2: 1)                => true
        is(value1: 1, value: 1)                 => null
        """)]
    public void Not_and_is(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
