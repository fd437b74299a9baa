namespace Pathways.Rules.Tests;

/// <summary>Decision tables (DMN 1.5, clause 8): hit policies, aggregators, defaults, allowed values, several outputs.</summary>
public sealed class DecisionTables
{
    [Theory]
    [Rows("""
        # policy => no rule => one rule => two rules
        U   => null     => 1    => null
        -   => null     => 1    => null
        A   => null     => 1    => null
        F   => null     => 1    => 1
        P   => null     => 1    => 3
        O   => null     => [1]  => [3, 1]
        R   => null     => [1]  => [1, 3]
        C   => null     => [1]  => [1, 3]
        C+  => null     => 1    => 4
        C<  => null     => 1    => 1
        C>  => null     => 1    => 3
        C#  => 0        => 1    => 2
        """)]
    public void Each_hit_policy_has_its_answer(string policy, string none, string one, string two)
    {
        string table = $"""
            {policy} | n: number => x: number
            values   | -         => 3, 2, 1
            1        | > 1       => 1
            2        | > 10      => 3
            """;

        Assert.Equal([none, one, two], new[] { 0, 5, 15 }.Select(n => Show(table, $"{{n: {n}}}")));
    }

    [Theory]
    [Rows("""
        U   => 9        => 1    => null
        A   => 9        => 1    => null
        F   => 9        => 1    => 1
        P   => 9        => 1    => 3
        O   => 9        => [1]  => [3, 1]
        R   => 9        => [1]  => [1, 3]
        C   => 9        => [1]  => [1, 3]
        C+  => 9        => 1    => 4
        """)]
    public void The_default_output_stands_in_for_no_rule_only(string policy, string none, string one, string two)
    {
        string table = $"""
            {policy} | n: number => x: number
            values   | -         => 3, 2, 1, 9
            default  |           => 9
            1        | > 1       => 1
            2        | > 10      => 3
            """;

        Assert.Equal([none, one, two], new[] { 0, 5, 15 }.Select(n => Show(table, $"{{n: {n}}}")));
    }

    [Theory]
    [Rows("""
        U   => null => {x: 1, y: "a"}           => null
        F   => null => {x: 1, y: "a"}           => {x: 1, y: "a"}
        A   => null => {x: 1, y: "a"}           => null
        R   => null => [{x: 1, y: "a"}]         => [{x: 1, y: "a"}, {x: 1, y: "b"}, {x: 3, y: "a"}]
        C   => null => [{x: 1, y: "a"}]         => [{x: 1, y: "a"}, {x: 1, y: "b"}, {x: 3, y: "a"}]
        # ordered by the first output, then by the second
        P   => null => {x: 1, y: "a"}           => {x: 3, y: "a"}
        O   => null => [{x: 1, y: "a"}]         => [{x: 3, y: "a"}, {x: 1, y: "b"}, {x: 1, y: "a"}]
        """)]
    public void Several_outputs_make_a_context(string policy, string none, string one, string three)
    {
        string table = $"""
            {policy} | n: number => x: number | y: string
            values   | -         => 3, 2, 1   | "b", "a"
            1        | > 1       => 1         | "a"
            2        | > 10      => 1         | "b"
            3        | > 10      => 3         | "a"
            """;

        Assert.Equal([none, one, three], new[] { 0, 5, 15 }.Select(n => Show(table, $"{{n: {n}}}")));
    }

    [Theory]
    [InlineData("C+")]
    [InlineData("C<")]
    [InlineData("C>")]
    [InlineData("C#")]
    public void An_aggregator_cannot_work_on_several_outputs(string policy)
    {
        string table = $"""
            {policy} | n: number => x: number | y: number
            1        | > 1       => 1         | 2
            """;

        Assert.Equal("null", Show(table, "{n: 5}"));
        Assert.Contains(Dmn.Check(Model(table)).Findings, finding => finding.Code == "PW1211");
    }

    [Fact]
    public void Any_accepts_rules_that_agree()
    {
        const string Table = """
            A | n: number => x: number | y: string
            1 | > 1       => 1         | "a"
            2 | > 2       => 0.5 + 0.5 | "a"
            3 | > 3       => 2         | "a"
            """;

        Assert.Equal("{x: 1, y: \"a\"}", Show(Table, "{n: 3}"));
        Assert.Equal("null", Show(Table, "{n: 4}"));
    }

