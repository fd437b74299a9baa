using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The tabs of an inbox.</summary>
public enum InboxTab
{
    /// <summary>Tasks the person took, or somebody absent for whom they stand in.</summary>
    Mine,

    /// <summary>Tasks nobody took yet that one of the person's roles may do, or that were escalated to one.</summary>
    MyRoles,

    /// <summary>
    /// Every open task of the cases of <see cref="InboxReader.Organisations"/>, whoever is to do it. Whether somebody may look at
    /// them is asked before (<see cref="CareAct.SeeEveryTask"/>).
    /// </summary>
    Organisation,

    /// <summary>
    /// Open tasks of the network that nobody will do as things are: those that nobody took and none of whose roles is served
    /// (<see cref="InboxReader.Staffing"/>), and those in the hands of somebody who cannot be reached. Whether somebody may look at them is asked before
    /// (<see cref="CareAct.SeeEveryTask"/>).
    /// </summary>
    Ownerless,

    /// <summary>
    /// Tasks of <see cref="Mine"/> and <see cref="MyRoles"/>, and colleagues' tasks in the person's roles, whose deadline has passed.
    /// </summary>
    Overdue,
}

/// <summary>What tasks must be like to be shown. Everything that is not named is left open.</summary>
public sealed record InboxConditions
{
    /// <summary>No condition.</summary>
    public static InboxConditions None { get; } = new();

    /// <summary>Words to find in the titles of task or case, any case, accents ignored.</summary>
    public string? Text { get; init; }

    /// <summary>Beginnings of names of the patient, any case, accents ignored, in any order.</summary>
    public string? Person { get; init; }

    /// <summary>The step, as the drawing names it.</summary>
    public string? Step { get; init; }

    /// <summary>Stable key of the pathway.</summary>
    public string? Pathway { get; init; }

    /// <summary>INSEE code of the municipality in which the patient lives.</summary>
    public string? Municipality { get; init; }

    /// <summary>The organisation that answers for the case.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>How it stands in its window.</summary>
    public WindowState? Window { get; init; }

    /// <summary>Only what was escalated because it was late.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>Only what nobody has taken; <see cref="Holder"/> is not looked at then.</summary>
    public bool IsFree { get; init; }

    /// <summary>Who took it.</summary>
    public PersonId? Holder { get; init; }

    /// <summary>One of the roles that may do it, or that it was escalated to.</summary>
    public RoleKey? Role { get; init; }

    /// <summary>Only what has been late for longer than so many days.</summary>
    public int? LateForDays { get; init; }
}

/// <summary>Asks for one page of an inbox.</summary>
/// <param name="Reader">Whose inbox.</param>
/// <param name="Tab">Which tab.</param>
/// <param name="Conditions">What the tasks must be like.</param>
/// <param name="After">Where the previous page ended; null for the first page.</param>
/// <param name="Now">The installation's time.</param>
public sealed record InboxQuery(
    InboxReader Reader, InboxTab Tab, InboxConditions Conditions, InboxCursor? After, DateTimeOffset Now)
{
    /// <summary>Tasks on one page.</summary>
    public const int PageSize = 50;

    /// <summary>How far tasks are counted: what comes as one more is "more than".</summary>
    public const int CountedAtMost = 1000;
}

/// <summary>A value by which the tasks of a tab can be told apart, with how many have it.</summary>
/// <param name="Kind">Of which condition it is a value.</param>
/// <param name="Value">The value, as conditions take it.</param>
/// <param name="Label">What the tasks themselves call it; blank when they do not.</param>
/// <param name="Tasks">How many of the tasks looked at have it.</param>
public sealed record InboxChoice(InboxChoiceKind Kind, string Value, string Label, long Tasks);

/// <summary>The conditions whose values are offered.</summary>
public enum InboxChoiceKind
{
    /// <summary><see cref="InboxConditions.Step"/>.</summary>
    Step,

    /// <summary><see cref="InboxConditions.Pathway"/>.</summary>
    Pathway,

    /// <summary><see cref="InboxConditions.Municipality"/>.</summary>
    Municipality,

    /// <summary><see cref="InboxConditions.Organisation"/>.</summary>
    Organisation,

    /// <summary><see cref="InboxConditions.Window"/>.</summary>
    Window,

    /// <summary><see cref="InboxConditions.IsEscalated"/>.</summary>
    Escalated,

    /// <summary><see cref="InboxConditions.Holder"/>; <c>nobody</c> for <see cref="InboxConditions.IsFree"/>.</summary>
    Holder,
}

/// <summary>What is really there to choose from.</summary>
/// <param name="Values">The values, most frequent first within each kind.</param>
/// <param name="IsWhole">False when there are more than <see cref="InboxQuery.CountedAtMost"/> tasks: then the first of them were looked at.</param>
public sealed record InboxChoices(ImmutableArray<InboxChoice> Values, bool IsWhole);
