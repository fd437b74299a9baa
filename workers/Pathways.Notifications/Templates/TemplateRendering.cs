using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>The answer to one request to render a template.</summary>
public abstract record TemplateRendering
{
    private TemplateRendering() { }

    /// <summary>The message as it will be read.</summary>
    /// <param name="Language">Language it was rendered in: the one asked for, or the template's first.</param>
    /// <param name="Subject">One line without clinical content.</param>
    /// <param name="Text">Plain text, lines ended by a line feed.</param>
    public sealed record Rendered(string Language, string Subject, string Text) : TemplateRendering;

    /// <summary>Nothing was rendered; <paramref name="Message"/> says which field is wrong and what to do.</summary>
    /// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
    /// <param name="Message">One English sentence.</param>
    /// <param name="Arguments">The varying parts of the message.</param>
    public sealed record Failed(string Code, string Message, ImmutableArray<string> Arguments) : TemplateRendering;
}