    [Theory]
    [Rows("""
        C<  => "a"  => "a"
        C>  => "c"  => "a"
        C#  => 2    => 1
        C+  => null => null
        """)]
    public void Aggregators_order_strings_too(string policy, string several, string one)
    {
        string table = $"""
            {policy} | n: number => x: string
            1        | > 1       => "a"
            2        | > 10      => "c"
            """;

        Assert.Equal([several, one], new[] { 15, 5 }.Select(n => Show(table, $"{{n: {n}}}")));
    }

    [Fact]
    public void Priority_puts_values_that_are_not_listed_last()
    {
        const string Table = """
            O      | n: number => x
            values | -         => "a", "b", > 0
            1      | > 1       => "b"
            2      | > 1       => 7
            3      | > 1       => "a"
            """;

        Assert.Equal("[\"a\", \"b\", 7]", Show(Table, "{n: 5}"));
    }

    [Theory]
    [Rows("""
        P   => "high"
        O   => ["high", "middle", "low"]
        F   => "low"
        """)]
    public void The_order_of_outputs_may_come_from_their_type(string policy, string expected)
    {
        const string Type = "<itemDefinition name=\"tRank\"><typeRef>string</typeRef><allowedValues><text>\"high\", \"middle\", \"low\"</text></allowedValues></itemDefinition>";
        string table = $"""
            {policy} | n: number => rank: tRank
            1        | > 1       => "low"
            2        | > 2       => "high"
            3        | > 3       => "middle"
            """;

        Assert.Equal(expected, Dmn.Show(Type + Model(table), "d", "{n: 5}"));
    }

    [Theory]
    [Rows("""
        {s: "a"}    => "known"
        {s: "x"}    => "none"
        {s: null}   => "none"
        """)]
    public void Inputs_may_have_types_with_allowed_values(string inputs, string expected)
    {
        const string Type = "<itemDefinition name=\"tLetter\"><typeRef>string</typeRef><allowedValues><text>\"a\", \"b\"</text></allowedValues></itemDefinition>";
        const string Table = """
            F | s: tLetter  => x
            1 | null        => "none"
            2 | -           => "known"
            """;

        Assert.Equal(expected, Dmn.Show(Type + Model(Table), "d", inputs));
    }

    [Theory]
    [Rows("""
        # list cells and list inputs => the rule that matches
        {n: ["a", "b"]}     => "both"
        {n: ["b", "a"]}     => "has a"
        {n: ["c"]}          => "short"
        {n: []}             => "empty"
        {n: ["c", "d"]}     => "other"
        {n: null}           => "null"
        """)]
    public void Inputs_may_be_lists(string inputs, string expected)
    {
        const string Table = """
            F | n                           => x
            1 | null                        => "null"
            2 | ["a", "b"]                  => "both"
            3 | list contains(?, "a")       => "has a"
            4 | []                          => "empty"
            5 | count(?) < 2                => "short"
            6 | -                           => "other"
            """;

        Assert.Equal(expected, Show(Table, inputs));
    }

    [Theory]
    [Rows("""
        {n: @"2020-02-29"}                  => "leap day"
        {n: @"2020-06-01"}                  => "2020"
        {n: @"2021-01-01"}                  => "later"
        {n: @"2019-12-31"}                  => null
        {n: @"2020-02-29T00:00:00"}         => null
        """)]
    public void Inputs_may_be_dates(string inputs, string expected)
    {
        const string Table = """
            F | n                                               => x
            1 | @"2020-02-29"                                   => "leap day"
            2 | [date("2020-01-01")..date("2020-12-31")]        => "2020"
            3 | > date(2020, 12, 31)                            => "later"
            """;

        Assert.Equal(expected, Show(Table, inputs));
    }

