using System.Collections.Immutable;
using System.Text;

namespace Pathways.Definitions;

/// <summary>
/// The pathway as a text tree: what the drawing says, for people who do not see it, for printing and for review.
/// Every element appears once; where branches meet again or go back, the outline refers to the step by its title.
/// </summary>
/// <param name="Title">Title of the pathway.</param>
/// <param name="Steps">The steps in the order in which a case meets them.</param>
public sealed record ProcessOutline(string Title, ImmutableArray<OutlineStep> Steps)
{
    /// <summary>The tree as indented English text, two spaces a level.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Title).Append('\n');
        Write(text, Steps, 1);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ImmutableArray<OutlineStep> steps, int level)
    {
        foreach (OutlineStep step in steps)
        {
            text.Append(' ', level * 2).Append(step).Append('\n');
            Write(text, step.Inside, level + 1);
            foreach (OutlineBranch branch in step.Branches)
            {
                text.Append(' ', (level + 1) * 2).Append(branch).Append('\n');
                Write(text, branch.Steps, level + 2);
            }
        }
    }
}

/// <summary>One step of an outline.</summary>
/// <param name="Element">The element.</param>
/// <param name="Kind">The BPMN word for it.</param>
/// <param name="Title">Its label, else its id.</param>
/// <param name="IsReference">Whether the step was told before or is told elsewhere: "continue at …".</param>
/// <param name="Roles">Who does it; empty when the engine does.</param>
/// <param name="Delays">What time has to do with it.</param>
/// <param name="Branches">Ways on, when there is more than one; boundary timers are branches too.</param>
public sealed record OutlineStep(
    ElementId Element,
    string Kind,
    string Title,
    bool IsReference,
    ImmutableArray<string> Roles,
    ImmutableArray<OutlineDelay> Delays,
    ImmutableArray<OutlineBranch> Branches)
{
    /// <summary>What is inside, for sub-processes; empty for all other steps.</summary>
    public ImmutableArray<OutlineStep> Inside { get; init; } = [];

    /// <summary>The step as English text.</summary>
    public override string ToString()
    {
        if (IsReference)
        {
            return $"→ continue at: {Title}";
        }

        var roles = Roles.IsEmpty ? "" : $" ({string.Join(", ", Roles)})";
        var delays = Delays.IsEmpty ? "" : $" [{string.Join("; ", Delays)}]";
        return $"{Title}{roles}{delays}";
    }
}

/// <summary>One way on from a step.</summary>
/// <param name="Label">The flow's label, else its condition, else the title of the boundary timer; null when there is
/// none.</param>
/// <param name="IsDefault">Whether it is taken when no other condition holds.</param>
/// <param name="Steps">What follows.</param>
public sealed record OutlineBranch(string? Label, bool IsDefault, ImmutableArray<OutlineStep> Steps)
{
    /// <summary>The branch as English text.</summary>
    public override string ToString() =>
        IsDefault ? $"otherwise{(Label is null ? "" : $" ({Label})")}:" : $"if {Label ?? "…"}:";
}

/// <summary>What an <see cref="OutlineDelay"/> is.</summary>
public enum OutlineDelayKind
{
    /// <summary>The work may begin so long after opening.</summary>
    From,

    /// <summary>The work is due so long after opening.</summary>
    Due,

    /// <summary>A message so long after opening.</summary>
    ReminderAfter,

    /// <summary>A message so long before due.</summary>
    ReminderBefore,

    /// <summary>A role is brought in so long after opening.</summary>
    Escalation,

    /// <summary>The flow waits.</summary>
    Wait,
}

/// <summary>One delay of a step.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Formula">The formula as written, e.g. <c>P7D</c>.</param>
/// <param name="Whom">The role that is told or brought in; null when it is the task's own.</param>
public sealed record OutlineDelay(OutlineDelayKind Kind, string Formula, string? Whom)
{
    /// <summary>Which days count.</summary>
    public DayCount Days { get; init; }

    /// <summary>The delay as English text.</summary>
    public override string ToString() => Kind switch
    {
        OutlineDelayKind.From => $"from {Length}",
        OutlineDelayKind.Due => $"due {Length}",
        OutlineDelayKind.ReminderAfter => $"reminder after {Length}{To}",
        OutlineDelayKind.ReminderBefore => $"reminder {Length} before due{To}",
        OutlineDelayKind.Escalation => $"after {Length} also {Whom}",
        _ => $"wait {Length}",
    };

    private string To => Whom is null ? "" : $" to {Whom}";

    private string Length => Days switch
    {
        DayCount.Working => $"{Formula} (working days)",
        DayCount.WorkingSaturday => $"{Formula} (working days, Saturdays included)",
        _ => Formula,
    };
}
