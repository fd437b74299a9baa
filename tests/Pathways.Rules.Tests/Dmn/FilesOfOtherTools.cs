namespace Pathways.Rules.Tests;

/// <summary>Files as other tools and older versions write them: DMN 1.1 to 1.5, extensions, diagrams, encodings.</summary>
public sealed class FilesOfOtherTools
{
    private const string Dmn11 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";


    [Fact]
    public void Dmn_1_1_writes_types_with_prefixes_and_leaves_variables_out()
    {
        const string Xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions id="d" name="old" namespace="urn:old" xmlns="{Dmn11}" xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:own="urn:old">
              <itemDefinition name="tLoan"><itemComponent name="principal"><typeRef>feel:number</typeRef></itemComponent>
                <itemComponent name="rate"><typeRef>own:tRate</typeRef></itemComponent></itemDefinition>
              <itemDefinition name="tRate"><typeRef>feel:number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>
              <itemDefinition name="tF"><functionItem outputTypeRef="feel:number"><parameters name="x" typeRef="feel:number"/></functionItem></itemDefinition>
              <inputData id="i_loan" name="loan"><variable name="loan" typeRef="own:tLoan"/></inputData>
              <inputData id="i_days" name="days"><variable name="days" typeRef="feel:days and time duration"/></inputData>
              <decision id="d_interest" name="interest"><variable name="interest" typeRef="feel:number"/>
                <informationRequirement><requiredInput href="#i_loan"/></informationRequirement>
                <knowledgeRequirement><requiredKnowledge href="#b_times"/></knowledgeRequirement>
                <literalExpression><text>times(loan.principal, loan.rate)</text></literalExpression></decision>
              <decision id="d_size" name="size">
                <informationRequirement><requiredDecision href="#d_interest"/></informationRequirement>
                <decisionTable hitPolicy="UNIQUE" outputLabel="size" preferredOrientation="Rule-as-Row">
                  <input id="c1" label="interest"><inputExpression typeRef="feel:number"><text>interest</text></inputExpression></input>
                  <output id="c2"/>
                  <rule><inputEntry><text>&gt;= 10</text></inputEntry><outputEntry><text>"big"</text></outputEntry></rule>
                  <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>"small"</text></outputEntry></rule>
                </decisionTable></decision>
              <decision id="d_days" name="how long"><variable name="how long"/>
                <informationRequirement><requiredInput href="#i_days"/></informationRequirement>
                <literalExpression><text>days.days</text></literalExpression></decision>
              <businessKnowledgeModel id="b_times" name="times"><variable name="times"/>
                <encapsulatedLogic><formalParameter name="a" typeRef="feel:number"/><formalParameter name="b" typeRef="feel:number"/>
                  <literalExpression><text>a * b</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            </definitions>
            """;

        Assert.Equal("50", Show(Xml, "interest", "{loan: {principal: 1000, rate: 0.05}}"));
        Assert.Equal("\"big\"", Show(Xml, "size", "{loan: {principal: 1000, rate: 0.05}}"));
        Assert.Equal("null", Show(Xml, "interest", "{loan: {principal: 1000, rate: 5}}"));
        Assert.Equal("3", Show(Xml, "how long", "{days: @\"P3D\"}"));
        Assert.Empty(DmnReader.Read(Xml, "old.dmn").Findings);
    }

    [Fact]
    public void Dmn_1_1_names_what_it_imports_by_its_prefix()
    {
        DmnModel types = Read(Dmn.Model(
            "<itemDefinition name=\"tRate\"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>",
            "urn:types"));
        string xml = $"""
            <definitions name="old" namespace="urn:old" xmlns="{Dmn11}" xmlns:t="urn:types">
              <import namespace="urn:types" importType="{Dmn11}"/>
              <decision id="d" name="d"><variable name="d" typeRef="t:tRate"/><literalExpression><text>5</text></literalExpression></decision>
            </definitions>
            """;
        string named = xml.Replace("<import ", "<import name=\"the types\" ", StringComparison.Ordinal);

        Assert.Equal("null", Show(xml, "d", "{}", types));
        Assert.Equal("null", Show(named, "d", "{}", types));
        Assert.Equal("0.5", Show(xml.Replace(">5<", ">0.5<", StringComparison.Ordinal), "d", "{}", types));
    }

    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20240513/MODEL/")]
    public void Every_version_may_bring_extensions_diagrams_and_prefixes(string version)
    {
        string xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made by hand -->
            <dmn:definitions xmlns:dmn="{version}" xmlns:kie="http://www.drools.org/kie/dmn/1.2" xmlns:dmndi="{version}DI"
                xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="x" name="x" namespace="urn:x" exporter="hand" exporterVersion="1" expressionLanguage="{version}FEEL">
              <dmn:extensionElements><kie:decision name="not this"><literalExpression/></kie:decision></dmn:extensionElements>
              <dmn:description>A &lt;test&gt;</dmn:description>
              <dmn:inputData id="a" name="a" kie:dimension="3"><dmn:extensionElements/><dmn:description>in</dmn:description><dmn:variable name="a" id="v" typeRef="number"/></dmn:inputData>
              <dmn:decision id="b" name="b">
                <dmn:extensionElements><kie:note>1</kie:note></dmn:extensionElements>
                <dmn:question>How much?</dmn:question><dmn:allowedAnswers>a number</dmn:allowedAnswers>
                <dmn:variable name="b" typeRef="number"><dmn:description>out</dmn:description></dmn:variable>
                <dmn:informationRequirement id="r"><dmn:requiredInput href="#a"/></dmn:informationRequirement>
                <dmn:authorityRequirement><dmn:requiredAuthority href="#k"/></dmn:authorityRequirement>
                <dmn:supportedObjective href="#o"/><dmn:usingProcess href="#p"/>
                <dmn:literalExpression id="e"><dmn:extensionElements/><dmn:text><![CDATA[if a < 3 and a > 1 then a & "x" else a * 2]]></dmn:text></dmn:literalExpression>
              </dmn:decision>
              <dmn:decision id="c" name="c">
                <dmn:variable name="c"/>
                <dmn:informationRequirement><dmn:requiredInput href="#a"/></dmn:informationRequirement>
                <dmn:literalExpression><dmn:text>if a &lt; 3 &#97;nd a &gt; 1 then &quot;two&quot; else "<!-- no -->other"</dmn:text></dmn:literalExpression>
              </dmn:decision>
              <dmn:knowledgeSource id="k" name="The guideline" locationURI="urn:g"><dmn:type>guideline</dmn:type></dmn:knowledgeSource>
              <dmn:textAnnotation id="t" textFormat="text/plain"><dmn:text>note</dmn:text></dmn:textAnnotation>
              <dmn:association id="as"><dmn:sourceRef href="#b"/><dmn:targetRef href="#t"/></dmn:association>
              <dmn:group id="g" name="g"/><dmn:elementCollection id="ec" name="ec"><dmn:drgElement href="#b"/></dmn:elementCollection>
              <dmn:performanceIndicator id="o" name="o"/><dmn:organizationUnit id="ou" name="ou"/>
              <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="a"><dc:Bounds height="1" width="1" x="0" y="0"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
            </dmn:definitions>
            """;

        Assert.Equal("\"two\"", Show(xml, "c", "{a: 2}"));
        Assert.Equal("\"other\"", Show(xml, "c", "{a: 3}"));
        Assert.Equal("null", Show(xml, "b", "{a: 2}"));
        Assert.Equal("The guideline", Assert.Single(Read(xml).KnowledgeSources).Name);
    }

