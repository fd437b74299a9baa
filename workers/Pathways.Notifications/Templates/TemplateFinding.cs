using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>What an author should know about a template, with its place and what to do.</summary>
/// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
/// <param name="IsError">True when the template must not be published; false for advice.</param>
/// <param name="Message">One English sentence; the host renders other languages from code and arguments.</param>
/// <param name="Arguments">The varying parts of the message, in the order of the sentence.</param>
/// <param name="Source">Name of the file.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="Remedy">What the author can do about it.</param>
public sealed record TemplateFinding(
    string Code,
    bool IsError,
    string Message,
    ImmutableArray<string> Arguments,
    string Source,
    int Line,
    int Column,
    string Remedy);
