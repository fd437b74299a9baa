namespace Pathways.Notifications.Templates;

/// <summary>One field that a template declares; a template may use no other.</summary>
/// <param name="Name">Name, or a path below a list or a group, e.g. <c>goals.title</c>.</param>
/// <param name="IsRequired">True when rendering is refused without it; written with a trailing <c>?</c> when false.</param>
/// <param name="IsClinical">True when it may stand in the text but never in the subject, which travels and shows openly.</param>
public sealed record TemplateField(string Name, bool IsRequired, bool IsClinical);
