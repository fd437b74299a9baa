using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Workers.Tests;

/// <summary>Small pathways, drawn as text.</summary>
internal static class Pathway
{
    public const string Key = "watched";

    private const string Reminder = """
        ---
        languages: fr, en
        fields: task, due, link, recipient, network
        subject fr: Rappel : {{task}}
        subject en: Reminder: {{task}}
        ---
        === fr
        {{recipient}}, {{network}} : avant le {{date due}}. {{link}}
        === en
        {{recipient}}, {{network}}: before {{date due}}. {{link}}
        """;

    /// <summary>A task due in 21 days, with a reminder after each of these delays.</summary>
    public static PathwayBundle WithReminders(string to, params string[] delays) => Bundle(
        $"""
        <bpmn:userTask id="ask" name="Demander l'accord">
          <bpmn:extensionElements>
            <care:assignment roles="coordinator"/>
            <care:window due="P21D">
              {string.Concat(delays.Select(delay => $"""<care:reminder after="{delay}" template="reminder" to="{to}"/>"""))}
            </care:window>
          </bpmn:extensionElements>
        </bpmn:userTask>
        """,
        ("templates/reminder.hbs", Reminder));

    /// <summary>A letter to somebody, then a task.</summary>
    public static PathwayBundle WithLetter(string to, string? template = null) => Bundle(
        $"""
        <bpmn:sendTask id="ask" name="Écrire">
          <bpmn:extensionElements><care:message template="letter" to="{to}"/></bpmn:extensionElements>
        </bpmn:sendTask>
        """,
        ("templates/letter.hbs", template ?? "---\nlanguages: fr, en\nfields: recipient\nsubject fr: Courrier\nsubject en: Letter\n---\n=== fr\nBonjour {{recipient}}\n=== en\nHello {{recipient}}\n"));

    private static PathwayBundle Bundle(string step, params (string Name, string Text)[] files)
    {
        string drawing = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1"
                id="file" targetNamespace="urn:pathways:tests">
              <bpmn:process id="watched" name="Watched" isExecutable="true">
                <bpmn:extensionElements><care:pathway key="{Key}" zone="Europe/Paris"/></bpmn:extensionElements>
                <bpmn:startEvent id="begin"/>
                <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="ask"/>
                {step}
                <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="rest"/>
                <bpmn:userTask id="rest" name="Suite">
                  <bpmn:extensionElements><care:assignment roles="coordinator"/></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f3" sourceRef="rest" targetRef="finish"/>
                <bpmn:endEvent id="finish"/>
              </bpmn:process>
            </bpmn:definitions>
            """;
        return new PathwayBundle(files.Append(("pathway.bpmn", drawing)).ToImmutableSortedDictionary(
            file => file.Item1, file => file.Item2, StringComparer.Ordinal));
    }
}
