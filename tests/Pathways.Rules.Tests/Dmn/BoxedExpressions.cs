namespace Pathways.Rules.Tests;

/// <summary>Boxed expressions (DMN 1.5, clauses 7.3 and 10.2.2), in each other.</summary>
public sealed class BoxedExpressions
{
    private static readonly string model =
        Dmn.Input("n", "number") + Dmn.Input("l")
        + Decision("context", $"""
            <context><contextEntry><variable name="a b"/>{Box("n + 1")}</contextEntry>
              <contextEntry><variable name="c"/>{Box("a b * 2")}</contextEntry></context>
            """)
        + Decision("context with result", $"""
            <context><contextEntry><variable name="a"/>{Box("n + 1")}</contextEntry><contextEntry>{Box("a * 2")}</contextEntry></context>
            """)
        + Decision("typed context", $"""
            <context><contextEntry><variable name="a" typeRef="number"/>{Box("\"x\"")}</contextEntry>
              <contextEntry><variable name="b" typeRef="string"/>{Box("[\"y\"]")}</contextEntry></context>
            """)
        + Decision("empty context", "<context/>")
        + Decision("nested contexts", $"""
            <context><contextEntry><variable name="a"/><context><contextEntry><variable name="b"/>{Box("n")}</contextEntry></context></contextEntry>
              <contextEntry><variable name="c"/>{Box("a.b + 1")}</contextEntry></context>
            """)
        + Decision("list", $"<list>{Box("n")}{Box("n + 1")}<list>{Box("null")}</list></list>")
        + Decision("empty list", "<list/>")
        + Decision("relation", $"""
            <relation><column name="a" typeRef="number"/><column name="b c"/>
              <row>{Box("n")}{Box("\"x\"")}</row><row>{Box("n * 2")}{Box("null")}</row></relation>
            """)
        + Decision("relation with a wrong cell", $"""
            <relation><column name="a" typeRef="number"/><row>{Box("\"x\"")}</row></relation>
            """)
        + Decision("function", $"""
            <context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="x" typeRef="number"/>{Box("x + n")}</functionDefinition></contextEntry>
              <contextEntry>{Box("f(10)")}</contextEntry></context>
            """)
        + Decision("function wrongly called", $"""
            <context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="x" typeRef="number"/>{Box("x + n")}</functionDefinition></contextEntry>
              <contextEntry>{Box("f(\"a\")")}</contextEntry></context>
            """)
        + Decision("invocation", $"""
            <invocation>{Box("modulo")}<binding><parameter name="divisor"/>{Box("2")}</binding><binding><parameter name="dividend"/>{Box("n")}</binding></invocation>
            """)
        + Decision("invocation with a typed parameter", $"""
            <invocation>{Box("abs")}<binding><parameter name="n" typeRef="number"/>{Box("[n]")}</binding></invocation>
            """)
        + Decision("invocation of nothing", $"<invocation>{Box("nowhere")}<binding><parameter name=\"x\"/>{Box("1")}</binding></invocation>")
        + Decision("invocation with a wrong name", $"<invocation>{Box("abs")}<binding><parameter name=\"x\"/>{Box("1")}</binding></invocation>")
        + Decision("conditional", If("n > 5", "\"big\"", "\"small\""))
        + Decision("conditional of null", If("null", "1", "2"))
        + Decision("conditional of a string", If("\"true\"", "1", "2"))
        + Decision("filter", $"<filter><in>{Box("l")}</in><match>{Box("item > 2")}</match></filter>")
        + Decision("filter by a member", $"<filter><in>{Box("l")}</in><match>{Box("a > 2")}</match></filter>")
        + Decision("filter by no boolean", $"<filter><in>{Box("l")}</in><match>{Box("\"x\"")}</match></filter>")
        + Decision("for", $"<for iteratorVariable=\"i\"><in>{Box("l")}</in><return>{Box("i * n")}</return></for>")
        + Decision("for with partial", $"<for iteratorVariable=\"i\"><in>{Box("l")}</in><return>{Box("count(partial)")}</return></for>")
        + Decision("for in for", $"""
            <for iteratorVariable="i"><in>{Box("[1, 2]")}</in><return>
              <for iteratorVariable="j"><in>{Box("[1..i]")}</in><return>{Box("i * j")}</return></for></return></for>
            """)
        + Decision("some", $"<some iteratorVariable=\"i\"><in>{Box("l")}</in><satisfies>{Box("i > 2")}</satisfies></some>")
        + Decision("every", $"<every iteratorVariable=\"i\"><in>{Box("l")}</in><satisfies>{Box("i > 2")}</satisfies></every>")
        + Decision("table in a context", $"""
            <context><contextEntry><variable name="twice"/>{Box("n * 2")}</contextEntry><contextEntry><variable name="size"/>
              {TableText.ToXml("U | twice: number => x: string\n1 | > 10 => \"big\"\n2 | <= 10 => \"small\"")}</contextEntry></context>
            """)
        + Decision("table in a function", $"""
            <context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="x"/>
              {TableText.ToXml("U | x: number => y\n1 | > 10 => \"big\"\n2 | <= 10 => \"small\"")}</functionDefinition></contextEntry>
              <contextEntry>{Box("for i in [5, 50] return f(i)")}</contextEntry></context>
            """)
        + Decision("everything in a conditional", $"""
            <conditional><if><some iteratorVariable="i"><in>{Box("l")}</in><satisfies>{Box("i = n")}</satisfies></some></if>
              <then><filter><in><list>{Box("n")}{Box("1")}</list></in><match>{Box("item != 1")}</match></filter></then>
              <else><context><contextEntry><variable name="n"/>{Box("n")}</contextEntry></context></else></conditional>
            """);

    [Theory]
    [Rows("""
        context                             => {n: 1}           => {"a b": 2, c: 4}
        context with result                 => {n: 1}           => 4
        typed context                       => {}               => {a: null, b: "y"}
        empty context                       => {}               => {}
        nested contexts                     => {n: 1}           => {a: {b: 1}, c: 2}
        list                                => {n: 1}           => [1, 2, [null]]
        empty list                          => {}               => []
        relation                            => {n: 1}           => [{a: 1, "b c": "x"}, {a: 2, "b c": null}]
        relation with a wrong cell          => {}               => [{a: null}]
        function                            => {n: 1}           => 11
        function wrongly called             => {n: 1}           => null
        invocation                          => {n: 5}           => 1
        invocation with a typed parameter   => {n: -5}          => 5
        invocation of nothing               => {}               => null
        invocation with a wrong name        => {}               => null
        conditional                         => {n: 6}           => "big"
        conditional                         => {n: 5}           => "small"
        conditional                         => {n: null}        => "small"
        conditional of null                 => {}               => 2
        conditional of a string             => {}               => null
        filter                              => {l: [1, 2, 3]}   => [3]
        filter                              => {l: []}          => []
        filter                              => {l: 3}           => [3]
        filter                              => {l: null}        => []
        filter                              => {l: [null, 3]}   => [3]
        filter by a member                  => {l: [{a: 1}, {a: 3}]}  => [{a: 3}]
        filter by no boolean                => {l: [1]}         => null
        for                                 => {n: 2, l: [1, 2]} => [2, 4]
        for                                 => {n: 2, l: []}    => []
        for                                 => {n: 2, l: null}  => null
        for with partial                    => {l: [7, 7, 7]}   => [0, 1, 2]
        for in for                          => {}               => [[1], [2, 4]]
        some                                => {l: [1, 3]}      => true
        some                                => {l: [1, 2]}      => false
        some                                => {l: []}          => false
        some                                => {l: [1, "a"]}    => null
        every                               => {l: [3, 4]}      => true
        every                               => {l: [1, 3]}      => false
        every                               => {l: []}          => true
        every                               => {l: null}        => null
        table in a context                  => {n: 6}           => {twice: 12, size: "big"}
        table in a function                 => {}               => ["small", "big"]
        everything in a conditional         => {n: 2, l: [1, 2]} => [2]
        everything in a conditional         => {n: 3, l: [1, 2]} => {n: 3}
        """)]
    public void Give_what_their_parts_give(string decision, string inputs, string expected) =>
        Assert.Equal(expected, Dmn.Show(model, decision, inputs));

    private static string Decision(string name, string box) => Dmn.Decision(name, box, needs: "n, l");

    private static string Box(string text) => Dmn.Box(text);

    private static string If(string condition, string then, string otherwise) =>
        $"<conditional><if>{Box(condition)}</if><then>{Box(then)}</then><else>{Box(otherwise)}</else></conditional>";
}
