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

/// <summary>How an occurrence ended.</summary>
/// <param name="Outcome">Done, failed or skipped.</param>
/// <param name="Counted">How much was done.</param>
/// <param name="Troubled">How much of it needs a look.</param>
/// <param name="Said">Why it was skipped or failed; null otherwise.</param>
public sealed record RunResult(RunOutcome Outcome, long Counted = 0, long Troubled = 0, string? Said = null);
