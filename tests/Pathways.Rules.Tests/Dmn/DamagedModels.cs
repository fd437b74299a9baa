using System.Xml.Linq;

namespace Pathways.Rules.Tests;

/// <summary>Whatever is missing, doubled, moved or misspelt in a model: it is read, compiled and evaluated without an exception.</summary>
public sealed class DamagedModels
{
    private static readonly string[] texts =
        ["", "-", "1 +", "a", "?", "null", "[1..", "\"x\"", "{a: 1}", "function(x) x", "twice(1)", "not(", "sum(l)", "> 5", "@\"2020-13-01\"", "every x in l satisfies x", "é🐎"];

    private static readonly string[] values =
        ["", "number", "tPatient", "tPatients", "#a", "#big", "#twice", "#service", "urn:test#a", "urn:gone#b", "#", "a", "FIRST", "COLLECT", "OUTPUT ORDER", "SUM", "true", "list<", "Java", "a b"];

    private static readonly string whole = Dmn.Model($"""
        <import namespace="urn:base" name="base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
        <itemDefinition name="tPatient"><itemComponent name="age"><typeRef>number</typeRef><allowedValues><text>>= 0</text></allowedValues></itemComponent>
          <itemComponent name="friends" isCollection="true"><typeRef>tPatient</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tPatients" isCollection="true"><typeRef>tPatient</typeRef><typeConstraint><text>count(?) &lt; 9</text></typeConstraint></itemDefinition>
        <itemDefinition name="tF"><functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/></functionItem></itemDefinition>
        """
        + Dmn.Input("a", "number") + Dmn.Input("l") + Dmn.Input("p", "tPatient") + Dmn.Input("ps", "tPatients")
        + Dmn.Knowledge("twice", "x: number", "x * 2", "number")
        + Dmn.Knowledge("size", "a", TableText.ToXml("U | a: number => x\n1 | > 10 => \"big\"\n2 | <= 10 => \"small\""), calls: "twice")
        + Dmn.Decision("table", TableText.ToXml("""
            P | a: number | p.age => x: string | y: number
            values | [0..100] | - => "b", "a" | 1, 2
            default | => "a" | 1
            1 | > 1 | < 5 => "a" | 1
            2 | not(3) | - => "b" | twice(a)
            """), needs: "a, p", calls: "twice")
        + Dmn.Decision("collected", TableText.ToXml("C+ | a: number => x: number\n1 | > 1 => 1\n2 | > 2 => a"), needs: "a")
        + Dmn.Decision("boxes", $"""
            <context><contextEntry><variable name="f" typeRef="tF"/><functionDefinition><formalParameter name="x" typeRef="number"/>{Dmn.Box("x + a")}</functionDefinition></contextEntry>
              <contextEntry><variable name="r"/><relation><column name="c" typeRef="number"/><column name="d"/><row>{Dmn.Box("1")}{Dmn.Box("a")}</row></relation></contextEntry>
              <contextEntry><variable name="i"/><invocation>{Dmn.Box("twice")}<binding><parameter name="x"/>{Dmn.Box("a")}</binding></invocation></contextEntry>
              <contextEntry><variable name="e"/><list><conditional><if>{Dmn.Box("a > 1")}</if><then>{Dmn.Box("1")}</then><else>{Dmn.Box("2")}</else></conditional>
                <filter><in>{Dmn.Box("l")}</in><match>{Dmn.Box("item > 1")}</match></filter>
                <for iteratorVariable="q"><in>{Dmn.Box("l")}</in><return>{Dmn.Box("f(q)")}</return></for>
                <some iteratorVariable="q"><in>{Dmn.Box("l")}</in><satisfies>{Dmn.Box("q = 1")}</satisfies></some>
                <every iteratorVariable="q"><in>{Dmn.Box("l")}</in><satisfies>{Dmn.Box("q = 1")}</satisfies></every></list></contextEntry>
              <contextEntry>{Dmn.Box("[f, r, i, e]")}</contextEntry></context>
            """, needs: "a, l", calls: "twice")
        + Dmn.Decision("big", "size(a) + base.word", "string", needs: "a, urn:base#word", calls: "size")
        + Dmn.Decision("last", "service(1, l)", needs: "big, table, l", calls: "service")
        + DecisionServices.Service("service", outputs: "boxes, collected", encapsulated: "table", data: "a, l"));

    private static readonly DmnModel imported =
        DmnReader.Read(Dmn.Model(Dmn.Decision("word", "\"!\""), "urn:base"), "base.dmn").Model!; // well-formed

    [Fact]
    public void Are_sound_before_they_are_damaged() => Assert.DoesNotContain(
        Compile(XDocument.Parse(whole))?.Findings ?? [], finding => finding.Severity == FindingSeverity.Error);

    [Theory]
    [InlineData(20261121)]
    [InlineData(1)]
    public void Never_throw(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            XDocument document = XDocument.Parse(whole);
            List<string> damage = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Damage(document, random))];
            Exception? thrown = Record.Exception(() => Evaluate(document));

            Assert.True(thrown is null, $"seed {seed}, {string.Join("; ", damage)}: {thrown}");
        }
    }

    private static void Evaluate(XDocument document)
    {
        if (Compile(document) is not { RuleSet: RuleSet rules })
        {
            return;
        }

        FeelContext inputs = Dmn.Inputs("{a: 3, l: [1, 2, null], p: {age: 3, friends: []}, ps: []}");
        foreach (string name in rules.Decisions.Concat(rules.DecisionServices))
        {
            foreach (bool trace in new[] { true, false })
            {
                rules.Evaluate(name, inputs, Feel.Settings with { Trace = trace, StepBudget = 2_000 });
            }

            rules.InputsOf(name);
        }
    }

    private static RuleSetCompilation? Compile(XDocument document) =>
        DmnReader.Read(document.ToString(), "damaged.dmn").Model is DmnModel model
            ? RuleSet.Compile(model, import => import.Namespace == "urn:base" ? new RuleSource.Model(imported) : null)
            : null;

    private static string Damage(XDocument document, Random random)
    {
        XElement[] elements = [.. document.Root?.Descendants() ?? []];
        XElement one = elements[random.Next(elements.Length)];
        XElement other = elements[random.Next(elements.Length)];
        string name = one.Name.LocalName;
        XAttribute[] attributes = [.. one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)];
        switch (random.Next(8))
        {
            case 0:
                one.Remove();
                return $"no {name}";
            case 1:
                one.AddAfterSelf(new XElement(one));
                return $"{name} twice";
            case 2 when attributes.Length > 0:
                attributes[random.Next(attributes.Length)].Remove();
                return $"{name} lacks an attribute";
            case 3 when attributes.Length > 0:
                XAttribute changed = attributes[random.Next(attributes.Length)];
                changed.Value = values[random.Next(values.Length)];
                return $"{name} {changed}";
            case 4 when !one.HasElements:
                one.Value = texts[random.Next(texts.Length)];
                return $"{name} says '{one.Value}'";
            case 5:
                one.Name = other.Name;
                return $"{name} becomes {other.Name.LocalName}";
            case 6 when !one.Descendants().Contains(other) && one != other:
                one.Remove();
                other.Add(one);
                return $"{name} moves into {other.Name.LocalName}";
            default:
                one.RemoveNodes();
                return $"empty {name}";
        }
    }
}
