using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Makes the window of a task, or the reminders of a timer, executable.</summary>
internal sealed class WindowCompiler(
    FindingLog log, ImmutableArray<string> knownNames, CalendarCompiler calendars)
{
    public TaskWindow Compile(FlowNode node)
    {
        if (node.Marks.Window is not { } mark)
        {
            return TaskWindow.None;
        }

        return new TaskWindow(
            CompileFormula(node, mark.From),
            CompileFormula(node, mark.Due),
            [.. mark.Reminders.Select(reminder => CompileReminder(node, mark, reminder)).OfType<Reminder>()],
            [.. mark.Escalations.Select(escalation => CompileEscalation(node, escalation)).OfType<Escalation>()]);
    }

    private Reminder? CompileReminder(FlowNode node, WindowMark window, ReminderMark mark)
    {
        if (mark.Template is null || (mark.After is null) == (mark.Before is null))
        {
            Report("PW2052", node, mark.Place,
                $"A reminder of '{node.Title}' must name a template and exactly one of after and before.",
                "Write for example <care:reminder after=\"P7D\" template=\"consent-reminder\" to=\"family\"/>.");
            return null;
        }

        if (mark.Before is not null && window.Due is null && node is FlowNode.Activity)
        {
            Report("PW2053", node, mark.Place,
                $"A reminder of '{node.Title}' counts back from due, but the task is never due.",
                "Give the window a due, or count from opening with after.");
            return null;
        }

        return CompileFormula(node, mark.After ?? mark.Before) is { } formula
            ? new Reminder(formula, mark.Before is not null, mark.Template, mark.To) { Late = LateLimit.Read(log, node, mark.Late) }
            : null;
    }

    private Escalation? CompileEscalation(FlowNode node, EscalationMark mark)
    {
        if (mark.After is null || mark.Role is null)
        {
            Report("PW2054", node, mark.Place,
                $"An escalation of '{node.Title}' must say after how long and to which role.",
                "Write for example <care:escalation after=\"P21D\" role=\"coordination_manager\"/>.");
            return null;
        }

        if (node is not FlowNode.Activity)
        {
            Report("PW2055", node, mark.Place,
                $"'{node.Title}' is a timer, which nobody can be brought in for.",
                "Put the escalation on the task that follows.");
            return null;
        }

        return CompileFormula(node, mark.After) is { } formula ? new Escalation(formula, mark.Role, mark.Template) : null;
    }

    private TimerFormula? CompileFormula(FlowNode node, DrawnText? text)
    {
        if (text is null)
        {
            return null;
        }

        TimerFormulaReading reading = TimerFormula.Read(text, TimerWord.Duration, log.Source, node.Id, knownNames);
        log.AddRange(reading.Findings);
        return reading.Formula?.In(calendars.Of(node));
    }

    private void Report(string code, FlowNode node, SourcePlace place, string message, string remedy) =>
        log.Add(code, FindingSeverity.Error, node.Id, place, message, remedy, node.Title);
}