    [Theory]
    [InlineData(null, "2")]
    [InlineData("feel", "2")]
    [InlineData("FEEL", "2")]
    [InlineData("http://www.omg.org/spec/FEEL/20140401", "2")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/FEEL/", "2")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/FEEL/", "2")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/FEEL/", "2")]
    [InlineData("", "2")]
    public void Feel_is_called_by_many_names(string? language, string expected)
    {
        string attribute = language is null ? string.Empty : $" expressionLanguage=\"{language}\"";
        string box = $"<literalExpression{attribute}><text>1 + 1</text></literalExpression>";

        RuleSetCompilation compilation = Dmn.Check(Dmn.Decision("d", box));

        Assert.Empty(compilation.Findings);
        Assert.Equal(expected, compilation.RuleSet?.Evaluate("d", FeelContext.Empty, Feel.Settings).Value.ToString());
    }

    [Theory]
    [InlineData("http://www.w3.org/1999/XPath")]
    [InlineData("javascript")]
    public void Other_languages_are_a_finding(string language)
    {
        string box = $"<literalExpression expressionLanguage=\"{language}\"><text>1 + 1</text></literalExpression>";

        Assert.Equal("PW1217", Assert.Single(Dmn.Check(Dmn.Decision("d", box)).Findings).Code);
    }

