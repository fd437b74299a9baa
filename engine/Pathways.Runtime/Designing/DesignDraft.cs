using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A pathway in the making: files that several people change until somebody publishes them.</summary>
/// <param name="Network">The network whose pathway it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="PathwayKey">Key of the pathway that it will be a version of.</param>
/// <param name="Title">What its authors call it.</param>
/// <param name="Status">Whether it is still worked on.</param>
/// <param name="Origin">What it began from.</param>
/// <param name="Begun">Who began it, and when.</param>
/// <param name="Changed">Who changed it last, and when.</param>
public sealed record DesignDraft(
    NetworkId Network,
    Guid Id,
    string PathwayKey,
    string Title,
    DraftStatus Status,
    DraftOrigin Origin,
    DraftMoment Begun,
    DraftMoment Changed)
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 120;
}

/// <summary>Who did something on a draft, and when.</summary>
/// <param name="By">The person.</param>
/// <param name="At">When.</param>
public sealed record DraftMoment(PersonId By, DateTimeOffset At);

/// <summary>Where a draft is on its way.</summary>
public enum DraftStatus
{
    /// <summary>Authors work on it.</summary>
    Open,

    /// <summary>Somebody asked for a review; nobody changes it meanwhile.</summary>
    InReview,

    /// <summary>Another person has approved exactly what is in it.</summary>
    Approved,

    /// <summary>Published; its files are what the versions were made from.</summary>
    Published,

    /// <summary>Given up; kept, but nobody changes it any more.</summary>
    Discarded,
}

/// <summary>What a draft began from.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">The pathway's key, the sample's folder, the name of the uploaded file, or key, network and signer of a package; empty for an empty pathway.</param>
/// <param name="Version">The published version; null when it began from none.</param>
public sealed record DraftOrigin(DraftOriginKind Kind, string Name, int? Version);

/// <summary>The kinds of <see cref="DraftOrigin"/>.</summary>
public enum DraftOriginKind
{
    /// <summary>The version in force.</summary>
    Version,

    /// <summary>A sample pathway.</summary>
    Sample,

    /// <summary>A pathway of one step.</summary>
    Empty,

    /// <summary>A file that somebody brought.</summary>
    Upload,

    /// <summary>A signed package of another network or installation.</summary>
    Package,
}
