using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>Messages that find their case by what they say: properties, keys and subscriptions of the standard.</summary>
public sealed class Correlation
{
    /// <summary>A laboratory's result, known by the number of its sample; with a day by both.</summary>
    internal static Drawing Laboratory(string waiting = "<receiveTask id='wait' messageRef='m'/>", bool withDay = false) => new Drawing()
        .Declare(
            $"""
            <message id='m' name='result'/>
            <correlationProperty id='number' name='Number'><correlationPropertyRetrievalExpression messageRef='m'><messagePath>sample.number</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
            <correlationProperty id='day'><correlationPropertyRetrievalExpression messageRef='m'><messagePath>date(taken)</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
            <collaboration id='c'><conversation id='talk'><correlationKey id='key'><correlationPropertyRef>number</correlationPropertyRef>{(withDay ? "<correlationPropertyRef>day</correlationPropertyRef>" : "")}</correlationKey></conversation></collaboration>
            """)
        .Add(
            $"""
            <correlationSubscription id='mine' correlationKeyRef='key'><correlationPropertyBinding correlationPropertyRef='number'><dataPath>ordered</dataPath></correlationPropertyBinding>{(withDay ? "<correlationPropertyBinding correlationPropertyRef='day'><dataPath>on</dataPath></correlationPropertyBinding>" : "")}</correlationSubscription>
            """)
        .Start().UserTask("order").Add(waiting).End().Line("start", "order", "wait", "end");

    [Fact]
    public void A_wait_asks_for_what_the_data_of_the_case_say()
    {
        Case child = new Case(Laboratory()).Start().Complete("order", ("ordered", Case.Number(12)));

        Assert.Equal("12", Assert.Single(child.State.Waits.Values).Key);
        Assert.Equal("PW2112", child.Refused(new InstanceCommand.DeliverMessage("result", FeelContext.Empty, Case.Nurse, "13")).Code);
        Assert.Equal(InstanceStatus.Completed, child.Do(new InstanceCommand.DeliverMessage("result", FeelContext.Empty, Case.Nurse, "12")).State.Status);
    }

    [Theory]
    [InlineData("""{"sample": {"number": 12}}""", "12")]
    [InlineData("""{"sample": {"number": 12.0}}""", "12")]
    [InlineData("""{"sample": {"number": "12"}}""", "12")]
    [InlineData("""{"sample": {"number": "A \"1\""}}""", "A \"1\"")]
    [InlineData("""{"sample": {"number": null}}""", null)]
    [InlineData("""{"sample": 12}""", null)]
    [InlineData("{}", null)]
    public void A_message_says_for_whom_it_is(string said, string? key) =>
        Assert.Equal(key, KeyOf(Laboratory(), said));

    [Theory]
    [InlineData("""{"sample": {"number": 12}, "taken": "2026-05-04"}""", """["12","2026-05-04"]""")]
    [InlineData("""{"sample": {"number": 12}, "taken": "yesterday"}""", null)]
    [InlineData("""{"taken": "2026-05-04"}""", null)]
    public void Several_properties_are_one_key_and_each_of_them_is_needed(string said, string? key) =>
        Assert.Equal(key, KeyOf(Laboratory(withDay: true), said));

    [Fact]
    public void Several_properties_of_a_case_are_the_same_key_as_those_of_its_message()
    {
        Case child = new Case(Laboratory(withDay: true)).Start()
            .Complete("order", ("ordered", Case.Text("12")), ("on", FeelValue.Date(new DateOnly(2026, 5, 4))));

        Assert.Equal("""["12","2026-05-04"]""", Assert.Single(child.State.Waits.Values).Key);
    }

    [Fact]
    public void A_key_of_the_event_goes_before_what_the_process_subscribes_to()
    {
        Drawing drawing = Laboratory("<receiveTask id='wait' messageRef='m'><extensionElements><care:correlation value='\"own\"'/></extensionElements></receiveTask>");

        Assert.Equal("own", Assert.Single(new Case(drawing).Start().Complete("order").State.Waits.Values).Key);
        Assert.Empty(drawing.Compile().KeysIn("result"));
    }

    [Fact]
    public void The_key_follows_the_data_of_the_case_wherever_it_is_waited_for()
    {
        Drawing drawing = Laboratory(
            "<userTask id='wait'/><boundaryEvent id='edge' attachedToRef='wait' cancelActivity='false'><messageEventDefinition messageRef='m'/></boundaryEvent><sequenceFlow id='x' sourceRef='edge' targetRef='end'/>"
            + "<subProcess id='box' triggeredByEvent='true'><startEvent id='told' isInterrupting='false'><messageEventDefinition messageRef='m'/></startEvent><sequenceFlow id='y' sourceRef='told' targetRef='heard'/><endEvent id='heard'/></subProcess>");
        Case child = new Case(drawing).Start();
        Assert.Equal(["null"], child.State.Waits.Values.Select(wait => wait.Key));

        child.Complete("order", ("ordered", Case.Text("A1")));
        Assert.Equal(["A1", "A1"], child.State.Waits.Values.Select(wait => wait.Key));
        child.Set(("other", Case.Number(1)));
        Assert.DoesNotContain(child.Last, happened => happened is InstanceEvent.EventWaitEnded);
        child.Set(("ordered", Case.Text("B2")));

        Assert.Equal(["B2", "B2"], child.State.Waits.Values.Select(wait => wait.Key));
        Assert.Equal(2, child.Last.Count(happened => happened is InstanceEvent.EventWaitEnded));
    }

    [Fact]
    public void A_key_of_the_event_stays_what_it_was_when_the_wait_began()
    {
        Case child = new Case(Laboratory("<receiveTask id='wait' messageRef='m'><extensionElements><care:correlation value='ordered'/></extensionElements></receiveTask>"))
            .Start().Complete("order", ("ordered", Case.Text("A1")));

        Assert.Equal("A1", Assert.Single(child.Set(("ordered", Case.Text("B2"))).State.Waits.Values).Key);
    }

    private static string? KeyOf(Drawing drawing, string said) => CorrelationKey.Find(
        drawing.Compile().KeysIn("result").Single(), FeelJson.FromJson(said).AsContext(), new EvaluationSettings { Now = Case.Noon, ZoneId = "Europe/Paris" });
}
