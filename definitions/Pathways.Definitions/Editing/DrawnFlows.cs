using System.Xml.Linq;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>The elements and arrows of one document while it is edited; its diagram follows.</summary>
internal sealed class DrawnFlows(XElement root, BpmnModel model)
{
    private const double Gap = 50;

    private readonly DrawnDiagram diagram = new(root);

    public DrawingEditResult Describe(DrawingEdit.Describe edit)
    {
        if (NodeOf(edit.Element) is not { } node || Element(edit.Element.ToString()) is not { } element)
        {
            return Refuse(EditRefusal.NoSuchElement);
        }

        StepWriting.Write(element, node, edit.Description);
        return Done(edit.Element.ToString());
    }

    public DrawingEditResult SetCondition(DrawingEdit.Condition edit)
    {
        if (Element(edit.Flow.ToString()) is not { Name.LocalName: "sequenceFlow" } flow || Element(End(flow, "sourceRef")) is not { } from)
        {
            return Refuse(EditRefusal.NoSuchElement);
        }

        flow.SetAttributeValue("name", Text(edit.Label));
        WriteCondition(flow, edit.When);
        if (edit.IsDefault)
        {
            from.SetAttributeValue("default", edit.Flow.ToString());
        }
        else if (from.Attribute("default")?.Value == edit.Flow.ToString())
        {
            from.SetAttributeValue("default", null);
        }

        return Done(from.Attribute("id")?.Value ?? edit.Flow.ToString());
    }

    public DrawingEditResult Insert(DrawingEdit.Insert edit)
    {
        if (Element(edit.Flow.ToString()) is not { Name.LocalName: "sequenceFlow" } flow
            || Element(End(flow, "sourceRef")) is not { } from || Element(End(flow, "targetRef")) is not { } to)
        {
            return Refuse(EditRefusal.NoSuchElement);
        }

        string before = IdOf(from);
        string id = FreeId(IdFor(edit.Kind));
        XElement node = NewNode(edit.Kind, id, edit.Name);
        from.AddAfterSelf(node);
        XElement onward = NewFlow(id, IdOf(to));
        flow.AddAfterSelf(onward);
        AddReference(node, "incoming", IdOf(flow));
        foreach (XElement reference in to.Elements(BpmnXml.Bpmn + "incoming").Where(reference => reference.Value.Trim() == IdOf(flow)))
        {
            reference.Value = IdOf(onward);
        }

        flow.SetAttributeValue("targetRef", id);
        AddReference(node, "outgoing", IdOf(onward));
        MoveIntoLaneOf(before, id);
        DrawBetween(before, id, IdOf(flow), IdOf(onward), SizeOf(edit.Kind));
        return Done(id);
    }

    public DrawingEditResult Remove(ElementId removed)
    {
        string id = removed.ToString();
        if (NodeOf(removed) is not { } node || Element(id) is not { } element)
        {
            return Refuse(EditRefusal.NoSuchElement);
        }

        XElement[] onward = [.. Flows("sourceRef", id)];
        XElement[] arriving = [.. Flows("targetRef", id)];
        if (Refusal(node, onward) is { } refusal)
        {
            return Refuse(refusal);
        }

        HashSet<string> gone = [.. element.DescendantsAndSelf().Select(IdOf).Where(name => name.Length > 0)];
        XElement? next = onward is [var only] ? Element(End(only, "targetRef")) : null;
        foreach (XElement flow in arriving)
        {
            if (next is null)
            {
                gone.Add(IdOf(flow));
                continue;
            }

            DrawnPoint[] line = [.. diagram.LineOf(IdOf(flow)), .. diagram.LineOf(IdOf(onward[0])).Skip(1)];
            flow.SetAttributeValue("targetRef", IdOf(next));
            AddReference(next, "incoming", IdOf(flow));
            diagram.SetLine(IdOf(flow), line);
        }

        gone.UnionWith(onward.Select(IdOf));
        gone.UnionWith(Lines().Where(line => gone.Contains(End(line, "sourceRef")) || gone.Contains(End(line, "targetRef"))).Select(IdOf));
        Forget(gone);
        string goOn = next is not null ? IdOf(next) : arriving.Select(flow => End(flow, "sourceRef")).FirstOrDefault() ?? string.Empty;
        return goOn.Length == 0 ? Done(model.Processes[0].Id.ToString()) : Done(goOn);
    }