    [Theory]
    [Rows("""
        {n: 5, s: "a"}      => "both"
        {n: 5, s: "c"}      => null
        {n: 5, s: null}     => "number"
        {n: null, s: "a"}   => "string"
        {n: "5", s: "a"}    => "string"
        {}                  => "neither"
        """)]
    public void Inputs_are_bound_to_their_types_and_their_allowed_values(string inputs, string expected)
    {
        const string Table = """
            F      | n: number | s: string     => x: string
            values | -         | "a", "b"      =>
            1      | > 1       | "a"           => "both"
            2      | > 1       | -             => "number"
            3      | -         | "a"           => "string"
            4      | null      | null          => "neither"
            """;

        Assert.Equal(expected, Show(Table, inputs));
    }

    [Theory]
    [Rows("""
        {n: 1}  => 1
        {n: 2}  => null
        {n: 3}  => null
        {n: 4}  => [4]
        """)]
    public void Outputs_are_bound_to_their_types_and_their_allowed_values(string inputs, string expected)
    {
        const string Table = """
            U      | n: number => x
            values | -         => 1, 3, [4]
            1      | 1         => 1
            2      | 2         => 2
            3      | 3         => "3"
            4      | 4         => [4]
            """;

        Assert.Equal(expected, Show(Table, inputs));
    }

    [Theory]
    [Rows("""
        {n: 1, s: "x"}      => "constant"
        {n: 5, s: "x"}      => "other input"
        {n: 9, s: "x"}      => "range"
        {n: 20, s: "x"}     => "not"
        {n: 30, s: "abc"}   => "question mark"
        {n: null, s: "x"}   => "null"
        {n: 31, s: "x"}     => null
        """)]
    public void Cells_may_use_other_names_and_the_question_mark(string inputs, string expected)
    {
        const string Table = """
            F | n: number           | s: string             => x
            1 | 1                   | -                     => "constant"
            2 | five                | -                     => "other input"
            3 | [five + 1..ten)     | -                     => "range"
            4 | not(30, 31, null)   | -                     => "not"
            5 | -                   | string length(?) > 2  => "question mark"
            6 | null                | -                     => "null"
            """;
        string model = Dmn.Decision("five", "5") + Dmn.Decision("ten", "10") + Dmn.Input("n", "number") + Dmn.Input("s", "string")
            + Dmn.Decision("d", TableText.ToXml(Table), needs: "n, s, five, ten");

        Assert.Equal(expected, Dmn.Show(model, "d", inputs));
    }

    [Theory]
    [Rows("""
        {p: {age: 70, tags: ["a"]}} => "old"
        {p: {age: 20, tags: ["b", "c"]}} => "tagged"
        {p: {age: 20, tags: []}} => "young"
        {p: {age: 20, tags: null}} => null
        """)]
    public void Input_expressions_are_any_FEEL(string inputs, string expected)
    {
        const string Table = """
            F | p.age  | count(p.tags)  => x
            1 | >= 65  | -              => "old"
            2 | < 65   | > 1            => "tagged"
            3 | < 65   | <= 1           => "young"
            """;

        Assert.Equal(expected, Dmn.Show(Dmn.Input("p") + Dmn.Decision("d", TableText.ToXml(Table), needs: "p"), "d", inputs));
    }

    [Fact]
    public void A_table_without_inputs_has_rules_that_always_match()
    {
        string model = Dmn.Decision(
            "d", "<decisionTable hitPolicy=\"COLLECT\"><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>");

        Assert.Equal("[1]", Dmn.Show(model, "d"));
    }

    [Fact]
    public void A_table_with_one_output_gives_its_value_even_if_the_output_has_a_name()
    {
        const string Table = """
            U | n: number => Name of it: string
            1 | -         => "a"
            """;

        Assert.Equal("\"a\"", Show(Table, "{n: 1}"));
    }

    [Fact]
    public void An_empty_output_cell_is_null()
    {
        const string Table = """
            U | n: number => x | y
            1 | -         =>   | -
            """;

        Assert.Equal("{x: null, y: null}", Show(Table, "{n: 1}"));
    }

    private static string Model(string table) =>
        Dmn.Input("n") + Dmn.Input("s") + Dmn.Decision("d", TableText.ToXml(table), needs: "n, s");

    private static string Show(string table, string inputs) => Dmn.Show(Model(table), "d", inputs);
}
