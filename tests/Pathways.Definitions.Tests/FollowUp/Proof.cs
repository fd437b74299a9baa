using System.Collections.Immutable;

namespace Pathways.Definitions.Tests;

/// <summary>What stands against the proof that a drawing loses nobody.</summary>
internal static class Proof
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A watched task: due, and somebody is brought in.</summary>
    public static string Task(string id, string due = "P7D", string roles = "nurse", string last = "manager") => $"""
        <userTask id="{id}"><extensionElements><care:assignment roles="{roles}"/>
        <care:window due="{due}"><care:escalation after="P14D" role="{last}"/></care:window></extensionElements></userTask>
        """;

    /// <summary>Arrows from each element to the next.</summary>
    public static string Line(params string[] ids) => string.Concat(ids.Zip(ids.Skip(1)).Select(
        pair => $"<sequenceFlow id=\"{pair.First}_{pair.Second}\" sourceRef=\"{pair.First}\" targetRef=\"{pair.Second}\"/>\n"));

    public static string Timer(string text, string word = "timeDuration") => $"<timerEventDefinition><{word}>{text}</{word}></timerEventDefinition>";

    public static ImmutableArray<Finding> Of(string inside, FollowUpTerms? terms = null, string before = "") =>
        OfFile(Drawn.Process(inside, $"<message id=\"m\" name=\"answer\"/><signal id=\"s\" name=\"stop\"/>{before}"), terms);

    public static ImmutableArray<Finding> OfFile(string xml, FollowUpTerms? terms = null)
    {
        ExecutableProcess process = Drawn.Sound(xml);
        return FollowUpCheck.Run(process, BpmnReader.Read(xml, "suivi.bpmn").Model!, terms ?? new FollowUpTerms(Monday)); // It was read just before.
    }

    /// <summary>The codes of what is not a note.</summary>
    public static IEnumerable<string> Codes(string inside, FollowUpTerms? terms = null, string before = "") =>
        Of(inside, terms, before).Where(finding => finding.Severity != Rules.FindingSeverity.Note).Select(finding => finding.Code).Order(StringComparer.Ordinal);

    /// <summary>The way that the only finding of a code tells.</summary>
    public static IEnumerable<string> Way(string code, string inside, string before = "") =>
        Assert.Single(Of(inside, before: before), finding => finding.Code == code).Path.Select(step => step.Element.ToString());
}
