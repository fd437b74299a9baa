using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>What the outline can say of a step, as drawings write it; what does not suit the kind of step stays empty.</summary>
public sealed record StepDescription
{
    /// <summary>Its label.</summary>
    public string? Name { get; init; }

    /// <summary>Who does it; empty when the lane says.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Whether it is given to the member of the patient's care team who holds one of the roles.</summary>
    public bool IsForCareTeam { get; init; }

    /// <summary>Whether people may leave it undone.</summary>
    public bool IsOptional { get; init; }

    /// <summary>0 to 100; null for the usual.</summary>
    public string? Priority { get; init; }

    /// <summary>From opening until the work may begin.</summary>
    public string? From { get; init; }

    /// <summary>From opening until the work is due.</summary>
    public string? Due { get; init; }

    /// <summary>Which days count; null when the process says.</summary>
    public string? Days { get; init; }

    /// <summary>How long is waited, in a wait for a length of time.</summary>
    public string? Wait { get; init; }

    /// <summary>Messages while it is open.</summary>
    public ImmutableArray<ReminderDescription> Reminders { get; init; } = [];

    /// <summary>Roles that are brought in when it stays open.</summary>
    public ImmutableArray<EscalationDescription> Escalations { get; init; } = [];

    /// <summary>Its form; of a beginning, the form asked when a person starts the pathway.</summary>
    public string? Form { get; init; }

    /// <summary>The message that a send task sends.</summary>
    public string? Template { get; init; }

    /// <summary>To whom it is sent.</summary>
    public string? To { get; init; }

    /// <summary>The rule set that decides.</summary>
    public string? RuleSet { get; init; }

    /// <summary>The decision in it.</summary>
    public string? Decision { get; init; }

    /// <summary>What the answer is called.</summary>
    public string? Result { get; init; }

    /// <summary>Where the step comes from.</summary>
    public ImmutableArray<GuidelineMark> Sources { get; init; } = [];

    /// <summary>The step as it is drawn.</summary>
    /// <param name="node">The step.</param>
    public static StepDescription Of(FlowNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new StepDescription
        {
            Name = node.Name,
            Roles = node.Marks.Roles,
            IsForCareTeam = node.Marks.IsForCareTeam,
            IsOptional = node.Marks.IsOptional,
            Priority = node.Marks.Priority?.Text,
            From = node.Marks.Window?.From?.Text,
            Due = node.Marks.Window?.Due?.Text,
            Days = node.Marks.Calendar?.Days?.Text,
            Wait = WaitOf(node),
            Reminders = [.. (node.Marks.Window?.Reminders ?? []).Select(reminder => new ReminderDescription(
                (reminder.After ?? reminder.Before)?.Text, reminder.Before is not null, reminder.Template, reminder.To))],
            Escalations = [.. (node.Marks.Window?.Escalations ?? []).Select(escalation => new EscalationDescription(
                escalation.After?.Text, escalation.Role, escalation.Template))],
            Form = node is FlowNode.StartEvent ? node.Marks.StartForm : node.Marks.Form,
            Template = node.Marks.Message?.Template,
            To = node.Marks.Message?.To,
            RuleSet = node.Marks.Decision?.RuleSet,
            Decision = node.Marks.Decision?.Decision,
            Result = node.Marks.Decision?.Result,
            Sources = node.Marks.Guidelines,
        };
    }

    /// <summary>Whether a person does it.</summary>
    /// <param name="node">The step.</param>
    public static bool IsOfPerson(FlowNode node) =>
        node is FlowNode.Activity { ActivityKind: ActivityKind.UserTask or ActivityKind.ManualTask };

    /// <summary>Whether it sends a message to somebody; a send task may be done by another system instead.</summary>
    /// <param name="node">The step.</param>
    public static bool IsMessage(FlowNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node is FlowNode.Activity { ActivityKind: ActivityKind.SendTask } && node.Marks.Service is null;
    }

    /// <summary>Whether it waits for a length of time.</summary>
    /// <param name="node">The step.</param>
    public static bool IsWait(FlowNode node) => node is
        FlowNode.CatchEvent { Trigger: EventTrigger.Timer { Word: TimerWord.Duration } }
        or FlowNode.BoundaryEvent { Trigger: EventTrigger.Timer { Word: TimerWord.Duration } };

    private static string? WaitOf(FlowNode node) => node switch
    {
        FlowNode.CatchEvent { Trigger: EventTrigger.Timer { Word: TimerWord.Duration, Formula: var formula } } => formula?.Text,
        FlowNode.BoundaryEvent { Trigger: EventTrigger.Timer { Word: TimerWord.Duration, Formula: var formula } } => formula?.Text,
        _ => null,
    };
}

/// <summary>A reminder as the outline says it.</summary>
/// <param name="Length">How long.</param>
/// <param name="IsBeforeDue">Whether before due; else after opening.</param>
/// <param name="Template">The message.</param>
/// <param name="To">To whom; null for those who do the step.</param>
public sealed record ReminderDescription(string? Length, bool IsBeforeDue, string? Template, string? To);

/// <summary>An escalation as the outline says it.</summary>
/// <param name="After">How long after opening.</param>
/// <param name="Role">To which role.</param>
/// <param name="Template">The message; null when the inbox is enough.</param>
public sealed record EscalationDescription(string? After, string? Role, string? Template);
