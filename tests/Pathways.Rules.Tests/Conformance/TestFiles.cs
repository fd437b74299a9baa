namespace Pathways.Rules.Tests;

/// <summary>Test files of the compatibility kit: how their XML becomes values, and which nodes are meant.</summary>
public sealed class TestFiles
{
    [Theory]
    [Rows("""
        <value xsi:type="xsd:string">a</value>                      => "a"
        <value xsi:type="xsd:string"></value>                       => ""
        <value xsi:type="xsd:string"/>                              => ""
        <value xsi:type="xsd:string">  </value>                     => "  "
        <value xsi:type="xsd:string">1</value>                      => "1"
        <value xsi:type="xsd:decimal">1.50</value>                  => 1.5
        <value xsi:type="xsd:decimal"> 1 </value>                   => 1
        <value xsi:type="xsd:double">1.5E3</value>                  => 1500
        <value xsi:type="xsd:integer">-7</value>                    => -7
        <value xsi:type="xs:decimal">1</value>                      => 1
        <value xsi:type="xsd:boolean">true</value>                  => true
        <value xsi:type="xsd:boolean">0</value>                     => false
        <value xsi:type="xsd:date">2026-11-21</value>               => @"2026-11-21"
        <value xsi:type="xsd:date">-2026-11-21</value>              => @"-2026-11-21"
        <value xsi:type="xsd:time">10:00:00Z</value>                => @"10:00:00Z"
        <value xsi:type="xsd:dateTime">2026-11-21T10:00:00</value>  => @"2026-11-21T10:00:00"
        <value xsi:type="xsd:dateTime">2026-11-21T10:00:00@Europe/Paris</value> => @"2026-11-21T10:00:00@Europe/Paris"
        <value xsi:type="xsd:duration">P1D</value>                  => @"P1D"
        <value xsi:type="xsd:duration">P1Y2M</value>                => @"P1Y2M"
        <value xsi:nil="true"/>                                     => null
        <value xsi:type="xsd:string" xsi:nil="true"/>               => null
        <list/>                                                     => []
        <list xsi:nil="true"/>                                      => null
        <list><item><value xsi:type="xsd:decimal">1</value></item><item><value xsi:nil="true"/></item></list> => [1, null]
        <list><item><list><item><value xsi:type="xsd:decimal">1</value></item></list></item></list> => [[1]]
        <list><item><component name="a"><value xsi:type="xsd:decimal">1</value></component></item></list> => [{a: 1}]
        <component name="a"><value xsi:type="xsd:decimal">1</value></component><component name="b c"><value xsi:nil="true"/></component> => {a: 1, "b c": null}
        <component name="a"><component name="b"><list/></component></component> => {a: {b: []}}
        <component name="a" xsi:nil="true"/>                        => {a: null}
        """)]
    public void Hold_typed_values(string xml, string expected)
    {
        ConformanceCase one = Assert.Single(Read($"<inputNode name=\"x\">{xml}</inputNode><resultNode name=\"y\"><expected>{xml}</expected></resultNode>").Cases);

        Assert.Equal(expected, one.Inputs["x"].ToString());
        Assert.Equal(expected, Assert.Single(one.Expected).Expected.ToString());
    }

    [Theory]
    [Rows("""
        # expected => actual => the same
        1                           => 1.000000001                  => true
        1                           => 1.0001                       => false
        [1, 2]                      => [1, 2]                       => true
        [1, 2]                      => [2, 1]                       => false
        {a: 1, b: 2}                => {b: 2, a: 1}                 => true
        {a: 1}                      => {a: 1, b: 2}                 => false
        {a: 1, b: 2}                => {a: 1}                       => false
        @"2026-11-21T10:00:00Z"     => @"2026-11-21T11:00:00+01:00" => true
        @"P1D"                      => @"PT24H"                     => true
        @"P1Y"                      => @"P12M"                      => true
        null                        => null                         => true
        null                        => 1                            => false
        "1"                         => 1                            => false
        "a"                         => "A"                          => false
        """)]
    public void Compare_as_the_kits_runners_do(string expected, string actual, string same) =>
        Assert.Equal(same == "true", ConformanceComparison.AreSame(Feel.Run(expected).Value, Feel.Run(actual).Value));

