namespace Pathways.Care;

/// <summary>Identifies one observation.</summary>
/// <param name="Value">Version 7, drawn by the shell.</param>
public readonly record struct ObservationId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}

/// <summary>Where a value comes from.</summary>
public enum ObservationSource
{
    /// <summary>Measured by a professional.</summary>
    Measured,

    /// <summary>Told by the patient or the family.</summary>
    Reported,

    /// <summary>Taken over from the health record (carnet de santé) or a letter.</summary>
    HealthRecord,

    /// <summary>Came from another system.</summary>
    Imported,
}

/// <summary>An observation that was wrong: kept, shown as retracted, used by nothing.</summary>
/// <param name="By">Who retracted it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record Retraction(PersonId By, DateTimeOffset At, string Reason);

/// <summary>One measured or reported value of a patient. Never changed: a wrong one is retracted.</summary>
public sealed record Observation
{
    /// <summary>The network that keeps the file.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its own id.</summary>
    public required ObservationId Id { get; init; }

    /// <summary>The patient.</summary>
    public required PatientId Patient { get; init; }

    /// <summary>What was observed.</summary>
    public required ObservationCode Code { get; init; }

    /// <summary>The value, exact as entered, in <see cref="Unit"/>.</summary>
    public required decimal Value { get; init; }

    /// <summary>UCUM unit, e.g. <c>kg</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The day it was taken, which is not the day it was entered.</summary>
    public required DateOnly TakenOn { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required ObservationSource Source { get; init; }

    /// <summary>Who entered it.</summary>
    public required PersonId RecordedBy { get; init; }

    /// <summary>The role used.</summary>
    public required RoleKey RecordedAs { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it lies outside the plausible range and a person confirmed it.</summary>
    public bool IsConfirmedUnusual { get; init; }

    /// <summary>The case in which it was entered, or <c>null</c> when entered on the patient's page.</summary>
    public Guid? Case { get; init; }

    /// <summary>Set once the value turned out to be wrong.</summary>
    public Retraction? Retracted { get; init; }
}
