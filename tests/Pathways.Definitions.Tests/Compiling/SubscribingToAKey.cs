namespace Pathways.Definitions.Tests;

/// <summary>The correlation of the standard: what is read of it, and what its author is told when it tells nothing apart.</summary>
public sealed class SubscribingToAKey
{
    private const string Retrieval =
        "<correlationPropertyRetrievalExpression messageRef='m'><messagePath>sample.number</messagePath></correlationPropertyRetrievalExpression>";

    private const string Property = $"<correlationProperty id='number' name='Number'>{Retrieval}</correlationProperty>";
    private const string Key = "<correlationKey id='key'><correlationPropertyRef>number</correlationPropertyRef></correlationKey>";

    private const string Binding =
        "<correlationPropertyBinding correlationPropertyRef='number'><dataPath>ordered</dataPath></correlationPropertyBinding>";

    private static string File(
        string property = Property, string key = $"<collaboration id='c'>{Key}</collaboration>", string binding = Binding,
        string subscription = "correlationKeyRef='key'", string more = "") => Drawn.Process(
            $"""
            <correlationSubscription id="mine" {subscription}>{binding}</correlationSubscription>{more}
            <startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="wait"/>
            <receiveTask id="wait" messageRef="m"/><sequenceFlow id="out" sourceRef="wait" targetRef="end"/><endEvent id="end"/>
            """,
            $"<message id='m' name='result'/><message id='n' name='letter'/>{property}{key}");

    [Theory]
    [InlineData($"<collaboration id='c'>{Key}</collaboration>")]
    [InlineData($"<collaboration id='c'><conversation id='talk'>{Key}</conversation></collaboration>")]
    [InlineData($"<globalConversation id='g'>{Key}</globalConversation>")]
    [InlineData(Key)]
    public void A_wait_for_a_message_of_the_key_asks_for_it_wherever_the_key_is_drawn(string key)
    {
        ProcessCompilation compilation = Drawn.Compile(File(key: key));

        Assert.Empty(compilation.Findings);
        MessageKey found = Assert.Single(compilation.Process!.KeysIn("result"));
        Assert.Equal(("ordered", "sample.number"), (found.OfCase.Single().Text, found.OfMessage.Single().Text));
        Assert.Empty(compilation.Process.KeysIn("letter"));
    }

    [Fact]
    public void Of_several_subscriptions_that_fit_a_message_all_have_to_agree()
    {
        MessageKey found = Drawn.Sound(File(
            Property + "<correlationProperty id='day'><correlationPropertyRetrievalExpression messageRef='m'><messagePath>taken</messagePath></correlationPropertyRetrievalExpression></correlationProperty>",
            key: $"<collaboration id='c'>{Key}<correlationKey id='two'><correlationPropertyRef>day</correlationPropertyRef></correlationKey></collaboration>",
            more: "<correlationSubscription id='second' correlationKeyRef='two'><correlationPropertyBinding correlationPropertyRef='day'><dataPath>on</dataPath></correlationPropertyBinding></correlationSubscription>"))
            .KeysIn("result").Single();

        Assert.Equal(["ordered", "on"], found.OfCase.Select(part => part.Text));
        Assert.Equal(["sample.number", "taken"], found.OfMessage.Select(part => part.Text));
    }

    [Theory]
    [InlineData("correlationKeyRef='other'", "correlation key", "other")]
    [InlineData("", "correlation key", "")]
    public void A_subscription_to_no_key_is_told(string subscription, string what, string reference)
    {
        Finding finding = Drawn.Only("PW2044", File(subscription: subscription));

        Assert.Equal(["mine", what, reference], finding.Arguments);
        Assert.True(finding.IsError);
    }

    [Fact]
    public void A_property_or_message_that_is_not_declared_is_told()
    {
        Assert.Equal("number", Drawn.Only("PW2044", File(property: "")).Arguments[2]);
        Assert.Equal("x", Drawn.Only("PW2044", File(property: Property.Replace("messageRef='m'", "messageRef='x'", StringComparison.Ordinal))).Arguments[2]);
        Assert.Equal("day", Drawn.Only("PW2044", File(binding: Binding + Binding.Replace("number", "day", StringComparison.Ordinal))).Arguments[2]);
    }

    [Fact]
    public void What_is_missing_to_tell_cases_apart_is_told()
    {
        Assert.Contains("'key' has no property", Drawn.Only("PW2045", File(key: "<correlationKey id='key'/>", binding: "")).Message, StringComparison.Ordinal);
        Assert.Contains("which data of the case are 'number'", Drawn.Only("PW2045", File(binding: "")).Message, StringComparison.Ordinal);
        Assert.Contains("which data of the case are 'number'", Drawn.Only("PW2045", File(binding: "<correlationPropertyBinding correlationPropertyRef='number'/>")).Message, StringComparison.Ordinal);
        Assert.Contains("where the message 'result' has 'number'", Drawn.Only("PW2045", File(property: Property.Replace("<messagePath>sample.number</messagePath>", "", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_has_a_part_of_the_key_only_goes_by_its_patient_and_that_is_told()
    {
        var file = File(
            Property + "<correlationProperty id='day'/>",
            Key.Replace("</correlationKey>", "<correlationPropertyRef>day</correlationPropertyRef></correlationKey>", StringComparison.Ordinal),
            Binding + Binding.Replace("number", "day", StringComparison.Ordinal));

        Assert.Equal(["result", "key"], Drawn.Only("PW2046", file).Arguments);
        Assert.Empty(Drawn.Sound(file).KeysIn("result"));
    }

    [Fact]
    public void A_key_that_no_process_subscribes_to_is_told()
    {
        Finding finding = Drawn.Only("PW2047", File(key: Key + "<correlationKey id='idle'/>"));

        Assert.Equal("idle", finding.Element.ToString());
        Assert.False(finding.IsError);
    }

    [Fact]
    public void Wrong_FEEL_is_told_at_its_line() =>
        Assert.Contains(Drawn.Compile(File(binding: Binding.Replace("ordered", "1 +", StringComparison.Ordinal))).Findings, finding =>
            finding is { IsError: true, Place.Line: > 1 } && finding.Code.StartsWith("PW1", StringComparison.Ordinal));

    [Fact]
    public void The_file_is_written_back_whole()
    {
        BpmnModel model = BpmnReader.Read(File(), "suivi.bpmn").Model!; // It is well-formed.

        Assert.Equal(model.Drawing.ContentHash, BpmnReader.Read(model.Drawing.ToXml(), "suivi.bpmn").Model!.Drawing.ContentHash);
        Assert.Contains("<messagePath>sample.number</messagePath>", model.Drawing.ToXml(), StringComparison.Ordinal);
    }
}
