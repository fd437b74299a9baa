using System.Xml.Linq;

namespace Pathways.Rules.Tests;

/// <summary>Models with pieces lost, doubled, renamed, moved or cut: findings with a place, decisions with a value, nothing thrown.</summary>
public sealed class MutilatedModels
{
    private static readonly string[] models =
    [
        Dmn.Model(Dmn.Table("hitPolicy=\"UNIQUE\"", ">= 18 | \"F\" | \"low\"\n< 18 | - | \"child\"", "<outputValues><text>\"low\", \"child\"</text></outputValues>")),
        Dmn.Model(Dmn.Table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "> 10 | not(\"M\") | 1\n[20..30] | - | Age", type: "number")),
        Dmn.Model("""
            <itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
            <itemDefinition name="tPatient">
              <itemComponent name="sex"><typeRef>tSex</typeRef></itemComponent>
              <itemComponent name="weights kg" isCollection="true"><typeRef>number</typeRef></itemComponent>
            </itemDefinition>
            <inputData id="p" name="Patient"><variable name="Patient" typeRef="tPatient"/></inputData>
            <businessKnowledgeModel id="f" name="heavier"><variable name="heavier"/>
              <encapsulatedLogic><formalParameter name="a" typeRef="number"/><formalParameter name="b"/>
                <literalExpression><text>if a > b then a else b</text></literalExpression></encapsulatedLogic>
            </businessKnowledgeModel>
            <decision id="d" name="Heaviest"><variable name="Heaviest" typeRef="number"/>
              <informationRequirement><requiredInput href="#p"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
              <context>
                <contextEntry><variable name="all"/><literalExpression><text>Patient.weights kg</text></literalExpression></contextEntry>
                <contextEntry><invocation><literalExpression><text>heavier</text></literalExpression>
                  <binding><parameter name="a"/><literalExpression><text>all[1]</text></literalExpression></binding>
                  <binding><parameter name="b"/><literalExpression><text>max(all)</text></literalExpression></binding>
                </invocation></contextEntry>
              </context>
            </decision>
            <decision id="e" name="Report"><variable name="Report"/>
              <informationRequirement><requiredDecision href="#d"/></informationRequirement>
              <relation><column name="what"/><column name="value"/>
                <row><literalExpression><text>"heaviest"</text></literalExpression><literalExpression><text>Heaviest</text></literalExpression></row>
              </relation>
            </decision>
            <decisionService id="s" name="Weights"><variable name="Weights"/>
              <outputDecision href="#e"/><encapsulatedDecision href="#d"/><inputData href="#p"/></decisionService>
            """),
        Dmn.Model("""
            <inputData id="x" name="numbers"><variable name="numbers"/></inputData>
            <decision id="d" name="Boxes"><variable name="Boxes"/>
              <informationRequirement><requiredInput href="#x"/></informationRequirement>
              <list>
                <conditional><if><literalExpression><text>count(numbers) > 1</text></literalExpression></if>
                  <then><literalExpression><text>"many"</text></literalExpression></then>
                  <else><literalExpression><text>"few"</text></literalExpression></else></conditional>
                <filter><in><literalExpression><text>numbers</text></literalExpression></in>
                  <match><literalExpression><text>item > 1</text></literalExpression></match></filter>
                <for iteratorVariable="n"><in><literalExpression><text>numbers</text></literalExpression></in>
                  <return><literalExpression><text>n * 2</text></literalExpression></return></for>
                <some iteratorVariable="n"><in><literalExpression><text>numbers</text></literalExpression></in>
                  <satisfies><literalExpression><text>n = 2</text></literalExpression></satisfies></some>
                <functionDefinition><formalParameter name="a"/><literalExpression><text>a</text></literalExpression></functionDefinition>
              </list>
            </decision>
            """),
    ];

    private static readonly FeelContext inputs = Dmn.Inputs(
        "{Age: 25, Sex: \"F\", Patient: {sex: \"M\", \"weights kg\": [3, 31.4]}, numbers: [1, 2, 3]}");

    [Fact]
    public void Are_read_compiled_and_evaluated() => RandomCases.Check(500, seed => Try(new Surgeon(seed).Operate()));

    private static void Try(string xml)
    {
        DmnReading reading = DmnReader.Read(xml, "m.dmn");
        Assert.All(reading.Findings, HasPlace);
        Assert.True(reading.Model is not null || reading.Findings.Length > 0);
        if (reading.Model is null)
        {
            return;
        }

        RuleSetCompilation compilation = RuleSet.Compile(reading.Model, _ => null);
        Assert.All(compilation.Findings, HasPlace);
        foreach (string decision in compilation.RuleSet?.Decisions.AddRange(compilation.RuleSet.DecisionServices) ?? [])
        {
            FeelValue traced = compilation.RuleSet!.Evaluate(decision, inputs, Feel.Settings).Value; // it has decisions
            FeelValue untraced = compilation.RuleSet.Evaluate(decision, inputs, Feel.Settings with { Trace = false }).Value;
            Assert.Equal(traced.ToString(), untraced.ToString());
        }
    }

    private static void HasPlace(RuleFinding finding) => Assert.True(finding is { Line: > 0, Column: > 0 }, finding.ToString());

    private sealed class Surgeon(int seed)
    {
        private static readonly string[] names =
            ["decision", "text", "literalExpression", "variable", "context", "list", "rule", "inputEntry", "in", "typeRef", "import", "x"];

        private static readonly string[] values = ["", "#d", "#e", "#nowhere", "number", "tPatient", "ANY", "Heaviest", "a b", "-1"];

#pragma warning disable CA5394 // tests want a repeatable sequence, not a secret one
        private readonly Random random = new(seed);

        public string Operate()
        {
            XDocument document = XDocument.Parse(Pick(models), LoadOptions.PreserveWhitespace);
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                Wound(document.Root!); // a parsed document has a root
            }

            string xml = document.ToString(SaveOptions.DisableFormatting);
            int from = random.Next(xml.Length);
            return random.Next(8) > 0 ? xml : xml.Remove(from, random.Next(Math.Min(20, xml.Length - from)));
        }

        private void Wound(XElement root)
        {
            XElement[] all = [.. root.Descendants()];
            if (all.Length == 0)
            {
                return; // an earlier wound took all there was
            }

            XElement one = Pick(all);
            XElement other = Pick(all);
            switch (random.Next(9))
            {
                case 0 when one.Parent is not null:
                    one.Remove();
                    break;
                case 1:
                    one.AddAfterSelf(new XElement(one));
                    break;
                case 2:
                    one.Name = one.Name.Namespace + Pick(names);
                    break;
                case 3:
                    one.Add(new XElement(other));
                    break;
                case 4 when one.Attributes().Any():
                    Pick([.. one.Attributes()]).Remove();
                    break;
                case 5 when one.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration):
                    Pick([.. one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)]).Value = Pick(values);
                    break;
                case 6:
                    one.SetAttributeValue(Pick(["id", "name", "typeRef", "href", "hitPolicy", "aggregation", "isCollection", "kind", "expressionLanguage"]), Pick(values));
                    break;
                default:
                    XElement[] texts = [.. all.Where(element => element.Name.LocalName == "text")];
                    if (texts.Length > 0)
                    {
                        string feel = random.Next(2) == 0 ? new RandomExpression(random.Next()).Mutated() : new RandomText(random.Next()).Soup();
                        Pick(texts).Value = RuleText.WellFormed(feel);
                    }

                    break;
            }
        }

        private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
#pragma warning restore CA5394
    }
}
