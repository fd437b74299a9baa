using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>
/// Reads our extension elements of one BPMN element; keeps what it does not know as a name for the checker.
/// </summary>
internal static class CareMarksReader
{
    public static CareMarks Read(XElement owner)
    {
        ImmutableArray<XElement> ours =
        [
            .. owner.Elements(BpmnXml.ExtensionElements).Elements().Where(child => child.Name.Namespace == BpmnXml.Care),
        ];
        CareMarks marks = CareMarks.None;
        foreach (XElement element in ours)
        {
            marks = With(marks, element);
        }

        return marks;
    }

    private static CareMarks With(CareMarks marks, XElement element)
    {
        SourcePlace place = DrawnXml.PlaceOf(element);
        return element.Name.LocalName switch
        {
            "pathway" => marks with
            {
                Pathway = new PathwayMark(DrawnXml.Attribute(element, "key"), DrawnXml.Attribute(element, "zone"), place)
                {
                    About = DrawnXml.Attribute(element, "about"),
                },
            },
            "calendar" => marks with
            {
                Calendar = new CalendarMark(
                    DrawnXml.AttributeText(element, "days"), DrawnXml.AttributeText(element, "region")),
            },
            "role" => marks with { Role = DrawnXml.Attribute(element, "name") },
            "startForm" => marks with { StartForm = DrawnXml.Attribute(element, "key") },
            "form" => marks with { Form = DrawnXml.Attribute(element, "key") },
            "assignment" => marks with { Roles = [.. Words(DrawnXml.Attribute(element, "roles"))] },
            "careTeam" => marks with { IsForCareTeam = true },
            "priority" => marks with { Priority = DrawnXml.AttributeText(element, "value") ?? new DrawnText("", place) },
            "window" => marks with { Window = ReadWindow(element) },
            "decision" => marks with
            {
                Decision = new DecisionMark(
                    DrawnXml.Attribute(element, "ruleSet"),
                    DrawnXml.Attribute(element, "decision"),
                    DrawnXml.Attribute(element, "result"),
                    place),
            },
            "message" => marks with
            {
                Message = new MessageMark(
                    DrawnXml.Attribute(element, "template"), DrawnXml.Attribute(element, "to"), place),
            },
            "service" => marks with
            {
                Service = new ServiceMark(
                    DrawnXml.Attribute(element, "topic"), DrawnXml.Attribute(element, "connector"), place),
            },
            "retry" => marks with
            {
                Retry = new RetryMark(
                    DrawnXml.AttributeText(element, "attempts"),
                    DrawnXml.AttributeText(element, "pause"),
                    DrawnXml.AttributeText(element, "longest")),
            },
            "missed" => marks with { Missed = ReadLate(element) ?? new LateMark(new DrawnText("", place), null) },
            "correlation" => marks with { Correlation = DrawnXml.AttributeText(element, "value") },
            "optional" => marks with { IsOptional = true },
            "input" => marks with { Inputs = marks.Inputs.Add(ReadData(element)) },
            "output" => marks with { Outputs = marks.Outputs.Add(ReadData(element)) },
            "guideline" => marks with
            {
                Guidelines = marks.Guidelines.Add(new GuidelineMark(
                    DrawnXml.Attribute(element, "source"),
                    DrawnXml.Attribute(element, "passage"),
                    DrawnXml.Attribute(element, "mark"))),
            },
            var other => marks with { Unknown = marks.Unknown.Add(new DrawnText(other, place)) },
        };
    }

    private static WindowMark ReadWindow(XElement element) =>
        new(
            DrawnXml.AttributeText(element, "from"),
            DrawnXml.AttributeText(element, "due"),
            [.. element.Elements(BpmnXml.Care + "reminder").Select(reminder => new ReminderMark(
                DrawnXml.AttributeText(reminder, "after"),
                DrawnXml.AttributeText(reminder, "before"),
                DrawnXml.Attribute(reminder, "template"),
                DrawnXml.Attribute(reminder, "to"),
                ReadLate(reminder),
                DrawnXml.PlaceOf(reminder)))],
            [.. element.Elements(BpmnXml.Care + "escalation").Select(escalation => new EscalationMark(
                DrawnXml.AttributeText(escalation, "after"),
                DrawnXml.Attribute(escalation, "role"),
                DrawnXml.Attribute(escalation, "template"),
                DrawnXml.PlaceOf(escalation)))],
            DrawnXml.PlaceOf(element));

    private static LateMark? ReadLate(XElement element) => DrawnXml.AttributeText(element, "late") is { } limit
        ? new LateMark(limit, DrawnXml.AttributeText(element, "then"))
        : null;

    private static DataMark ReadData(XElement element) =>
        new(DrawnXml.Attribute(element, "name"), DrawnXml.AttributeText(element, "value"), DrawnXml.PlaceOf(element));

    private static string[] Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
