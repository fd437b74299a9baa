using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class BusinessRuleTasks
{
    private const string Dmn = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="entry" namespace="urn:entry">
          <inputData id="i1" name="age"><variable name="age" typeRef="number"/></inputData>
          <inputData id="i2" name="class"><variable name="class" typeRef="string"/></inputData>
          <decision id="d_entry" name="Entry"><variable name="Entry" typeRef="string"/>
            <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement id="r2"><requiredInput href="#i2"/></informationRequirement>
            <decisionTable id="t" hitPolicy="UNIQUE">
              <input id="c1"><inputExpression typeRef="number"><text>age</text></inputExpression></input>
              <input id="c2"><inputExpression typeRef="string"><text>class</text></inputExpression></input>
              <output id="o" name="Entry" typeRef="string"/>
              <rule id="r_young"><inputEntry><text>&lt; 2</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"too_young"</text></outputEntry></rule>
              <rule id="r_in"><inputEntry><text>[2..16]</text></inputEntry><inputEntry><text>"obesity"</text></inputEntry><outputEntry><text>"eligible"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    private static readonly RuleSet Entry = RuleSet.Compile(
        DmnReader.Read(Dmn, "entry.dmn").Model!, _ => null).RuleSet!; // The text is sound; every test below leans on it.

    private static readonly Drawing Drawing = new Drawing().Start().Decision("decide", "obesity", "Entry", "entry")
        .Exclusive("gate", "out").UserTask("consent").End()
        .Line("start", "decide", "gate").Flow("gate", "consent", "entry = \"eligible\"").Flow("gate", "end", id: "out").Line("consent", "end");

    [Fact]
    public void Ask_the_bound_rule_set_inside_the_step_and_keep_why()
    {
        Case child = Bound(new Case(Drawing)).Start(variables:
            [("age", Case.Number(8)), ("class", Case.Text("obesity")), ("name", Case.Text("not for the record"))]);

        InstanceEvent.DecisionMade made = child.History.OfType<InstanceEvent.DecisionMade>().Single();
        Assert.Equal(["consent"], child.Waiting);
        Assert.Equal(("obesity", 3, Entry.ContentHash, "Entry"), (made.RuleSet, made.Version, made.ContentHash, made.Decision));
        Assert.Equal(["age", "class"], made.Inputs.Names);
        Assert.Equal("eligible", made.Output.AsString());
        Assert.Equal(2, Assert.Single(Assert.Single(made.Trace.Tables).Matched).Number);
        Assert.Equal("eligible", child.State.Variables["entry"].AsString());
    }

    [Fact]
    public void Keep_what_it_takes_to_take_the_decision_again()
    {
        Case child = Bound(new Case(Drawing)).Start(variables: [("age", Case.Number(8)), ("class", Case.Text("obesity"))]);

        string stored = InstanceEventJson.Write(child.History.OfType<InstanceEvent.DecisionMade>().Single());
        DecisionTrace trace = Assert.IsType<InstanceEvent.DecisionMade>(InstanceEventJson.Read(stored)).Trace;

        Assert.Equal("3", trace.Settings?.RuleSetVersion);
        Assert.IsType<RetakenDecision.Same>(trace.Retake(Entry));
    }

    [Fact]
    public void Read_decisions_that_were_stored_before_traces_could_be_retaken()
    {
        const string Stored = """
            {"type":"decisionMade","token":4,"element":"decide","ruleSet":"obesity","version":3,"contentHash":"a1","decision":"Entry",
             "inputs":{"age":8},"output":"eligible","format":1,"at":"2026-03-02T12:00:00+00:00",
             "trace":{"decisionId":"d_entry","decisionName":"Entry","ruleSetName":"entry","ruleSetNamespace":"urn:entry","ruleSetHash":"a1",
              "inputs":[{"name":"age","value":8}],"required":[],"tables":[],"output":"eligible","problems":[]}}
            """;

        DecisionTrace trace = Assert.IsType<InstanceEvent.DecisionMade>(InstanceEventJson.Read(Stored)).Trace;

        Assert.Empty(trace.Steps);
        Assert.IsType<RetakenDecision.NotKept>(trace.Retake(Entry));
    }

    [Fact]
    public void Branch_on_what_the_table_answers()
    {
        Case child = Bound(new Case(Drawing)).Start(variables: [("age", Case.Number(1)), ("class", Case.Text("normal"))]);

        Assert.Equal("too_young", child.State.Variables["entry"].AsString());
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void Take_mapped_inputs_and_give_mapped_outputs()
    {
        Drawing drawing = new Drawing().Start()
            .Decision("decide", "obesity", "Entry", "entry", "<care:input name='age' value='child.age'/><care:input name='class' value='\"obesity\"'/><care:output name='letter' value='\"result: \" + entry'/>")
            .UserTask("visit").End().Line("start", "decide", "visit", "end");

        Case child = Bound(new Case(drawing)).Start(variables: [("child", FeelValue.Context(Case.Values(("age", Case.Number(5)))))]);

        Assert.Equal("result: eligible", child.State.Variables["letter"].AsString());
        Assert.Equal("eligible", child.State.Variables["entry"].AsString());
    }

    [Fact]
    public void Without_a_bound_rule_set_are_an_incident_that_a_binding_repairs()
    {
        Case child = new Case(Drawing).Start(variables: [("age", Case.Number(8)), ("class", Case.Text("obesity"))]);
        Incident incident = child.OnlyIncident();
        Assert.Equal("PW2154", incident.Reason.Code);

        Bound(child).Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(["consent"], child.Waiting);
    }

    [Fact]
    public void Whose_decision_fails_are_an_incident_that_says_why()
    {
        Case child = Bound(new Case(Drawing)).Start(variables: [("age", Case.Text("eight")), ("class", Case.Text("obesity"))]);

        Incident incident = child.OnlyIncident();
        Assert.Equal(("PW2155", "decide"), (incident.Reason.Code, incident.Element.ToString()));
        Assert.Contains("age", incident.Reason.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(child.History, happened => happened is InstanceEvent.DecisionMade);
    }

    [Fact]
    public void Whose_decision_does_not_exist_are_an_incident()
    {
        Drawing drawing = new Drawing().Start().Decision("decide", "obesity", "Elsewhere", "x").End().Line("start", "decide", "end");

        Assert.Equal("PW2155", Bound(new Case(drawing)).Start().OnlyIncident().Reason.Code);
    }

    private static Case Bound(Case child)
    {
        child.Environment = child.Environment with
        {
            RuleSets = ImmutableDictionary<string, BoundRuleSet>.Empty.Add("obesity", new BoundRuleSet("obesity", 3, Entry)),
        };
        return child;
    }
}
