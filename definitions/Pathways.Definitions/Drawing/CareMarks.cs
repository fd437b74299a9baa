using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Our extension elements on one BPMN element (namespace <c>urn:pathways:care:1</c>), as written.</summary>
public sealed record CareMarks
{
    /// <summary>The namespace of the extension elements.</summary>
    public const string Namespace = "urn:pathways:care:1";

    /// <summary>An element without any of our extensions.</summary>
    public static CareMarks None { get; } = new();

    /// <summary>On a process: key and zone of the pathway.</summary>
    public PathwayMark? Pathway { get; init; }

    /// <summary>On a process, timer or task: in which calendar days are counted.</summary>
    public CalendarMark? Calendar { get; init; }

    /// <summary>On a lane: the role of its people.</summary>
    public string? Role { get; init; }

    /// <summary>On a start event: the form asked when a person starts the pathway.</summary>
    public string? StartForm { get; init; }

    /// <summary>On a user task: its form.</summary>
    public string? Form { get; init; }

    /// <summary>On a user task: candidate roles; empty when the lane's role serves.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>On a user task: whether it is meant for the member of the patient's care team who holds one of its roles.</summary>
    public bool IsForCareTeam { get; init; }

    /// <summary>On a user task: 0 to 100, as written; null when not said.</summary>
    public DrawnText? Priority { get; init; }

    /// <summary>On a user task or timer: its window.</summary>
    public WindowMark? Window { get; init; }

    /// <summary>On a business rule task: which decision of which rule set.</summary>
    public DecisionMark? Decision { get; init; }

    /// <summary>On a send task: which template to whom.</summary>
    public MessageMark? Message { get; init; }

    /// <summary>On a service task, or a send task without a message: which other system does it.</summary>
    public ServiceMark? Service { get; init; }

    /// <summary>On the same: how often it is tried.</summary>
    public RetryMark? Retry { get; init; }

    /// <summary>On a cycle that does not interrupt: what is done with an occurrence that comes late.</summary>
    public LateMark? Missed { get; init; }

    /// <summary>On a wait for a message: FEEL for the key that the message must carry; null when none is asked.</summary>
    public DrawnText? Correlation { get; init; }

    /// <summary>On an activity: whether people may leave it undone.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Data given to the element.</summary>
    public ImmutableArray<DataMark> Inputs { get; init; } = [];

    /// <summary>Data taken from the element.</summary>
    public ImmutableArray<DataMark> Outputs { get; init; } = [];

    /// <summary>Where the step comes from in the literature.</summary>
    public ImmutableArray<GuidelineMark> Guidelines { get; init; } = [];

    /// <summary>
    /// Elements in our namespace that this version does not know: kept in the file, named by the checker.
    /// </summary>
    public ImmutableArray<DrawnText> Unknown { get; init; } = [];
}

/// <summary><c>care:pathway</c>.</summary>
/// <param name="Key">Stable name across versions; null when the process id serves.</param>
/// <param name="Zone">IANA zone of civil time; null when the network's zone serves.</param>
/// <param name="Place">Where it is written.</param>
public sealed record PathwayMark(string? Key, string? Zone, SourcePlace Place)
{
    /// <summary>Whom a case is about, as written: <c>patient</c> or <c>network</c>; null when nothing is said.</summary>
    public string? About { get; init; }
}

/// <summary><c>care:calendar</c>.</summary>
/// <param name="Days"><c>civil</c>, <c>working</c> or <c>working-saturday</c>; null when the process says, or
/// nobody.</param>
/// <param name="Region">Whose holidays are kept; null when the process, the network or the zone says.</param>
public sealed record CalendarMark(DrawnText? Days, DrawnText? Region);

