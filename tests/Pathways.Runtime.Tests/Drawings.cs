using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Small pathways, drawn as text.</summary>
internal static class Drawings
{
    public const string ConsentKey = "consent";

    /// <summary>Consent (due in 21 days, reminder after 7, escalation after 21) → letter to the GP → wait for the answer.</summary>
    public static PathwayBundle Consent(string title = "Consent") => Bundle(
        ("pathway.bpmn", $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1"
            id="consent_file" targetNamespace="urn:pathways:tests">
          <bpmn:message id="answer_message" name="gp-answer"/>
          <bpmn:process id="consent" name="{title}" isExecutable="true">
            <bpmn:extensionElements><care:pathway key="{ConsentKey}" zone="Europe/Paris"/></bpmn:extensionElements>
            <bpmn:startEvent id="begin"/>
            <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="ask"/>
            <bpmn:userTask id="ask" name="Ask for consent">
              <bpmn:extensionElements>
                <care:assignment roles="coordinator"/>
                <care:form key="ask"/>
                <care:window due="P21D">
                  <care:reminder after="P7D" template="reminder" to="coordinator"/>
                  <care:escalation after="P21D" role="coordination_manager" template="late"/>
                </care:window>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="write"/>
            <bpmn:sendTask id="write" name="Write to the GP">
              <bpmn:extensionElements><care:message template="letter" to="gp"/></bpmn:extensionElements>
            </bpmn:sendTask>
            <bpmn:sequenceFlow id="f3" sourceRef="write" targetRef="wait"/>
            <bpmn:intermediateCatchEvent id="wait" name="Answer">
              <bpmn:messageEventDefinition id="wait_message" messageRef="answer_message"/>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="f4" sourceRef="wait" targetRef="finish"/>
            <bpmn:endEvent id="finish"/>
          </bpmn:process>
        </bpmn:definitions>
        """),
        ("forms/ask.json", """
        {
          "type": "default", "id": "ask", "schemaVersion": 16,
          "components": [ { "type": "checkbox", "key": "agreed", "label": "Agreed" } ]
        }
        """),
        ("templates/reminder.hbs", "Please ask for consent."),
        ("templates/late.hbs", "Consent is late."),
        ("templates/letter.hbs", "Dear colleague,"));

    /// <summary>The same, and the answer of the GP is waited for three months at most: nobody is lost.</summary>
    public static PathwayBundle Watched(this PathwayBundle bundle) => bundle.With("pathway.bpmn", bundle.Files["pathway.bpmn"].Replace(
        """<bpmn:messageEventDefinition id="wait_message" messageRef="answer_message"/>""",
        """
        <bpmn:messageEventDefinition id="wait_message" messageRef="answer_message"/>
        <bpmn:timerEventDefinition id="wait_limit"><bpmn:timeDuration>P90D</bpmn:timeDuration></bpmn:timerEventDefinition>
        """,
        StringComparison.Ordinal));

    /// <summary>The same bundle with one file put in or replaced.</summary>
    public static PathwayBundle With(this PathwayBundle bundle, string name, string text) =>
        new(bundle.Files.SetItem(name, text));

    private static PathwayBundle Bundle(params (string Name, string Text)[] files) => new(
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal));
}
