using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What became of one occurrence.</summary>
public enum RunOutcome
{
    /// <summary>Somebody asked for it, and no process has begun it.</summary>
    Asked,

    /// <summary>It is being done.</summary>
    Running,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It was left out, by a rule that <see cref="RecurringRun.Said"/> names.</summary>
    Skipped,
}

/// <summary>One occurrence of recurring work: there is one row for each, so that none is done twice or forgotten.</summary>
/// <param name="Network">The network.</param>
/// <param name="Work">The work.</param>
/// <param name="PlannedAt">The occurrence; the moment of the wish when somebody asked for it.</param>
/// <param name="AskedBy">Who asked for it; null for an occurrence of the calendar.</param>
/// <param name="StartedAt">When it was begun; null before that.</param>
/// <param name="EndedAt">When it was over; null before that.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Counted">How much was done: cases checked, messages sent, cases begun, rows deleted.</param>
/// <param name="Troubled">How much of it needs a look: cases with problems, people without address, refused starts.</param>
/// <param name="Said">Why it was skipped or failed, a word or a code; null otherwise.</param>
/// <param name="Node">The process that did it; null before it was begun.</param>
public sealed record RecurringRun(
    NetworkId Network,
    Guid Work,
    DateTimeOffset PlannedAt,
    PersonId? AskedBy,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    RunOutcome Outcome,
    long Counted,
    long Troubled,
    string? Said,
    string? Node);

/// <summary>Names one occurrence.</summary>
/// <param name="Network">The network.</param>
/// <param name="Work">The work.</param>
/// <param name="PlannedAt">When it was to be done.</param>
public sealed record Occurrence(NetworkId Network, Guid Work, DateTimeOffset PlannedAt);

/// <summary>How an occurrence ended, or that it is not over yet.</summary>
/// <param name="Outcome">Done, failed or skipped; running when it goes on later.</param>
/// <param name="Counted">How much was done.</param>
/// <param name="Troubled">How much of it needs a look.</param>
/// <param name="Said">Why it was skipped or failed; null otherwise.</param>
/// <param name="GoesOnAfter">How long nobody goes on with it; null when it is over.</param>
public sealed record RunResult(
    RunOutcome Outcome, long Counted = 0, long Troubled = 0, string? Said = null, TimeSpan? GoesOnAfter = null);

/// <summary>A person to whom the message of a run was taken.</summary>
/// <param name="Person">The person.</param>
/// <param name="MessageKey">The message's idempotency key.</param>
/// <param name="IsSent">Whether it left; false without an address, or when it was refused for good.</param>
public sealed record ServedPerson(PersonId Person, string MessageKey, bool IsSent);
