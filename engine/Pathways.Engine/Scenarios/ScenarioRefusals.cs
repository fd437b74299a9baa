using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>The sentences with which a step of a scenario is refused before the engine is asked.</summary>
internal static class ScenarioRefusals
{
    public static Rejection NotOpen(ElementId element, int? index, int count, IEnumerable<ElementId> waiting)
    {
        var open = Shown(waiting);
        var which = index is { } number && count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"'{element}' is open {count} times and has no index {number}")
            : $"'{element}' is not open";
        return new Rejection("PW2130", $"{which}. Waiting are: {open}.", [element.ToString(), open]);
    }

    public static Rejection OtherRole(OpenTask task, string role)
    {
        var roles = string.Join(", ", task.Roles.Concat(task.EscalatedRoles));
        return new Rejection("PW2131", $"'{task.Title}' is for {roles}, not for {role}.", [task.Title, roles, role]);
    }

    // The message names the field's label and limits, never the value.
    public static Rejection AnswerRefused(OpenTask task, AnswerProblem problem) => new(
        "PW2132",
        $"'{task.Title}' cannot be completed with these answers ({problem.Path}): {problem.Message}",
        [task.Title, problem.Path, problem.Code, problem.Message]);

    public static Rejection NoIncident(ElementId element, InstanceState state)
    {
        var stopped = Shown(state.Incidents.Values.Select(incident => incident.Element));
        return new Rejection(
            "PW2133", $"Nothing went wrong at '{element}'. Incidents are at: {stopped}.", [element.ToString(), stopped]);
    }

    public static Rejection GoesRound(PendingTimer timer, int most)
    {
        var count = most.ToString(CultureInfo.InvariantCulture);
        return new Rejection(
            "PW2134",
            $"More than {count} timers fired in one step; the next would be that of '{timer.Element}' ({timer.Formula}). "
            + "Let less time pass, or correct the drawing: it seems to go round for ever.",
            [count, timer.Element.ToString(), timer.Formula]);
    }

    public static Rejection IsTooMuch(int most)
    {
        var count = most.ToString(CultureInfo.InvariantCulture);
        return new Rejection(
            "PW2136",
            $"More than {count} things happened in this case: it seems to go round for ever, or lasts too long to be played. "
            + "Let less time pass, or correct the drawing.",
            [count]);
    }

    public static Rejection NoStart(string message, ExecutableProcess process)
    {
        IEnumerable<string> messages = process.StartEvents.SelectMany(start => start.Triggers)
            .OfType<ExecutableTrigger.Message>().Select(begins => begins.Name);
        var known = Shown(messages);
        return new Rejection(
            "PW2135", $"The case has not begun, and the message '{message}' begins none. Messages that do: {known}.",
            [message, known]);
    }

    private static string Shown(IEnumerable<ElementId> elements) => Shown(elements.Select(element => element.ToString()));

    private static string Shown(IEnumerable<string> names)
    {
        ImmutableArray<string> sorted = [.. names.Order(StringComparer.Ordinal)];
        return sorted.IsEmpty ? "none" : string.Join(", ", sorted);
    }
}
