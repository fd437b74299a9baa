using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Benchmarks.Engine;

/// <summary>The pathways that are measured.</summary>
internal static class DrawnPathways
{
    public const string OneTask = "one-task";
    public const string OneTimer = "one-timer";

    /// <summary>A start, a user task, an end.</summary>
    public static PathwayBundle Task { get; } = Bundle(OneTask, """
        <bpmn:userTask id="step" name="Ask"><bpmn:extensionElements><care:assignment roles="coordinator"/></bpmn:extensionElements></bpmn:userTask>
        """);

    /// <summary>A start, a wait of a week, an end.</summary>
    public static PathwayBundle Timer { get; } = Bundle(OneTimer, """
        <bpmn:intermediateCatchEvent id="step"><bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
        """);

    /// <summary>Five elements: start, decision, choice, user task, end.</summary>
    public const string FiveElements = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="urn:b">
          <bpmn:process id="five" isExecutable="true"><bpmn:startEvent id="start"/>
            <bpmn:businessRuleTask id="rate"><bpmn:extensionElements><care:decision ruleSet="rate" decision="urgency" result="urgency"/></bpmn:extensionElements></bpmn:businessRuleTask>
            <bpmn:exclusiveGateway id="urgent" default="no"/>
            <bpmn:userTask id="step"><bpmn:extensionElements><care:assignment roles="coordinator"/></bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="end"/>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="rate"/><bpmn:sequenceFlow id="f2" sourceRef="rate" targetRef="urgent"/>
            <bpmn:sequenceFlow id="yes" sourceRef="urgent" targetRef="step"><bpmn:conditionExpression>urgency = "high"</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="no" sourceRef="urgent" targetRef="end"/><bpmn:sequenceFlow id="f3" sourceRef="step" targetRef="end"/></bpmn:process>
        </bpmn:definitions>
        """;

    /// <summary>One decision table of three rules.</summary>
    public const string Urgency = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rate" name="rate" namespace="urn:rate">
          <inputData id="score_in" name="score"><variable name="score" typeRef="number"/></inputData>
          <decision id="urgency_id" name="urgency"><variable name="urgency" typeRef="string"/>
            <informationRequirement id="r"><requiredInput href="#score_in"/></informationRequirement>
            <decisionTable id="t" hitPolicy="UNIQUE"><input id="i"><inputExpression id="e" typeRef="number"><text>score</text></inputExpression></input><output id="o" typeRef="string"/>
              <rule id="r1"><inputEntry id="r1i"><text>&lt; 3</text></inputEntry><outputEntry id="r1o"><text>"low"</text></outputEntry></rule>
              <rule id="r2"><inputEntry id="r2i"><text>[3..5]</text></inputEntry><outputEntry id="r2o"><text>"usual"</text></outputEntry></rule>
              <rule id="r3"><inputEntry id="r3i"><text>&gt; 5</text></inputEntry><outputEntry id="r3o"><text>"high"</text></outputEntry></rule>
            </decisionTable></decision>
        </definitions>
        """;

    private static PathwayBundle Bundle(string key, string step) => new(ImmutableSortedDictionary<string, string>.Empty.Add("pathway.bpmn", $"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="urn:b">
          <bpmn:process id="p" isExecutable="true"><bpmn:extensionElements><care:pathway key="{key}" zone="Europe/Paris"/></bpmn:extensionElements>
            <bpmn:startEvent id="start"/>{step}<bpmn:endEvent id="end"/>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="step"/><bpmn:sequenceFlow id="f2" sourceRef="step" targetRef="end"/></bpmn:process>
        </bpmn:definitions>
        """));
}
