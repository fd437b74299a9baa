namespace Pathways.Care;

/// <summary>
/// Days on which somebody who works in a network is not there, and who stands in. Why is nobody's business here [P]: there is no
/// place for a reason. A change is a new version; earlier ones stay as they were written.
/// </summary>
public sealed record Absence
{
    /// <summary>The network.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Stays the same through all versions.</summary>
    public required AbsenceId Id { get; init; }

    /// <summary>Which version this is: 1 for the first.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Who is not there.</summary>
    public required PersonId Person { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Who stands in, a person of the same network; <c>null</c> when nobody was named.</summary>
    public PersonId? Substitute { get; init; }

    /// <summary>Whether it was taken back as a whole: the person is there after all.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Who wrote this version.</summary>
    public required PersonId RecordedBy { get; init; }

    /// <summary>In which role.</summary>
    public required RoleKey RecordedAs { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether the person is away on that day.</summary>
    /// <param name="day">The day in the network's zone.</param>
    public bool IsOn(DateOnly day) => !IsWithdrawn && From <= day && day <= To;

    /// <summary>The same absence when the person is back on a day: over the day before, or taken back if it had not begun.</summary>
    /// <param name="day">The first day on which the person is there again.</param>
    public Absence BackOn(DateOnly day) =>
        day <= From ? this with { IsWithdrawn = true } : this with { To = day.AddDays(-1) < To ? day.AddDays(-1) : To };
}
