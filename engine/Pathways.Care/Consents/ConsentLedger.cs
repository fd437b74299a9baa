using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>All that a patient was told, agreed to and objected to; answers what counts on a day.</summary>
public sealed class ConsentLedger
{
    /// <param name="consents">Everything recorded for one patient, in any order.</param>
    public ConsentLedger(IEnumerable<Consent> consents) =>
        All = [.. consents.OrderBy(c => c.GivenOn).ThenBy(c => c.RecordedAt)];

    /// <summary>Everything recorded, oldest first.</summary>
    public ImmutableArray<Consent> All { get; }

    /// <summary>Whether the person was told about it.</summary>
    /// <param name="scope">What about.</param>
    /// <param name="day">The day in question.</param>
    public bool IsInformed(ConsentScope scope, DateOnly day) =>
        All.Any(c => c.Scope == scope && c.GivenOn <= day && c.Kind is ConsentKind.Information or ConsentKind.Consent);

    /// <summary>Whether the person's last word on it is an objection in force.</summary>
    /// <param name="scope">What about.</param>
    /// <param name="day">The day in question.</param>
    public bool Objects(ConsentScope scope, DateOnly day) => LastWord(scope, day) == ConsentKind.Objection;

    /// <summary>Whether the person's last word on it is a consent in force.</summary>
    /// <param name="scope">What about.</param>
    /// <param name="day">The day in question.</param>
    public bool Agrees(ConsentScope scope, DateOnly day) => LastWord(scope, day) == ConsentKind.Consent;

    /// <summary>The consent on which something is done that day; <c>null</c> when none is in force, or somebody objects.</summary>
    /// <param name="scope">What about.</param>
    /// <param name="day">The day in question.</param>
    public Consent? ConsentInForce(ConsentScope scope, DateOnly day) => Agrees(scope, day)
        ? All.Last(c => c.Scope == scope && c.Kind == ConsentKind.Consent && c.IsInForceOn(day))
        : null;

    // Two holders of parental authority may disagree: then the objection wins, whichever came last, until it is
    // withdrawn. A patient who objects and later agrees without a withdrawal has changed their mind.
    private ConsentKind? LastWord(ConsentScope scope, DateOnly day)
    {
        ImmutableArray<Consent> standing =
            [.. All.Where(c => c.Scope == scope && c.Kind != ConsentKind.Information && c.IsInForceOn(day))];
        IEnumerable<Consent> lastWords = standing.GroupBy(c => (c.Voice, NameKey.Of(c.GivenBy))).Select(voice => voice.Last());
        ImmutableArray<ConsentKind> kinds = [.. lastWords.Select(c => c.Kind)];
        return kinds.IsEmpty ? null : kinds.Contains(ConsentKind.Objection) ? ConsentKind.Objection : ConsentKind.Consent;
    }
}
