using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>One act on a patient file, for the access log. Holds no clinical value.</summary>
public sealed record AccessEntry
{
    /// <summary>Who, in which role and network.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The file.</summary>
    public required PatientId Patient { get; init; }

    /// <summary>What was done or wanted.</summary>
    public required CareAct Act { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was lawful; null when it was refused.</summary>
    public required LegalBasis? Basis { get; init; }

    /// <summary>Code of the refusal; null when it was allowed.</summary>
    public string? Refusal { get; init; }

    /// <summary>The stated reason of an emergency or of a change of identity; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The case in which it was done; null on the patient's page.</summary>
    public Guid? Case { get; init; }
}

/// <summary>A line of the access log.</summary>
/// <param name="Sequence">Its number in the log of the file, from 1.</param>
/// <param name="Access">What was done.</param>
/// <param name="Hash">SHA-256 over the line and the hash of the one before.</param>
public sealed record LoggedAccess(long Sequence, AccessEntry Access, AccessHash Hash);
