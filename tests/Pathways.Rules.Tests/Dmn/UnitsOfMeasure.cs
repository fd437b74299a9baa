using System.Collections.Immutable;

namespace Pathways.Rules.Tests;

/// <summary>Units are declared on the names of a model, and followed through its expressions.</summary>
public sealed class UnitsOfMeasure
{
    [Theory]
    [InlineData("weight + height", "PW1023", "'weight' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    [InlineData("weight > height", "PW1023", "'weight' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    [InlineData("weight between 2 and height", "PW1023", "'weight' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    [InlineData("weight in (< height)", "PW1023", "'< height' is in cm, but what it tests is in kg: these are different kinds of quantity.")]
    [InlineData("weight in [dose..100]", "PW1024", "'[dose..100]' is in mg, but what it tests is in kg: 1 kg is 1000000 mg.")]
    [InlineData("[weight..height]", "PW1023", "'weight' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    [InlineData("min(weight, height)", "PW1023", "'height' is in cm, but 'weight' is in kg: these are different kinds of quantity.")]
    [InlineData("waist < height", "PW1024", "'waist' is in m, but 'height' is in cm: 1 m is 100 cm.")]
    [InlineData("height - waist", "PW1024", "'height' is in cm, but 'waist' is in m: 1 m is 100 cm.")]
    [InlineData("age = age_in_months", "PW1024", "'age' is in a, but 'age_in_months' is in mo: 1 a is 12 mo.")]
    [InlineData("if pulse * wait > 90 then weight else age + weight", "PW1023", "'age' is in a, but 'weight' is in kg: these are different kinds of quantity.")]
    [InlineData("weight / height ** 2 > weight / waist ** 2", "PW1024", "'weight / height ** 2' is in kg/cm2, but 'weight / waist ** 2' is in kg/m2: 1 kg/cm2 is 10000 kg/m2.")]
    [InlineData("sqrt(weight * weight) > height", "PW1023", "'sqrt(weight * weight)' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    [InlineData("years and months duration(born, seen).years > age_in_months", "PW1024", "'years and months duration(born, seen).years' is in a, but 'age_in_months' is in mo: 1 a is 12 mo.")]
    [InlineData("{limit: height}.limit < weight", "PW1023", "'{limit: height}.limit' is in cm, but 'weight' is in kg: these are different kinds of quantity.")]
    [InlineData("[waist][1] < height", "PW1024", "'[waist][1]' is in m, but 'height' is in cm: 1 m is 100 cm.")]
    [InlineData("(for w in [weight] return w)[1] < height", "PW1023", "'(for w in [weight] return w)[1]' is in kg, but 'height' is in cm: these are different kinds of quantity.")]
    public void That_do_not_fit_are_found(string expression, string code, string sentence)
    {
        RuleFinding finding = Assert.Single(Findings(expression));

        Assert.Equal(code, finding.Code);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal(sentence, finding.Message);
    }

    [Theory]
    [InlineData("weight > 20 and height + 5 < 180 and weight in [10..20] and weight in (1, 2)")]
    [InlineData("weight / (height / 100) ** 2 < weight / waist ** 2")]
    [InlineData("height / 100 < waist")]
    [InlineData("height / 100 < 5 * waist")]
    [InlineData("round half up(waist * 100, 1) = height")]
    [InlineData("weight / weight > share")]
    [InlineData("weight * share > weight")]
    [InlineData("sum([weight, weight]) / count([weight, weight]) > weight")]
    [InlineData("share * height < height")]
    [InlineData("unknown + weight > height * unknown")]
    [InlineData("if weight = null then 0 else weight")]
    [InlineData("max(weight, 3, weight) > weight")]
    [InlineData("share ** 0.3 > share")]
    [InlineData("pulse * wait > 5")]
    [InlineData("duration(\"P2Y\").years + duration(\"P2M\").months / 12 > age")]
    public void That_fit_are_passed_over(string expression) => Assert.Empty(Findings(expression));

    [Fact]
    public void Of_a_result_are_held_against_the_declared_one()
    {
        RuleFinding finding = Assert.Single(Findings("weight / height ** 2", "kg/m2"));

        Assert.Equal("PW1222", finding.Code);
        Assert.Equal("The decision 'd' is in kg/cm2, but kg/m2 is declared: 1 kg/cm2 is 10000 kg/m2.", finding.Message);
        Assert.Equal("Multiply it by 10000, or correct the unit.", finding.Remedy);
        Assert.Equal("PW1221", Assert.Single(Findings("weight / height", "kg/m2")).Code);
        Assert.Empty(Findings("weight / (height / 100) ** 2", "kg/m2"));
    }

    [Fact]
    public void Are_wanted_of_the_arguments_of_a_knowledge_model()
    {
        const string Knowledge = """
            <businessKnowledgeModel id="bmi" name="bmi"><variable name="bmi" care:unit="kg/m2"/>
              <encapsulatedLogic>
                <formalParameter name="kilograms" typeRef="number" care:unit="kg"/>
                <formalParameter name="centimetres" typeRef="number" care:unit="cm"/>
                <literalExpression><text>kilograms / (centimetres / 100) ** 2</text></literalExpression>
              </encapsulatedLogic></businessKnowledgeModel>
            """;

        Assert.Equal(
            ["'waist' is in m, but the parameter 'centimetres' of bmi is in cm: 1 m is 100 cm."],
            Findings("bmi(weight, waist)", "kg/m2", Knowledge).Select(finding => finding.Message));
        Assert.Equal(
            ["'height' is in cm, but the parameter 'kilograms' of bmi is in kg: these are different kinds of quantity."],
            Findings("bmi(centimetres: height, kilograms: height)", "kg/m2", Knowledge).Select(finding => finding.Message));
        Assert.Equal(["PW1023"], Findings("bmi(weight, height) > weight", null, Knowledge).Select(finding => finding.Code));
        Assert.Empty(Findings("bmi(weight, height)", "kg/m2", Knowledge));
    }

    [Fact]
    public void Are_compared_in_the_columns_and_cells_of_a_table()
    {
        const string Table = """
            <decisionTable>
              <input care:unit="m"><inputExpression typeRef="number"><text>height</text></inputExpression></input>
              <input><inputExpression typeRef="number"><text>weight</text></inputExpression></input>
              <output care:unit="kg" typeRef="number"/>
              <rule><inputEntry><text>&lt; 2</text></inputEntry><inputEntry><text>&gt; height</text></inputEntry>
                <outputEntry><text>height</text></outputEntry></rule>
            </decisionTable>
            """;

        Assert.Equal(["PW1222", "PW1023", "PW1221"], Check(Table, "kg").Select(finding => finding.Code));
    }

    [Fact]
    public void Are_asked_for_once_for_each_input()
    {
        RuleSetCompilation compilation = Dmn.Check("""
            <itemDefinition name="tChild">
              <itemComponent name="age"><typeRef>number</typeRef></itemComponent>
              <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
              <itemComponent name="weights" isCollection="true"><typeRef>number</typeRef></itemComponent>
              <itemComponent name="height" care:unit="cm"><typeRef>number</typeRef></itemComponent>
            </itemDefinition>
            <inputData id="c" name="child"><variable name="child" typeRef="tChild"/></inputData>
            <inputData id="n" name="visits"><variable name="visits" typeRef="number"/></inputData>
            <inputData id="m" name="score"><variable name="score" typeRef="number" care:unit="{points}"/></inputData>
            """);

        Assert.Equal(
            ["No unit is declared for 'child.age', 'child.weights'.", "No unit is declared for 'visits'."],
            compilation.Findings.Select(finding => finding.Message));
        Assert.All(compilation.Findings, finding => Assert.Equal(("PW1218", FindingSeverity.Warning), (finding.Code, finding.Severity)));
        Assert.True(compilation.IsSound);
    }

    [Theory]
    [InlineData("kg/m²", "kg/m2")]
    [InlineData("years", "a")]
    [InlineData("mois", "mo")]
    [InlineData("Kg", "kg")]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("°C", "Cel")]
    [InlineData("µg / mL", "ug/mL")]
    [InlineData("kgg", "kg, g")]
    public void That_UCUM_does_not_know_are_found_with_what_may_be_meant(string unit, string near)
    {
        RuleFinding finding = Assert.Single(Dmn.Check(
            $"<inputData id=\"i\" name=\"x\"><variable name=\"x\" typeRef=\"number\" care:unit=\"{unit}\"/></inputData>").Findings,
            finding => finding.Code == "PW1219");

        Assert.Equal($"The unit '{unit}' of x is not known.", finding.Message);
        Assert.StartsWith($"Spell it as UCUM does. Near it: {near}", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kg", 1000, "g")]
    [InlineData("mm[Hg]", 133.322, "Pa")]
    [InlineData("10*9/L", 1000, "/uL")]
    [InlineData("km/h", 1 / 3.6, "m/s")]
    [InlineData("%", 0.01, "1")]
    [InlineData("mL/(kg.d)", 1 / 86400d, "mL/(kg.s)")]
    [InlineData("mL/min/{1.73_m2}", 0.001, "L/min")]
    [InlineData("cm3", 1, "mL")]
    [InlineData("kcal", 4.184, "kJ")]
    [InlineData("a", 12, "mo")]
    [InlineData("wk", 168, "h")]
    [InlineData("[lb_av]", 0.45359237, "kg")]
    public void Are_read_as_UCUM_defines_them(string unit, double factor, string other)
    {
        UnitOfMeasure? one = UnitReading.Read(unit);
        UnitOfMeasure? two = UnitReading.Read(other);

        Assert.NotNull(one);
        Assert.NotNull(two);
        Assert.True(one.IsOfOneKindWith(two));
        Assert.Equal(1, (one.In(two) ?? 0) / factor, 9);
        Assert.Equal(unit, one.Spelling);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kg/")]
    [InlineData("/")]
    [InlineData("kg//m")]
    [InlineData("(kg")]
    [InlineData("kg)")]
    [InlineData("m 2")]
    [InlineData("kmin")]
    [InlineData("m999")]
    [InlineData("{score")]
    public void That_are_spelt_otherwise_are_not_read(string unit) => Assert.Null(UnitReading.Read(unit));

    [Fact]
    public void Are_known_of_inputs_and_refused_where_no_number_is()
    {
        RuleSet rules = Dmn.Compile(Inputs + Decision("weight > 3", null));

        Assert.Equal(
            [("weight", "kg"), ("height", "cm")],
            rules.InputsOf("d").Take(2).Select(input => (input.Name, input.Type.Unit)));
        Assert.Equal("PW1220", Assert.Single(Dmn.Check(
            "<inputData id=\"i\" name=\"x\"><variable name=\"x\" typeRef=\"string\" care:unit=\"kg\"/></inputData>").Findings).Code);
    }

    private static readonly (string Name, string Attributes)[] inputs =
    [
        ("weight", "typeRef=\"number\" care:unit=\"kg\""),
        ("height", "typeRef=\"number\" care:unit=\"cm\""),
        ("waist", "care:unit=\"m\""),
        ("dose", "typeRef=\"number\" care:unit=\"mg\""),
        ("age", "typeRef=\"number\" care:unit=\"a\""),
        ("age_in_months", "typeRef=\"number\" care:unit=\"mo\""),
        ("pulse", "typeRef=\"number\" care:unit=\"/min\""),
        ("wait", "typeRef=\"number\" care:unit=\"min\""),
        ("share", "typeRef=\"number\" care:unit=\"1\""),
        ("born", "typeRef=\"date\""),
        ("seen", "typeRef=\"date\""),
        ("unknown", ""),
    ];

    private static string Inputs => string.Concat(inputs.Select(input =>
        $"<inputData id=\"{input.Name}\" name=\"{input.Name}\"><variable name=\"{input.Name}\" {input.Attributes}/></inputData>"));

    private static ImmutableArray<RuleFinding> Findings(string expression, string? unit = null, string knowledge = "") =>
        Check($"<literalExpression><text>{System.Security.SecurityElement.Escape(expression)}</text></literalExpression>", unit, knowledge);

    private static ImmutableArray<RuleFinding> Check(string logic, string? unit, string knowledge = "") =>
        Dmn.Check(Inputs + knowledge + DecisionOf(logic, unit, knowledge.Length > 0)).Findings;

    private static string Decision(string expression, string? unit) => DecisionOf(
        $"<literalExpression><text>{System.Security.SecurityElement.Escape(expression)}</text></literalExpression>", unit, false);

    private static string DecisionOf(string logic, string? unit, bool callsKnowledge) => $"""
        <decision id="d" name="d"><variable name="d" {(unit is null ? "" : $"care:unit=\"{unit}\"")}/>
          {string.Concat(inputs.Select(input => $"<informationRequirement><requiredInput href=\"#{input.Name}\"/></informationRequirement>"))}
          {(callsKnowledge ? "<knowledgeRequirement><requiredKnowledge href=\"#bmi\"/></knowledgeRequirement>" : "")}
          {logic}
        </decision>
        """;
}
