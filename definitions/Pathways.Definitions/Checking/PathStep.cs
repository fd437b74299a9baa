namespace Pathways.Definitions;

/// <summary>One element on the way of a case that a finding tells.</summary>
/// <param name="Element">The element; one of a called process when the way leads into it.</param>
/// <param name="Title">Its label, else its id.</param>
public sealed record PathStep(ElementId Element, string Title);