    [Theory]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-16\"?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>")]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n  <!-- before -->\n")]
    public void The_text_is_read_whatever_encoding_it_says_it_had(string start)
    {
        string xml = start + Dmn.Model(Dmn.Decision("d", "\"é🐎\""));

        Assert.Equal("\"é🐎\"", Show(xml, "d", "{}"));
        Assert.NotEmpty(RuleSet.Compile(Read(xml), _ => null).RuleSet?.ContentHash ?? string.Empty);
    }

    [Fact]
    public void An_element_without_a_variable_goes_by_its_own_name()
    {
        string xml = Dmn.Model("""
            <inputData id="a" name="first  name"/>
            <decision id="b" name="greeting"><informationRequirement><requiredInput href="#a"/></informationRequirement>
              <literalExpression><text>"hello " + first name</text></literalExpression></decision>
            """);

        Assert.Equal("\"hello Ada\"", Show(xml, "greeting", "{first name: \"Ada\"}"));
    }

    [Fact]
    public void A_decision_without_logic_is_null_and_can_be_required()
    {
        string model = Dmn.Decision("open", string.Empty) + Dmn.Decision("next", "if open = null then \"later\" else \"now\"", needs: "open");

        Assert.Equal("null", Dmn.Show(model, "open"));
        Assert.Equal("\"later\"", Dmn.Show(model, "next"));
        Assert.Equal(FindingSeverity.Warning, Assert.Single(Dmn.Check(model).Findings).Severity);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a, b", "a → b → a")]
    [InlineData("a, b, c", "a → b → c → a")]
    public void A_circle_of_requirements_is_a_finding_and_ends(string names, string circle)
    {
        string[] all = names.Split(", ");
        string model = string.Concat(all.Select((name, i) =>
            Dmn.Decision(name, $"{all[(i + 1) % all.Length]} + 1", needs: all[(i + 1) % all.Length])));

        RuleFinding finding = Assert.Single(Dmn.Check(model).Findings, finding => finding.Code == "PW1207");
        Assert.Contains(circle, finding.Message, StringComparison.Ordinal);
        Assert.Equal("null", Dmn.Show(model, "a"));
    }

    [Theory]
    [InlineData("Pre-bureau risk", "Pre-bureau risk + 1")]
    [InlineData("profit/loss", "profit/loss + 1")]
    [InlineData("patient's age", "patient's age + 1")]
    [InlineData("a+b", "a+b + 1")]
    [InlineData("if ever", "if ever + 1")]
    [InlineData("date of birth", "date of birth + 1")]
    [InlineData("Größe in cm", "Größe in cm + 1")]
    [InlineData("体重", "体重 + 1")]
    [InlineData("x1.2", "x1.2 + 1")]
    [InlineData("true north", "true north + 1")]
    [InlineData("not a number", "not a number + 1")]
    [InlineData("every second", "every second + 1")]
    public void Names_of_inputs_may_be_odd(string name, string text)
    {
        string model = Dmn.Input(name, "number") + Dmn.Decision("d", text, needs: name);

        RuleSet? rules = Dmn.Check(model).RuleSet;
        FeelContext inputs = FeelContext.Of(KeyValuePair.Create(name, FeelValue.Number(1)));

        Assert.Equal("2", rules?.Evaluate("d", inputs, Feel.Settings).Value.ToString());
    }

    private static DmnModel Read(string xml)
    {
        DmnReading reading = DmnReader.Read(xml, "other.dmn");
        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Model);
        return reading.Model;
    }

    private static string Show(string xml, string decision, string inputs, DmnModel? imported = null)
    {
        RuleSet? rules = RuleSet.Compile(Read(xml), _ => imported is null ? null : new RuleSource.Model(imported)).RuleSet;
        Assert.NotNull(rules);
        return rules.Evaluate(decision, Dmn.Inputs(inputs), Feel.Settings).Value.ToString();
    }
}
