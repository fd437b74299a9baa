using System.Collections.Immutable;
using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Tells what stands against the proof: what, on which way, and how to mend it.</summary>
internal sealed class FollowUpFindings(ExecutableProcess process, BpmnModel model)
{
    private const int MostNamed = 6;

    private readonly FindingLog log = new(model.Source);
    private readonly Dictionary<ElementId, SourcePlace> places = model.Processes
        .SelectMany(drawn => drawn.Content.AllNodes).DistinctBy(node => node.Id).ToDictionary(node => node.Id, node => node.Place);
    private readonly HashSet<(string Code, ElementId Element)> told = [];

    public ImmutableArray<Finding> InOrder() => log.InOrder();

    public void NoDeadline(ReachedPlace place) => Add(
        "PW2201", FindingSeverity.Error, place,
        $"Whoever waits at '{place.Node.Title}' may wait for ever: nothing says until when.",
        place.Node is ExecutableNode.UserTask
            ? "Say when it is due, or draw a timer on its edge."
            : "Draw a timer on its edge, beside it behind an event-based gateway, or around it.",
        place.Node.Title);

    public void NobodyNamed(ReachedPlace place) => Add(
        "PW2066", FindingSeverity.Error, place,
        $"Nobody is named for the task '{place.Node.Title}': everyone who may see the case finds it, and nobody answers for it.",
        "Name a role for it, or draw it in the lane of one.", place.Node.Title);

    public void NobodyHolds(ReachedPlace place, ImmutableArray<string> roles) => Add(
        "PW2202", FindingSeverity.Error, place,
        $"The task '{place.Node.Title}' is for {string.Join(", ", roles)}, and nobody of the network holds such a role.",
        "Give the role to somebody, or name one that is held.", place.Node.Title, string.Join(", ", roles));

    public void NobodyBroughtIn(ReachedPlace place) => Add(
        "PW2203", FindingSeverity.Error, place,
        $"When '{place.Node.Title}' stays undone, nobody else is brought in.",
        "Say after how long which role is brought in (escalation), or draw a timer on its edge that leads on.", place.Node.Title);

    public void EscalationUnwatched(ReachedPlace place, string role) => Add(
        "PW2204", FindingSeverity.Error, place,
        $"When '{place.Node.Title}' stays undone, {role} is brought in last, and nobody of the network holds that role.",
        "Give the role to somebody, or bring in one that is held.", place.Node.Title, role);

    public void SilentLoop(ImmutableArray<ExecutableNode> round) => AddLoop(
        "PW2205", FindingSeverity.Error, round,
        named => $"A case can go round for ever here, without a person or a time being waited for: {named}.",
        "Put a task or a wait into the loop, or repeat an activity with a greatest number of times.");

    public void LonelyLoop(ImmutableArray<ExecutableNode> round) => AddLoop(
        "PW2206", FindingSeverity.Warning, round,
        named => $"In this loop only time passes: nobody is met, and nothing from outside ends it: {named}.",
        "Put a task for somebody into it, or an event that ends it.");

    public void Impossible(ReachedPlace place, ImpossibleMoment moment, CivilTime civil)
    {
        DateTime armed = ClockAt(moment.Armed, civil);
        DateTime due = ClockAt(moment.Due, civil);
        Add(
            "PW2207", FindingSeverity.Warning, place,
            $"'{place.Node.Title}' cannot be done in time when it opens on {Said(armed)}: it is due on {Said(due)}, and the team does not "
            + "work in between.",
            "Count the delay in working days, make it longer, or name a role that works at all hours.",
            place.Node.Title, Plain(armed), Plain(due));
    }

    public void OwnersUnknown() => log.Add(
        "PW2208", FindingSeverity.Note, null, default,
        $"Whether somebody holds the roles of '{process.Name}' was not checked: no network is known here.",
        "It is checked when the pathway is published in a network.", process.Name);

    private static DateTime ClockAt(DateTimeOffset instant, CivilTime civil) =>
        civil.DayOf(instant).ToDateTime(civil.TimeOf(instant));

    private static string Said(DateTime time) => time.ToString("dddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // For a host that says it in another language.
    private static string Plain(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private void Add(
        string code, FindingSeverity severity, ReachedPlace place, string message, string remedy, params ReadOnlySpan<string> arguments)
    {
        if (told.Add((code, place.Node.Id)))
        {
            ElementId element = place.Call ?? place.Node.Id;
            log.Add(code, severity, element, PlaceOf(place.Node.Id, element), message, remedy, place.Way, arguments);
        }
    }

    private void AddLoop(
        string code, FindingSeverity severity, ImmutableArray<ExecutableNode> round, Func<string, string> message, string remedy)
    {
        string[] titles = [.. round.Select(node => node.Title)];
        string named = titles.Length > MostNamed + 1
            ? $"{string.Join(" → ", titles.Take(MostNamed))} → … → {titles[^1]}"
            : string.Join(" → ", titles);
        ElementId first = round[0].Id;
        log.Add(
            code, severity, process.Find(first) is null ? null : first, PlaceOf(first, first), message(named), remedy,
            [.. round.Select(node => new PathStep(node.Id, node.Title))], named);
    }

    private SourcePlace PlaceOf(ElementId first, ElementId second) =>
        places.TryGetValue(first, out SourcePlace place) ? place : places.GetValueOrDefault(second);
}