    [Fact]
    public void Call_decision_services_and_look_into_what_they_give()
    {
        RuleSet? rules = Dmn.Check(
            Dmn.Input("n", "number") + Dmn.Decision("a", "n + 1", needs: "n") + Dmn.Decision("b", "n + 2", needs: "n")
            + Dmn.Knowledge("twice", "n: number", "n * 2")
            + DecisionServices.Service("one", outputs: "a", data: "n") + DecisionServices.Service("two", outputs: "a, b", data: "n")).RuleSet;
        const string Input = "<inputNode name=\"n\"><value xsi:type=\"xsd:decimal\">1</value></inputNode>";

        ConformanceFile file = ConformanceFile.Read(Cases($"""
            <testCase id="1" type="decisionService" invocableName="one">{Input}{Result("one", 2)}</testCase>
            <testCase id="2" type="decisionService" invocableName="two">{Input}{Result("a", 2)}{Result("b", 3)}</testCase>
            <testCase id="3">{Input}{Result("a", 2)}{Result("b", 3)}</testCase>
            <testCase id="4">{Input}{Result("a", 2)}{Result("b", 4)}</testCase>
            <testCase id="5" type="decisionService" invocableName="two">{Input}{Result("b", 3)}</testCase>
            <testCase id="6" type="decisionService" invocableName="two">{Input}<resultNode name="two"><expected>
              <component name="a"><value xsi:type="xsd:decimal">2</value></component><component name="b"><value xsi:type="xsd:decimal">3</value></component>
            </expected></resultNode></testCase>
            <testCase id="7" type="decisionService" invocableName="one">{Input}{Result("a", 2)}</testCase>
            <testCase id="8" type="bkm" invocableName="twice">{Input}{Result("twice", 2)}</testCase>
            """));

        Assert.NotNull(rules);
        Assert.Equal([true, true, true, false, true, true, true, true], file.Run(rules, Feel.Settings).Select(outcome => outcome.HasPassed));
    }

    [Fact]
    public void Name_the_namespace_of_imported_nodes()
    {
        DmnModel imported = DmnReader.Read(
            Dmn.Model(Dmn.Input("x", "number") + Dmn.Decision("d", "x + 1", needs: "x"), "urn:base"), "base.dmn").Model!; // well-formed
        RuleSet? rules = Dmn.Check(
            Imports.Import("urn:base", "base") + Dmn.Input("x", "number")
            + Dmn.Decision("d", "x + base.d", needs: "x, urn:base#d"), _ => new RuleSource.Model(imported)).RuleSet;
        const string Own = "<inputNode name=\"x\" namespace=\"urn:test\"><value xsi:type=\"xsd:decimal\">1</value></inputNode>";
        const string Theirs = "<inputNode name=\"x\" namespace=\"urn:base\"><value xsi:type=\"xsd:decimal\">10</value></inputNode>";

        ConformanceFile file = ConformanceFile.Read(Cases($"""
            <testCase id="1">{Own}{Theirs}{Result("d", 12)}</testCase>
            <testCase id="2">{Theirs}{Result("d\" namespace=\"urn:base", 11)}</testCase>
            <testCase id="3">{Own}{Theirs}{Result("d\" namespace=\"urn:test", 12)}</testCase>
            """));

        Assert.NotNull(rules);
        Assert.Equal([], file.Run(rules, Feel.Settings).SelectMany(outcome => outcome.Mismatches));
    }

    private static string Result(string name, int value) =>
        $"<resultNode name=\"{name}\"><expected><value xsi:type=\"xsd:decimal\">{value}</value></expected></resultNode>";

    private static ConformanceFile Read(string nodes) => ConformanceFile.Read(Cases($"<testCase id=\"1\">{nodes}</testCase>"));

    private static string Cases(string cases) => $"""
        <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema">{cases}</testCases>
        """;
}
