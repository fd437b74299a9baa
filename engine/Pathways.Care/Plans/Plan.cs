using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A personal plan (PPS, PPCS): what its entries come to.</summary>
public sealed record Plan
{
    /// <summary>The plan.</summary>
    public required PlanId Id { get; init; }

    /// <summary>The network that keeps it.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Whose plan it is.</summary>
    public required PatientId Patient { get; init; }

    /// <summary>The case that writes it.</summary>
    public required Guid Case { get; init; }

    /// <summary>Where it stands.</summary>
    public PlanStatus Status { get; init; }

    /// <summary>Its texts, oldest first.</summary>
    public ImmutableArray<PlanVersion> Versions { get; init; } = [];

    /// <summary>What became of actions, in the order in which it was recorded.</summary>
    public ImmutableArray<Recorded<ActionResult>> Results { get; init; } = [];

    /// <summary>Looks back, oldest first.</summary>
    public ImmutableArray<Recorded<PlanReview>> Reviews { get; init; } = [];

    /// <summary>The newest text; <c>null</c> before anything is written.</summary>
    public PlanVersion? Newest => Versions.LastOrDefault();

    /// <summary>The text that the person agreed to last, unless the plan is over; <c>null</c> for none.</summary>
    public PlanVersion? InForce => Status == PlanStatus.Closed
        ? null
        : Versions.LastOrDefault(version => version.AgreedOn is not null);

    /// <summary>The text to show: the one in force, else the newest.</summary>
    public PlanVersion? Shown => InForce ?? Versions.LastOrDefault(version => version.AgreedOn is not null) ?? Newest;

    /// <summary>When the text in force is looked at next; <c>null</c> when none is in force.</summary>
    public DateOnly? NextReview => InForce?.AgreedOn is { } agreed
        ? PlanReviews.Next(agreed, Reviews.Count(review => review.Value.Outcome == ReviewOutcome.GoesOn && review.Value.On >= agreed))
        : null;

    /// <summary>The newest word on an action since the text was written; <c>null</c> when there is none.</summary>
    /// <param name="action">The action.</param>
    /// <param name="version">The text that it stands in.</param>
    public ActionResult? ResultOf(PlanAction action, PlanVersion version)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(version);
        return Results.LastOrDefault(result => result.Value.Title == action.Title && result.At >= version.WrittenAt)?.Value;
    }

    /// <summary>The plan after one more entry. An act that is not lawful where the plan stands moves nothing.</summary>
    /// <param name="entry">What a completed task added.</param>
    public Plan With(PlanEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Plan next = entry.Written is null ? this : WithText(entry, entry.Written);
        if (entry.Signed is { } signature)
        {
            next = next with { Versions = [.. next.Versions.Select(version => Signed(version, signature, entry))] };
        }

        return next with
        {
            Results = entry.Done is null ? next.Results : next.Results.Add(Recorded(entry, entry.Done)),
            Reviews = entry.Reviewed is null ? next.Reviews : next.Reviews.Add(Recorded(entry, entry.Reviewed)),
            Status = entry.Acts.Aggregate(next.Status, (status, act) => PlanMoves.After(status, act) ?? status),
        };
    }

    private static Recorded<T> Recorded<T>(PlanEntry entry, T value) => new(value, entry.By, entry.As, entry.At);

    private static PlanVersion Signed(PlanVersion version, PlanSignature signature, PlanEntry entry) =>
        version.Number == signature.Version
            ? version with { Signatures = version.Signatures.Add(Recorded(entry, signature)) }
            : version;

    // A text that nobody has answered yet is written on; one that was answered stays, and a new one begins.
    private Plan WithText(PlanEntry entry, PlanContent content)
    {
        bool goesOn = Newest is { Signatures.IsEmpty: true };
        var version = new PlanVersion(
            goesOn ? Versions.Length : Versions.Length + 1,
            entry.Sequence, content, ContentHash.Of(content), entry.By, entry.As, entry.At, []);
        return this with { Versions = goesOn ? Versions.SetItem(Versions.Length - 1, version) : Versions.Add(version) };
    }
}
