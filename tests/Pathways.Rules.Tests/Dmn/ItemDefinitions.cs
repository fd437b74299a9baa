namespace Pathways.Rules.Tests;

/// <summary>Item definitions (DMN 1.5, clause 7.3.2): what conforms, what converts, what is allowed.</summary>
public sealed class ItemDefinitions
{
    private const string Types = """
        <itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
        <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemDefinition>
        <itemDefinition name="tAdult"><typeRef>tAge</typeRef><allowedValues><text>>= 18</text></allowedValues></itemDefinition>
        <itemDefinition name="tSexes" isCollection="true"><typeRef>tSex</typeRef></itemDefinition>
        <itemDefinition name="tSomeSexes" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
        <itemDefinition name="tFew" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tFewSmall" isCollection="true"><typeRef>number</typeRef>
          <allowedValues><text>&lt; 10</text></allowedValues><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tEven"><typeRef>number</typeRef><typeConstraint><text>even(?)</text></typeConstraint></itemDefinition>
        <itemDefinition name="tPatient">
          <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="sex"><typeRef>tSex</typeRef></itemComponent>
          <itemComponent name="age in years"><typeRef>number</typeRef><allowedValues><text>>= 0</text></allowedValues></itemComponent>
          <itemComponent name="visits" isCollection="true">
            <itemComponent name="day"><typeRef>date</typeRef></itemComponent>
            <itemComponent name="kind"><typeRef>string</typeRef><allowedValues><text>"call", "home"</text></allowedValues></itemComponent>
          </itemComponent>
        </itemDefinition>
        <itemDefinition name="tPatients" isCollection="true"><typeRef>tPatient</typeRef></itemDefinition>
        <itemDefinition name="tTree"><itemComponent name="value"><typeRef>number</typeRef></itemComponent>
          <itemComponent name="children" isCollection="true"><typeRef>tTree</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tFunction"><functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/></functionItem></itemDefinition>
        <itemDefinition name="tAnything"/>
        <itemDefinition name="tMoment"><typeRef>date and time</typeRef></itemDefinition>
        <itemDefinition name="tDays"><typeRef>days and time duration</typeRef><allowedValues><text>&lt;= duration("P7D")</text></allowedValues></itemDefinition>
        <itemDefinition name="tRange"><typeRef>range</typeRef></itemDefinition>
        """;

    [Theory]
    [Rows("""
        # type => value => value bound to it
        tSex        => "F"                      => "F"
        tSex        => "X"                      => null
        tSex        => null                     => null
        tSex        => 1                        => null
        tSex        => ["F"]                    => "F"
        tSex        => ["X"]                    => null
        tAge        => 0                        => 0
        tAge        => 120                      => 120
        tAge        => 121                      => null
        tAge        => "12"                     => null
        tAdult      => 18                       => 18
        tAdult      => 17                       => null
        tAdult      => 130                      => null
        tSexes      => ["F", "M", "F"]          => ["F", "M", "F"]
        tSexes      => ["F", "X"]               => null
        tSexes      => "F"                      => ["F"]
        tSexes      => "X"                      => null
        tSexes      => []                       => []
        tSexes      => ["F", null]              => ["F", null]
        tSomeSexes  => ["F", "M"]               => ["F", "M"]
        tSomeSexes  => ["F", "X"]               => null
        tSomeSexes  => "M"                      => ["M"]
        tFew        => [1, 2]                   => [1, 2]
        tFew        => [1, 2, 3]                => null
        tFew        => 1                        => [1]
        tFew        => ["a"]                    => null
        tFewSmall   => [1, 2]                   => [1, 2]
        tFewSmall   => [1, 12]                  => null
        tFewSmall   => [1, 2, 3]                => null
        tEven       => 2                        => 2
        tEven       => 3                        => null
        tMoment     => @"2020-01-01"            => @"2020-01-01T00:00:00Z"
        tMoment     => @"2020-01-01T10:00:00"   => @"2020-01-01T10:00:00"
        tMoment     => "2020-01-01T10:00:00"    => null
        tDays       => @"P7D"                   => @"P7D"
        tDays       => @"P8D"                   => null
        tDays       => @"P1Y"                   => null
        tRange      => [1..2]                   => [1..2]
        tRange      => 1                        => null
        tAnything   => {a: [1]}                 => {a: [1]}
        tFunction   => abs instance of number   => null
        tTree       => {value: 1, children: [{value: 2, children: []}]} => {value: 1, children: [{value: 2, children: []}]}
        tTree       => {value: "1", children: []}   => null
        tPatients   => []                       => []
        # built in
        number      => 1                        => 1
        number      => "1"                      => null
        string      => 1                        => null
        boolean     => true                     => true
        date        => @"2020-01-01"            => @"2020-01-01"
        date        => @"2020-01-01T00:00:00"   => null
        date and time => @"2020-01-01"          => @"2020-01-01T00:00:00Z"
        dateTime    => @"2020-01-01"            => @"2020-01-01T00:00:00Z"
        time        => @"10:00:00"              => @"10:00:00"
        days and time duration      => @"P1D"   => @"P1D"
        dayTimeDuration             => @"P1D"   => @"P1D"
        years and months duration   => @"P1Y"   => @"P1Y"
        yearMonthDuration           => @"P1Y"   => @"P1Y"
        years and months duration   => @"P1D"   => null
        list        => 1                        => [1]
        list        => [1, "a"]                 => [1, "a"]
        context     => {a: 1}                   => {a: 1}
        context     => 1                        => null
        Any         => [1]                      => [1]
        range       => [1..2]                   => [1..2]
        list<number>            => [1, 2]       => [1, 2]
        list<number>            => ["a"]        => null
        list<tSex>              => ["F", "X"]   => null
        context<a: number>      => {a: "x"}     => null
        range<number>           => ["a".."b"]   => null
        """)]
    public void Bind_inputs_and_results(string type, string value, string expected)
    {
        string xml = System.Security.SecurityElement.Escape(type);
        string model = Types + Dmn.Input("in", xml) + Dmn.Decision("given", "in", needs: "in")
            + Dmn.Decision("made", value, xml) + Dmn.Decision("made in a context", $"""
                <context><contextEntry><variable name="x" typeRef="{xml}"/>{Dmn.Box(value)}</contextEntry>
                  <contextEntry><literalExpression><text>x</text></literalExpression></contextEntry></context>
                """)
            + Dmn.Knowledge("f", $"x: {xml}", "x") + Dmn.Decision("passed", $"f({value})", calls: "f")
            + Dmn.Knowledge("g", string.Empty, value, xml) + Dmn.Decision("returned", "g()", calls: "g");

        Assert.Equal(expected, Dmn.Show(model, "given", $"{{in: {value}}}"));
        Assert.Equal(expected, Dmn.Show(model, "made"));
        Assert.Equal(expected, Dmn.Show(model, "made in a context"));
        Assert.Equal(expected, Dmn.Show(model, "passed"));
        Assert.Equal(expected, Dmn.Show(model, "returned"));
    }

