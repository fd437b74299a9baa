using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>Something in a plan with who recorded it.</summary>
/// <typeparam name="T">A signature, a result, a review.</typeparam>
/// <param name="Value">What was recorded.</param>
/// <param name="By">Who recorded it: the GP themself, or who heard the person.</param>
/// <param name="As">In which role.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Recorded<T>(T Value, PersonId By, RoleKey As, DateTimeOffset At);

/// <summary>One text of a plan. From its first signature on it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Entry">The entry of the record that holds the text.</param>
/// <param name="Content">What it says.</param>
/// <param name="Hash">Seal of what it says.</param>
/// <param name="WrittenBy">Who wrote last on it.</param>
/// <param name="WrittenAs">In which role.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="Signatures">The answers that it got, oldest first.</param>
public sealed record PlanVersion(
    int Number,
    long Entry,
    PlanContent Content,
    ContentHash Hash,
    PersonId WrittenBy,
    RoleKey WrittenAs,
    DateTimeOffset WrittenAt,
    ImmutableArray<Recorded<PlanSignature>> Signatures)
{
    /// <summary>The day on which the person agreed; <c>null</c> when they did not.</summary>
    public DateOnly? AgreedOn => Signatures
        .Where(recorded => recorded.Value is { Answer: PlanAnswer.Agrees, Voice: not PlanVoice.Gp })
        .Select(recorded => (DateOnly?)recorded.Value.On)
        .FirstOrDefault();

    /// <summary>Whether every signature was given to exactly this text: <c>false</c> shows that somebody tampered with it.</summary>
    public bool IsAsSigned => Signatures.All(recorded => recorded.Value.Content == Hash);
}