/// <summary><c>care:window</c>: when a task may be done and when it must be.</summary>
/// <param name="From">From opening until the work may begin; null means at once.</param>
/// <param name="Due">From opening until the work is due; null means never.</param>
/// <param name="Reminders">Messages while it is open.</param>
/// <param name="Escalations">Roles that are brought in when it stays open.</param>
/// <param name="Place">Where it is written.</param>
public sealed record WindowMark(
    DrawnText? From,
    DrawnText? Due,
    ImmutableArray<ReminderMark> Reminders,
    ImmutableArray<EscalationMark> Escalations,
    SourcePlace Place);

/// <summary>
/// <c>care:reminder</c>. Exactly one of <paramref name="After"/> and <paramref name="Before"/> is lawful.
/// </summary>
/// <param name="After">From opening.</param>
/// <param name="Before">Before due.</param>
/// <param name="Template">The message template.</param>
/// <param name="To">A role, <c>family</c> or <c>gp</c>; null means the task's own roles.</param>
/// <param name="Late">How late it may be sent; null means that it always is.</param>
/// <param name="Place">Where it is written.</param>
public sealed record ReminderMark(
    DrawnText? After, DrawnText? Before, string? Template, string? To, LateMark? Late, SourcePlace Place);

/// <summary><c>late</c> and <c>then</c>: until when something late is still done by itself, and what is done beyond.</summary>
/// <param name="Limit">How late it may be.</param>
/// <param name="Then"><c>skip</c> or <c>ask</c>; null means skip.</param>
public sealed record LateMark(DrawnText Limit, DrawnText? Then);

/// <summary><c>care:escalation</c>.</summary>
/// <param name="After">From opening.</param>
/// <param name="Role">The role to which the task becomes visible too.</param>
/// <param name="Template">The message that tells them; null when the inbox is enough.</param>
/// <param name="Place">Where it is written.</param>
public sealed record EscalationMark(DrawnText? After, string? Role, string? Template, SourcePlace Place);

/// <summary><c>care:decision</c>.</summary>
/// <param name="RuleSet">Key of the rule set, bound to a version outside the drawing.</param>
/// <param name="Decision">Name or id of the decision or decision service.</param>
/// <param name="Result">Variable that takes the answer; null means the decision's name.</param>
/// <param name="Place">Where it is written.</param>
public sealed record DecisionMark(string? RuleSet, string? Decision, string? Result, SourcePlace Place);

/// <summary><c>care:message</c>.</summary>
/// <param name="Template">The message template.</param>
/// <param name="To">A role, <c>family</c> or <c>gp</c>.</param>
/// <param name="Place">Where it is written.</param>
public sealed record MessageMark(string? Template, string? To, SourcePlace Place);

/// <summary><c>care:service</c>. One of the two at most is lawful.</summary>
/// <param name="Topic">What workers of other systems ask for; null means the element's id.</param>
/// <param name="Connector">Name of a connector that the network's administrators declared.</param>
/// <param name="Place">Where it is written.</param>
public sealed record ServiceMark(string? Topic, string? Connector, SourcePlace Place);

/// <summary><c>care:retry</c>, as written; null where the usual serves.</summary>
/// <param name="Attempts">Attempts in all.</param>
/// <param name="Pause">Pause after the first failure; each later one doubles it.</param>
/// <param name="Longest">No pause is longer.</param>
public sealed record RetryMark(DrawnText? Attempts, DrawnText? Pause, DrawnText? Longest);

/// <summary><c>care:input</c> or <c>care:output</c>.</summary>
/// <param name="Name">The variable that takes the value.</param>
/// <param name="Value">FEEL text.</param>
/// <param name="Place">Where it is written.</param>
public sealed record DataMark(string? Name, DrawnText? Value, SourcePlace Place);

/// <summary><c>care:guideline</c>.</summary>
/// <param name="Source">The document.</param>
/// <param name="Passage">Where in it.</param>
/// <param name="Mark">V verified, M from memory, P proposal of the pathway's authors.</param>
public sealed record GuidelineMark(string? Source, string? Passage, string? Mark);
