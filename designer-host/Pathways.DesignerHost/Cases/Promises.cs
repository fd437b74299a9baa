using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Cases;

/// <summary>Something that the pathway will do by itself at a time.</summary>
/// <param name="At">When.</param>
/// <param name="Sentence">What, in words without the time.</param>
/// <param name="IsEscalation">Whether a role is brought in because of lateness.</param>
public sealed record Promise(DateTimeOffset At, string Sentence, bool IsEscalation);

/// <summary>Tells what a pathway promises: reminders, escalations and waits to come.</summary>
/// <param name="words">The language.</param>
/// <param name="process">The version that the case runs.</param>
public sealed class Promises(Words words, ExecutableProcess process)
{
    /// <summary>All that waits in a case, soonest first: from the timers that are armed.</summary>
    public ImmutableArray<Promise> Of(InstanceState state) =>
        [.. state.Timers.Values.Select(Tell).OfType<Promise>().OrderBy(promise => promise.At)];

    /// <summary>What comes next for an open task if nothing is done: reckoned from its window, without reading its case.</summary>
    /// <param name="element">The element of the drawing.</param>
    /// <param name="openedAt">When the task was opened.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="now">Only what comes after this.</param>
    /// <param name="zoneId">The zone whose calendar counts.</param>
    public ImmutableArray<Promise> ForTask(
        ElementId element, DateTimeOffset openedAt, DateTimeOffset? due, DateTimeOffset now, string zoneId)
    {
        if (process.FindAnywhere(element) is not ExecutableNode.UserTask task)
        {
            return [];
        }

        var settings = new EvaluationSettings { Now = now, ZoneId = zoneId };
        CivilTime civil = CivilTime.Of(process.ZoneId ?? zoneId);
        IEnumerable<Promise?> reminders = task.Window.Reminders.Select(reminder =>
            reminder is { IsBeforeDue: true } && due is null
                ? null
                : Plan(reminder.Formula, reminder.IsBeforeDue ? due!.Value : openedAt, reminder.IsBeforeDue, settings, civil) is { } at // due: tested above
                    ? new Promise(at, Reminding(reminder, task), IsEscalation: false)
                    : null);
        IEnumerable<Promise?> escalations = task.Window.Escalations.Select(escalation =>
            Plan(escalation.Formula, openedAt, isBackwards: false, settings, civil) is { } at
                ? new Promise(at, words.With("promise.escalation", words.Whom(escalation.Role)), IsEscalation: true)
                : null);
        return [.. reminders.Concat(escalations).OfType<Promise>().Where(promise => promise.At > now).OrderBy(promise => promise.At)];
    }

    private static DateTimeOffset? Plan(
        TimerFormula formula, DateTimeOffset anchor, bool isBackwards, EvaluationSettings settings, CivilTime civil) =>
        formula.Plan(anchor, occurrence: 1, isBackwards, FeelContext.Empty, settings, civil) is TimerPlan.Due plan ? plan.At : null;

    /// <summary>What a timer promised, in words without the time; null for what no reader needs to know.</summary>
    public string? Sentence(PendingTimer timer) => Tell(timer)?.Sentence;

    private Promise? Tell(PendingTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ExecutableNode? node = process.FindAnywhere(timer.Element);
        string title = node?.Title ?? timer.Element.ToString();
        TaskWindow window = node switch
        {
            ExecutableNode.UserTask task => task.Window,
            ExecutableNode.CatchEvent wait => wait.Window,
            _ => TaskWindow.None,
        };
        return timer.Purpose switch
        {
            TimerPurpose.Reminder when timer.WindowEntry < window.Reminders.Length => new Promise(
                timer.Due, $"{Reminding(window.Reminders[timer.WindowEntry], node)} ({title})", IsEscalation: false),
            TimerPurpose.Escalation when timer.WindowEntry < window.Escalations.Length => new Promise(
                timer.Due,
                $"{words.With("promise.escalation", words.Whom(window.Escalations[timer.WindowEntry].Role))} ({title})",
                IsEscalation: true),
            TimerPurpose.Wait => new Promise(timer.Due, words.With("promise.wait", title), IsEscalation: false),
            TimerPurpose.Boundary => new Promise(timer.Due, words.With("promise.boundary", title), IsEscalation: false),
            _ => null,
        };
    }

    private string Reminding(Reminder reminder, ExecutableNode? node)
    {
        string whom = reminder.To is { } to
            ? words.Whom(to)
            : string.Join(", ", ((node as ExecutableNode.UserTask)?.Roles ?? []).Select(words.Whom));
        return words.With("promise.reminder", whom);
    }
}