    [Theory]
    [Rows("""
        {name: "A", sex: "F", age in years: 3, visits: []}                                              => true
        {name: "A", sex: "F", age in years: 3, visits: [], note: 1}                                     => true
        {name: null, sex: null, age in years: null, visits: null}                                       => true
        {name: "A", sex: "F", age in years: 3, visits: [{day: @"2020-01-01", kind: "call"}]}            => true
        {name: "A", sex: "F", age in years: 3}                                                          => false
        {name: 1, sex: "F", age in years: 3, visits: []}                                                => false
        {name: "A", sex: "X", age in years: 3, visits: []}                                              => false
        {name: "A", sex: "F", age in years: -3, visits: []}                                             => false
        {name: "A", sex: "F", age in years: 3, visits: [{day: @"2020-01-01", kind: "mail"}]}            => false
        {name: "A", sex: "F", age in years: 3, visits: [{kind: "call"}]}                                => false
        {name: "A", sex: "F", age in years: 3, visits: [{day: "2020-01-01", kind: "call"}]}             => false
        "A"                                                                                             => false
        """)]
    public void Hold_their_members_deeply(string patient, string conforms)
    {
        string model = Types + Dmn.Input("p", "tPatient") + Dmn.Decision("d", "p != null", needs: "p")
            + Dmn.Input("ps", "tPatients") + Dmn.Decision("all", "ps != null", needs: "ps");

        Assert.Equal(conforms, Dmn.Show(model, "d", $"{{p: {patient}}}"));
        Assert.Equal(conforms, Dmn.Show(model, "all", $"{{ps: [{patient}, {patient}]}}"));
        Assert.Equal(conforms, Dmn.Show(model, "all", $"{{ps: {patient}}}"));
    }

    [Theory]
    [Rows("""
        1 instance of tAge              => true
        121 instance of tAge            => true
        "F" instance of tSex            => true
        "F" instance of tAge            => false
        ["F"] instance of tSexes        => true
        [1] instance of tSexes          => false
        {value: 1, children: []} instance of tTree => true
        {value: 1} instance of tTree    => false
        (function(x: number) x) instance of tFunction => true
        [1] instance of list<tAge>      => true
        {a: "F"} instance of context<a: tSex> => true
        1 instance of tUnknown          => null
        """)]
    public void Are_types_for_instance_of_which_checks_no_allowed_values(string text, string expected) =>
        Assert.Equal(expected, Dmn.Show(Types + Dmn.Decision("d", text), "d"));

    [Fact]
    public void A_member_with_blanks_in_its_name_can_be_read()
    {
        string model = Types + Dmn.Input("p", "tPatient") + Dmn.Decision("d", "p.age in years + 1", needs: "p")
            + Dmn.Input("ps", "tPatients") + Dmn.Decision("old", "ps[age in years > 5].name", needs: "ps");

        Assert.Equal("4", Dmn.Show(model, "d", "{p: {name: \"A\", sex: \"F\", age in years: 3, visits: []}}"));
        Assert.Equal(
            "[\"B\"]",
            Dmn.Show(model, "old", """
                {ps: [{name: "A", sex: "F", age in years: 3, visits: []}, {name: "B", sex: "F", age in years: 7, visits: []}]}
                """));
    }

    [Fact]
    public void A_type_that_is_not_there_is_a_finding()
    {
        RuleSetCompilation compilation = Dmn.Check(Dmn.Decision("d", "1", "tNowhere"));

        Assert.Equal(("PW1011", "tNowhere"), (Assert.Single(compilation.Findings).Code, compilation.Findings[0].Arguments[0]));
    }

    [Fact]
    public void What_does_not_conform_says_so()
    {
        RuleSet? rules = Dmn.Check(Types + Dmn.Input("in", "tSex") + Dmn.Decision("d", "in", needs: "in")).RuleSet;

        FeelProblem? problem = rules?.Evaluate("d", Dmn.Inputs("{in: \"X\"}"), Feel.Settings).Problems.FirstOrDefault();

        Assert.Equal("The value of in, \"X\", does not conform to the type tSex.", problem?.Message);
    }
}
