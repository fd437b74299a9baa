using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>The XML names of BPMN 2.0.</summary>
internal static class BpmnXml
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Care = CareMarks.Namespace;

    public static readonly XName Definitions = Bpmn + "definitions";
    public static readonly XName ExtensionElements = Bpmn + "extensionElements";
}
