namespace Pathways.DesignerHost.Patients;

/// <summary>One line of a timeline.</summary>
/// <param name="Day">The day it is told under.</param>
/// <param name="At">The instant, where one is known; orders the lines of a day.</param>
/// <param name="Icon">Name of its picture.</param>
/// <param name="Text">What happened.</param>
/// <param name="Detail">More of it; <c>null</c> when the text is all.</param>
/// <param name="Link">Where to read more; <c>null</c> when there is nowhere.</param>
/// <param name="Mark">Class of its mark, e.g. <c>is-late</c>; <c>null</c> for an ordinary line.</param>
public sealed record TimelineEntry(
    DateOnly Day, DateTimeOffset? At, string Icon, string Text, string? Detail, string? Link, string? Mark);