    public DrawingEditResult AddBranch(DrawingEdit.AddBranch edit)
    {
        string gateway = edit.Gateway.ToString();
        if (NodeOf(edit.Gateway) is not FlowNode.Gateway || Element(gateway) is not { } from)
        {
            return Refuse(EditRefusal.NoSuchElement);
        }

        string id = FreeId("step");
        XElement node = NewNode(InsertedKind.Step, id, edit.Name);
        from.AddAfterSelf(node);
        XElement way = NewFlow(gateway, id);
        way.SetAttributeValue("name", Text(edit.Label));
        WriteCondition(way, edit.When);
        node.AddAfterSelf(way);
        AddReference(from, "outgoing", IdOf(way));
        AddReference(node, "incoming", IdOf(way));
        string meeting = MeetingPointAfter(edit.Gateway) ?? AddEnd(node);
        XElement back = NewFlow(id, meeting);
        way.AddAfterSelf(back);
        AddReference(node, "outgoing", IdOf(back));
        if (Element(meeting) is { } joins)
        {
            AddReference(joins, "incoming", IdOf(back));
        }

        MoveIntoLaneOf(gateway, id);
        DrawBelow(gateway, id, meeting, IdOf(way), IdOf(back));
        return Done(id);
    }

    private static DrawingEditResult.Refused Refuse(EditRefusal why) => new(why);

    private static DrawingEditResult.Edited Done(string element) => new(string.Empty, new ElementId(element));

    private EditRefusal? Refusal(FlowNode node, XElement[] onward) => node switch
    {
        FlowNode.StartEvent => EditRefusal.IsStart,
        _ when onward.Length > 1 => EditRefusal.HasSeveralWays,
        _ when model.Processes.SelectMany(process => process.Content.AllNodes).OfType<FlowNode.BoundaryEvent>()
            .Any(edge => edge.AttachedTo == node.Id) => EditRefusal.HasEdgeEvents,
        _ => null,
    };

    private string AddEnd(XElement beside)
    {
        string id = FreeId("end");
        beside.AddAfterSelf(new XElement(BpmnXml.Bpmn + "endEvent", new XAttribute("id", id)));
        MoveIntoLaneOf(IdOf(beside), id);
        return id;
    }

    private string? MeetingPointAfter(ElementId gateway) => model.Processes
        .SelectMany(process => process.Content.AllNodes.OfType<FlowNode.Activity>().Select(box => box.Content).Prepend(process.Content))
        .Where(content => content.Nodes.Any(node => node.Id == gateway))
        .Select(content => new FlowGraph(content).MeetingPointAfter(gateway)?.ToString())
        .FirstOrDefault();

    /// <summary>Arrows stand after the extensions and before what the element waits for, as the standard has it.</summary>
    private static void AddReference(XElement node, string side, string flow)
    {
        var reference = new XElement(BpmnXml.Bpmn + side, flow);
        string[] before = side == "outgoing" ? ["documentation", "extensionElements", "incoming", "outgoing"] : ["documentation", "extensionElements", "incoming"];
        if (node.Elements().LastOrDefault(child => child.Name.Namespace == BpmnXml.Bpmn && before.Contains(child.Name.LocalName)) is { } last)
        {
            last.AddAfterSelf(reference);
        }
        else
        {
            node.AddFirst(reference);
        }
    }

    private void DrawBetween(string before, string id, string flow, string onward, (double Width, double Height) size)
    {
        if (diagram.BoxOf(before) is not { } left)
        {
            return;
        }

        diagram.MakeRoom(before, left.Right + 1, size.Width + Gap, isDown: false);
        DrawnPoint[] line = diagram.LineOf(flow);
        var box = new DrawnBox(left.Right + Gap, left.MiddleY - (size.Height / 2), size.Width, size.Height);
        DrawnPoint leaves = new(left.Right, left.MiddleY);
        DrawnPoint arrives = new(box.X, box.MiddleY);
        diagram.AddShape(id, box, before);
        diagram.SetLine(flow, [leaves, arrives]);

        // The arrow goes on as it was drawn, from the new element; a bend where it would cut across.
        DrawnPoint start = new(box.Right, box.MiddleY);
        DrawnPoint[] rest = line.Length > 1 ? line[1..] : [start];
        IEnumerable<DrawnPoint> bend = rest[0].Y.Equals(start.Y) ? [] : [new DrawnPoint(start.X + (Gap / 2), start.Y), new DrawnPoint(start.X + (Gap / 2), rest[0].Y)];
        diagram.AddLine(onward, [start, .. bend, .. rest], before);
    }

    private void DrawBelow(string gateway, string id, string meeting, string way, string back)
    {
        if (diagram.BoxOf(gateway) is not { } from)
        {
            return;
        }

        double lowest = Flows("sourceRef", gateway).Select(flow => diagram.BoxOf(End(flow, "targetRef"))?.Bottom ?? 0).Append(from.Bottom).Max();
        (double width, double height) = SizeOf(InsertedKind.Step);
        diagram.MakeRoom(gateway, lowest + 1, height + Gap, isDown: true);
        var box = new DrawnBox(from.Right + Gap, lowest + (Gap / 2), width, height);
        diagram.AddShape(id, box, gateway);
        diagram.AddLine(way, [new(from.MiddleX, from.Bottom), new(from.MiddleX, box.MiddleY), new(box.X, box.MiddleY)], gateway);
        if (diagram.BoxOf(meeting) is not { } to)
        {
            to = new DrawnBox(box.Right + Gap, box.MiddleY - 18, 36, 36);
            diagram.AddShape(meeting, to, gateway);
            diagram.AddLine(back, [new(box.Right, box.MiddleY), new(to.X, to.MiddleY)], gateway);
            return;
        }

        diagram.AddLine(back, [new(box.Right, box.MiddleY), new(to.MiddleX, box.MiddleY), new(to.MiddleX, to.Bottom)], gateway);
    }

