using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>A draft with everything in it.</summary>
/// <param name="Draft">What it is.</param>
/// <param name="Files">Its files as they stand, by name.</param>
/// <param name="Comments">The comments, oldest first.</param>
public sealed record OpenedDraft(DesignDraft Draft, ImmutableArray<DraftFile> Files, ImmutableArray<DraftComment> Comments)
{
    /// <summary>Its story so far, oldest first.</summary>
    public ImmutableArray<DesignEvent> Story { get; init; } = [];

    /// <summary>The last approval; null when there is none that still counts.</summary>
    public DesignEvent? Approval =>
        Draft.Status == DraftStatus.Approved ? Story.LastOrDefault(told => told.Kind == DesignEventKind.Approved) : null;

    /// <summary>The request for review that is not answered yet, or was answered last; null when nobody asked.</summary>
    public DesignEvent? Request => Story.LastOrDefault(told => told.Kind == DesignEventKind.Asked);

    /// <summary>Hash of all files as they stand: a review is of these files and no others.</summary>
    public string Hash => Bundle.Hash;

    /// <summary>The files as a bundle: what would be checked and published.</summary>
    public PathwayBundle Bundle => new(Files.ToImmutableSortedDictionary(
        file => file.Name, file => file.Text, StringComparer.Ordinal));

    /// <summary>The drawing that stands for the pathway: the one with its key, else the likeliest by its name; null when there is none.</summary>
    public DraftFile? Drawing
    {
        get
        {
            DraftFile[] drawings = [.. DrawnProcess.Drawings(Files.Select(file => file.Name)).Select(name => Files.First(file => file.Name == name))];
            return drawings.Length > 1
                ? drawings.FirstOrDefault(file => DrawnProcess.Of(file.Name, file.Text)?.Key == Draft.PathwayKey) ?? drawings[0]
                : drawings.FirstOrDefault();
        }
    }

    /// <summary>The process of the draft's drawing; null when there is none that can be read.</summary>
    public ProcessModel? Process => Drawing is { } drawing ? DrawnProcess.Of(drawing.Name, drawing.Text) : null;

    /// <summary>The file of that name; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    public DraftFile? Find(string name) => Files.FirstOrDefault(file => file.Name == name);
}
