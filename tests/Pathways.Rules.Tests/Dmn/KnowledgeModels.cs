namespace Pathways.Rules.Tests;

/// <summary>Business knowledge models (DMN 1.5, clauses 6.3.9 and 10.4): called from FEEL, from boxes, from each other.</summary>
public sealed class KnowledgeModels
{
    private static readonly string model =
        Dmn.Knowledge("add", "a: number, b: number", "a + b", "number")
        + Dmn.Knowledge("body mass index", "weight kg, height m", "weight kg / height m ** 2")
        + Dmn.Knowledge("answer", string.Empty, "42")
        + Dmn.Knowledge("twice", "x", "add(x, x)", calls: "add")
        + Dmn.Knowledge("thrice", "x", $"<invocation>{Dmn.Box("add")}<binding><parameter name=\"a\"/>{Dmn.Box("x")}</binding><binding><parameter name=\"b\"/>{Dmn.Box("twice(x)")}</binding></invocation>", calls: "add, twice")
        + Dmn.Knowledge("size", "n: number", TableText.ToXml("""
            U | n: number => size: string
            1 | > 10      => "big"
            2 | <= 10     => "small"
            """))
        + Dmn.Knowledge("apply", "f, x", "f(x)")
        + Dmn.Knowledge("adder", "a", "function(b) a + b")
        + Dmn.Knowledge("text", "x", "x", "string")
        + Dmn.Knowledge("peek", string.Empty, "secret")
        + Dmn.Knowledge("shadow", "secret", "secret")
        + "<businessKnowledgeModel id=\"hollow\" name=\"hollow\"><variable name=\"hollow\"/></businessKnowledgeModel>"
        + "<businessKnowledgeModel id=\"bodiless\" name=\"bodiless\"><variable name=\"bodiless\"/><encapsulatedLogic><formalParameter name=\"x\"/></encapsulatedLogic></businessKnowledgeModel>"
        + Dmn.Decision("secret", "7");

    [Theory]
    [Rows("""
        add(1, 2)                                   => 3
        add(a: 1, b: 2)                             => 3
        add(b: 2, a: 1)                             => 3
        add([1], [2])                               => 3
        add(1, "2")                                 => null
        add(1, null)                                => null
        add(1)                                      => null
        add(1, 2, 3)                                => null
        add(a: 1, c: 2)                             => null
        body mass index(80, 2)                      => 20
        body mass index(weight kg: 80, height m: 2) => 20
        answer()                                    => 42
        answer(1)                                   => null
        twice(4)                                    => 8
        thrice(4)                                   => 12
        size(11)                                    => "big"
        size(n: 1)                                  => "small"
        size("a")                                   => null
        apply(twice, 4)                             => 8
        apply(abs, -4)                              => 4
        apply(function(y) y * secret, 2)            => 14
        adder(1)(2)                                 => 3
        for f in [twice, thrice] return f(1)        => [2, 3]
        sum(for i in 1..3 return add(i, 1))         => 9
        text("a")                                   => "a"
        text(1)                                     => null
        text(["a"])                                 => "a"
        peek()                                      => null
        shadow(1)                                   => 1
        hollow()                                    => null
        bodiless(1)                                 => null
        add instance of function<number, number> -> number => true
        {add: function(a) a, r: add(5)}.r           => 5
        """)]
    public void Are_called_by_name(string text, string expected)
    {
        const string All = "add, body mass index, answer, twice, thrice, size, apply, adder, text, peek, shadow, hollow, bodiless";

        Assert.Equal(expected, Dmn.Show(model + Dmn.Decision("d", text, needs: "secret", calls: All), "d"));
    }

    [Theory]
    [Rows("""
        risk(30, "F")                   => "low"
        risk(Age: 70, Sex: "F")         => "high"
        risk(Sex: "F", Age: 70)         => "high"
        risk("70", "F")                 => null
        risk(30)                        => null
        rank({age: 30})                 => "young"
        rank(Person: {age: 70})         => "old"
        """)]
    public void That_are_a_table_and_name_no_parameters_take_the_tables_inputs(string text, string expected)
    {
        string tables = Dmn.Knowledge("risk", string.Empty, TableText.ToXml("""
            U | Age: number | Sex: string => risk: string
            1 | < 65        | -           => "low"
            2 | >= 65       | -           => "high"
            """)) + Dmn.Knowledge("rank", string.Empty, TableText.ToXml("""
            U | Person.age: number  | Person.age => rank
            1 | < 65                | -          => "young"
            2 | >= 65               | -          => "old"
            """));

        Assert.Equal(expected, Dmn.Show(tables + Dmn.Decision("d", text, calls: "risk, rank"), "d"));
    }

    [Theory]
    [Rows("""
        add         => {a: 1, b: 2}         => 3
        add         => {a: 1, b: "2"}       => null
        add         => {a: [1], b: 2}       => 3
        add         => {a: 1}               => null
        size        => {n: 50}              => "big"
        thrice      => {x: 2}               => 6
        answer      => {}                   => 42
        hollow      => {}                   => null
        """)]
    public void Can_be_called_from_outside_with_their_parameters_by_name(string name, string inputs, string expected) =>
        Assert.Equal(expected, Dmn.Show(model, name, inputs));

    [Fact]
    public void Are_known_only_where_they_are_required()
    {
        Assert.Equal("null", Dmn.Show(model + Dmn.Decision("d", "add(1, 2)"), "d"));
        Assert.Equal("null", Dmn.Show(model + Dmn.Decision("d", "add(1, 2)", calls: "twice"), "d"));
    }

    [Theory]
    [Rows("""
        number          => 5        => 5
        number          => "5"      => null
        string          => ["5"]    => "5"
        """)]
    public void Have_a_result_type_as_a_function_type_too(string type, string value, string expected)
    {
        string types = $"""
            <itemDefinition name="tF"><functionItem outputTypeRef="{type}"><parameters name="x" typeRef="number"/></functionItem></itemDefinition>
            """;

        Assert.Equal(expected, Dmn.Show(
            types + Dmn.Knowledge("f", "x", value, "tF") + Dmn.Decision("d", "f(1)", calls: "f"), "d"));
    }
}