    private void MoveIntoLaneOf(string neighbour, string id)
    {
        foreach (XElement reference in root.Descendants(BpmnXml.Bpmn + "flowNodeRef").Where(member => member.Value.Trim() == neighbour).ToList())
        {
            reference.AddAfterSelf(new XElement(BpmnXml.Bpmn + "flowNodeRef", id));
        }
    }

    private void Forget(HashSet<string> gone)
    {
        diagram.Remove(gone);
        foreach (XElement element in root.Descendants().Where(element => gone.Contains(IdOf(element))).ToList())
        {
            element.Remove();
        }

        string[] references = ["incoming", "outgoing", "flowNodeRef"];
        foreach (XElement reference in root.Descendants()
            .Where(element => element.Name.Namespace == BpmnXml.Bpmn && references.Contains(element.Name.LocalName) && gone.Contains(element.Value.Trim())).ToList())
        {
            reference.Remove();
        }

        foreach (XAttribute choice in root.Descendants().Attributes("default").Where(choice => gone.Contains(choice.Value)).ToList())
        {
            choice.Remove();
        }
    }

    private static XElement NewNode(InsertedKind kind, string id, string name)
    {
        string word = kind switch
        {
            InsertedKind.Step => "userTask",
            InsertedKind.Decision => "businessRuleTask",
            InsertedKind.Wait => "intermediateCatchEvent",
            _ => "exclusiveGateway",
        };
        var node = new XElement(BpmnXml.Bpmn + word, new XAttribute("id", id), new XAttribute("name", Text(name) ?? string.Empty));
        if (kind == InsertedKind.Wait)
        {
            node.Add(new XElement(
                BpmnXml.Bpmn + "timerEventDefinition",
                new XAttribute("id", $"{id}_timer"),
                new XElement(BpmnXml.Bpmn + "timeDuration", "P1D")));
        }

        return node;
    }

    private XElement NewFlow(string from, string to) => new(
        BpmnXml.Bpmn + "sequenceFlow", new XAttribute("id", FreeId($"flow_{from}_to_{to}")), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));

    private void WriteCondition(XElement flow, string? when)
    {
        XElement? condition = flow.Element(BpmnXml.Bpmn + "conditionExpression");
        if (Text(when) is not { } formula)
        {
            condition?.Remove();
        }
        else if (condition is null)
        {
            flow.Add(new XElement(
                BpmnXml.Bpmn + "conditionExpression",
                new XAttribute(XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "type", root.GetPrefixOfNamespace(BpmnXml.Bpmn) is { } prefix ? $"{prefix}:tFormalExpression" : "tFormalExpression"),
                formula));
        }
        else
        {
            condition.Value = formula;
        }
    }

    private FlowNode? NodeOf(ElementId id) =>
        model.Processes.SelectMany(process => process.Content.AllNodes).FirstOrDefault(node => node.Id == id);

    private XElement? Element(string id) => root.Descendants()
        .FirstOrDefault(element => element.Name.Namespace == BpmnXml.Bpmn && element.Attribute("id")?.Value == id);

    private IEnumerable<XElement> Flows(string side, string id) =>
        root.Descendants(BpmnXml.Bpmn + "sequenceFlow").Where(flow => End(flow, side) == id);

    private IEnumerable<XElement> Lines() => root.Descendants().Where(element => element.Name.Namespace == BpmnXml.Bpmn
        && element.Name.LocalName is "sequenceFlow" or "association" or "messageFlow");

    private string FreeId(string wish)
    {
        HashSet<string> taken = [.. root.Descendants().Select(IdOf)];
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? wish : $"{wish}_{number}").First(id => !taken.Contains(id));
    }

    private static string IdFor(InsertedKind kind) => kind switch
    {
        InsertedKind.Decision => "decision",
        InsertedKind.Wait => "wait",
        InsertedKind.Choice => "choice",
        _ => "step",
    };

    private static (double Width, double Height) SizeOf(InsertedKind kind) => kind switch
    {
        InsertedKind.Wait => (36, 36),
        InsertedKind.Choice => (50, 50),
        _ => (100, 80),
    };

    private static string End(XElement line, string side) => DrawnXml.LocalPart(line.Attribute(side)?.Value ?? string.Empty);

    private static string IdOf(XElement element) => element.Attribute("id")?.Value ?? string.Empty;

    private static string? Text(string? text) => WritableText.Of(text ?? string.Empty).Trim() is { Length: > 0 } written ? written : null;
}
