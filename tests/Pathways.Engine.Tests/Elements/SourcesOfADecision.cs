using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class SourcesOfADecision
{
    private static readonly RuleSet Entry = RuleSet.Compile(
        DmnReader.Read(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="sum" namespace="urn:sum">
              <inputData id="a" name="a"><variable name="a"/></inputData>
              <inputData id="b" name="b"><variable name="b"/></inputData>
              <inputData id="c" name="c"><variable name="c"/></inputData>
              <decision id="d" name="Sum"><variable name="Sum"/>
                <informationRequirement><requiredInput href="#a"/></informationRequirement>
                <informationRequirement><requiredInput href="#b"/></informationRequirement>
                <informationRequirement><requiredInput href="#c"/></informationRequirement>
                <literalExpression><text>{a: a, b: b, c: c}</text></literalExpression>
              </decision>
            </definitions>
            """,
            "sum.dmn").Model!,
        _ => null).RuleSet!; // The text is sound; every test below leans on it.

    [Fact]
    public void Are_the_forms_messages_and_decisions_that_set_the_variables_last()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit").Await("answer", "gp-answer")
            .Decision("first", "sum", "Sum", "b").Decision("second", "sum", "Sum", "result").End()
            .Line("start", "visit", "answer", "first", "second", "end");
        Case child = Bound(new Case(drawing)).Start(variables: [("a", Case.Number(1))]);
        child.Advance(TimeSpan.FromDays(2)).Complete("visit", ("a", Case.Number(2)));
        child.Deliver("gp-answer", ("c", Case.Number(3)));

        ImmutableArray<InputSource> sources = Sources(drawing, child, "second");

        Assert.Equal(
            [
                new InputSource("a", InputOrigin.Answer, "visit#3", new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero), "n.ames"),
                new InputSource("b", InputOrigin.Conclusion, "sum", child.Now),
                new InputSource("c", InputOrigin.Message, "gp-answer", child.Now, "c.ole"),
            ],
            sources);
    }

    [Fact]
    public void Are_the_start_and_what_people_corrected()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit").Decision("first", "sum", "Sum", "b").End()
            .Line("start", "visit", "first", "end");
        Case child = Bound(new Case(drawing)).Start(variables: [("a", Case.Number(1)), ("b", Case.Number(2))]);
        child.Set(("b", Case.Number(3))).Complete("visit");

        Assert.Equal(
            [
                new InputSource("a", InputOrigin.Answer, null, Case.Noon, "c.ole"),
                new InputSource("b", InputOrigin.CaseData, null, Case.Noon, "c.ole"),
            ],
            Sources(drawing, child, "first"));
    }

    [Fact]
    public void Follow_a_mapping_of_one_variable_and_leave_out_what_was_reckoned_from_several()
    {
        Drawing drawing = new Drawing().Start()
            .Decision("first", "sum", "Sum", "b", "<care:input name='a' value='child.age'/><care:input name='c' value='x + y'/>").End()
            .Line("start", "first", "end");
        Case child = Bound(new Case(drawing)).Start(variables:
            [("child", FeelValue.Context(Case.Values(("age", Case.Number(5))))), ("x", Case.Number(1)), ("y", Case.Number(1))]);

        Assert.Equal(["a"], Sources(drawing, child, "first").Select(source => source.Input));
    }

    private static ImmutableArray<InputSource> Sources(Drawing drawing, Case child, string element) => DecisionSources.Of(
        child.History.OfType<InstanceEvent.DecisionMade>().Single(made => made.Element == new ElementId(element)),
        child.History.Select(InstanceEventJson.Write).Select(InstanceEventJson.Read),
        drawing.Compile());

    private static Case Bound(Case child)
    {
        child.Environment = child.Environment with
        {
            RuleSets = ImmutableDictionary<string, BoundRuleSet>.Empty.Add("sum", new BoundRuleSet("sum", 1, Entry)),
        };
        return child;
    }
}
