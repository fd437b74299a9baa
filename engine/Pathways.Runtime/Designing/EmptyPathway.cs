using System.Globalization;
using System.Security;
using System.Text;

namespace Pathways.Runtime;

/// <summary>
/// The drawing that a new pathway begins with: a start, one step of a coordinator that is due within a week and brings in their
/// manager after two [P], an end. It loses nobody from the first moment on.
/// </summary>
public static class EmptyPathway
{
    private const int LongestKey = 60;

    /// <summary>The key of a pathway of that title: lower-case letters, digits and hyphens.</summary>
    /// <param name="title">The title.</param>
    public static string KeyOf(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        IEnumerable<char> plain = title.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        string key = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length > LongestKey ? key[..LongestKey].TrimEnd('-') : key;
        return key.Length == 0 ? "pathway" : key;
    }

    /// <summary>The drawing.</summary>
    /// <param name="key">The pathway's key.</param>
    /// <param name="title">Its title.</param>
    /// <param name="step">What its one step is called.</param>
    public static string Drawing(string key, string title, string step) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                          xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                          xmlns:care="urn:pathways:care:1"
                          id="definitions" targetNamespace="urn:pathways:drafts:{key}">
          <bpmn:process id="process" name="{SecurityElement.Escape(title)}" isExecutable="true">
            <bpmn:extensionElements><care:pathway key="{key}"/></bpmn:extensionElements>
            <bpmn:startEvent id="start"><bpmn:outgoing>flow_start</bpmn:outgoing></bpmn:startEvent>
            <bpmn:userTask id="step_1" name="{SecurityElement.Escape(step)}">
              <bpmn:extensionElements>
                <care:assignment roles="coordinator"/>
                <care:window due="P7D"><care:escalation after="P14D" role="coordination_manager"/></care:window>
              </bpmn:extensionElements>
              <bpmn:incoming>flow_start</bpmn:incoming>
              <bpmn:outgoing>flow_end</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:endEvent id="end"><bpmn:incoming>flow_end</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="flow_start" sourceRef="start" targetRef="step_1"/>
            <bpmn:sequenceFlow id="flow_end" sourceRef="step_1" targetRef="end"/>
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram">
            <bpmndi:BPMNPlane id="plane" bpmnElement="process">
              <bpmndi:BPMNShape id="start_shape" bpmnElement="start"><dc:Bounds x="160" y="182" width="36" height="36"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="step_1_shape" bpmnElement="step_1"><dc:Bounds x="260" y="160" width="100" height="80"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="end_shape" bpmnElement="end"><dc:Bounds x="430" y="182" width="36" height="36"/></bpmndi:BPMNShape>
              <bpmndi:BPMNEdge id="flow_start_edge" bpmnElement="flow_start"><di:waypoint x="196" y="200"/><di:waypoint x="260" y="200"/></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge id="flow_end_edge" bpmnElement="flow_end"><di:waypoint x="360" y="200"/><di:waypoint x="430" y="200"/></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;
}
