using System.Globalization;
using System.Security;
using System.Text;
using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>
/// Draws a process in a few words: elements and arrows become BPMN XML, which is compiled as any file is.
/// </summary>
internal sealed class Drawing(string careOfProcess = "")
{
    private readonly StringBuilder elements = new();
    private readonly StringBuilder declared = new();
    private readonly SortedSet<string> messages = new(StringComparer.Ordinal);
    private int flows;

    public Drawing Start(string id = "start", string? message = null) =>
        Element("startEvent", id, "", message is null ? "" : $"<messageEventDefinition messageRef='{message}'/>", message);

    public Drawing End(string id = "end", bool terminates = false) =>
        Element("endEvent", id, "", terminates ? "<terminateEventDefinition/>" : "");

    public Drawing UserTask(string id, string care = "", string attributes = "") => Element("userTask", id, care, "", attributes: attributes);

    public Drawing Task(string kind, string id, string care = "") => Element(kind, id, care, "");

    public Drawing Decision(string id, string ruleSet, string decision, string result, string more = "") =>
        Element("businessRuleTask", id, $"<care:decision ruleSet='{ruleSet}' decision='{decision}' result='{result}'/>{more}", "");

    public Drawing Send(string id, string template = "letter", string to = "gp", string more = "") =>
        Element("sendTask", id, $"<care:message template='{template}' to='{to}'/>{more}", "");

    public Drawing Exclusive(string id, string? defaultFlow = null) =>
        Element("exclusiveGateway", id, "", "", attributes: defaultFlow is null ? "" : $"default='{defaultFlow}'");

    public Drawing Parallel(string id) => Element("parallelGateway", id, "", "");

    public Drawing Wait(string id, string text, string word = "timeDuration", string care = "") =>
        Element("intermediateCatchEvent", id, care, Timer(word, text));

    public Drawing Boundary(string id, string host, string text, string word = "timeDuration", bool cancels = true) =>
        Element(
            "boundaryEvent", id, "", Timer(word, text),
            attributes: $"attachedToRef='{host}' cancelActivity='{(cancels ? "true" : "false")}'");

    public Drawing Await(string id, string message) =>
        Element("intermediateCatchEvent", id, "", $"<messageEventDefinition messageRef='{message}'/>", message);

    /// <summary>What was drawn, to be put into a sub-process.</summary>
    public string Elements => elements.ToString();

    /// <summary>Lets the ids of arrows begin elsewhere, for a drawing that is put into another one.</summary>
    public void StartFlowsAt(int number) => flows = number;

    /// <summary>Any elements, as BPMN says them.</summary>
    public Drawing Add(string xml)
    {
        elements.Append(xml).Append('\n');
        return this;
    }

    /// <summary>Something at the top of the file: signals, errors, other processes.</summary>
    public Drawing Declare(string xml)
    {
        declared.Append(xml).Append('\n');
        return this;
    }

    public Drawing Flow(string from, string to, string? condition = null, string? id = null)
    {
        flows++;
        var inside = condition is null ? "" : $"<conditionExpression>{SecurityElement.Escape(condition)}</conditionExpression>";
        elements.Append(
            CultureInfo.InvariantCulture,
            $"<sequenceFlow id='{id ?? $"f{flows}"}' sourceRef='{from}' targetRef='{to}'>{inside}</sequenceFlow>\n");
        return this;
    }

    /// <summary>Arrows from each element to the next.</summary>
    public Drawing Line(params string[] ids)
    {
        for (var index = 1; index < ids.Length; index++)
        {
            Flow(ids[index - 1], ids[index]);
        }

        return this;
    }

    public string ToXml(string key = "drawn", string? zone = null)
    {
        var zoneAttribute = zone is null ? "" : $" zone='{zone}'";
        var declarations = string.Concat(messages.Select(message => $"<message id='{message}' name='{message}'/>\n"));
        return $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
            {declarations}{declared}<process id="drawn" name="Drawn" isExecutable="true">
            <extensionElements><care:pathway key="{key}"{zoneAttribute}/>{careOfProcess}</extensionElements>
            {elements}</process></definitions>
            """;
    }

    public ExecutableProcess Compile(string? zone = null) => CompileAs("drawn", zone);

    public ExecutableProcess CompileAs(string key, string? zone = null)
    {
        BpmnModel model = BpmnReader.Read(ToXml(key, zone), "drawn.bpmn").Model!; // It is well-formed.
        ProcessCompilation compilation = ProcessCompiler.Compile(model, DefinitionCatalog.Unknown, new ElementId("drawn"));
        Assert.True(
            compilation.Process is not null,
            string.Join('\n', compilation.Findings) + "\n" + ToXml());
        return compilation.Process!.AtVersion(1); // Asserted just above.
    }

    private static string Timer(string word, string text) =>
        $"<timerEventDefinition><{word}>{SecurityElement.Escape(text)}</{word}></timerEventDefinition>";

    private Drawing Element(
        string kind, string id, string care, string inside, string? message = null, string attributes = "")
    {
        var extensions = care.Length == 0 ? "" : $"<extensionElements>{care}</extensionElements>";
        elements.Append(CultureInfo.InvariantCulture, $"<{kind} id='{id}' {attributes}>{extensions}{inside}</{kind}>\n");
        if (message is not null)
        {
            if (!declared.ToString().Contains($"id='{message}'", StringComparison.Ordinal))
            {
                messages.Add(message);
            }
        }

        return this;
    }
}
