using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Something the author of a definition should know before publishing it.</summary>
/// <param name="Code">Stable code, <c>PW2nnn</c>; the README of this folder lists them.</param>
/// <param name="Severity">Errors stop publishing; warnings and notes do not.</param>
/// <param name="Message">One English sentence: what is wrong, where.</param>
/// <param name="Arguments">The parts of the sentence that vary, so that a host can say it in another language.</param>
/// <param name="Source">The file.</param>
/// <param name="Element">The element; null when it concerns the whole file.</param>
/// <param name="Place">Line and column; zeros when unknown.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(
    string Code,
    FindingSeverity Severity,
    string Message,
    ImmutableArray<string> Arguments,
    string Source,
    ElementId? Element,
    SourcePlace Place,
    string Remedy)
{
    /// <summary>The way of a case that shows it, from a start or round a loop; empty when one place says it all.</summary>
    public ImmutableArray<PathStep> Path { get; init; } = [];

    /// <summary>Whether the definition can be published with it.</summary>
    public bool IsError => Severity == FindingSeverity.Error;

    /// <summary>The finding on one line, as a command line prints it.</summary>
    public override string ToString() =>
        $"{Source}({Place.Line},{Place.Column}): {SeverityWord} {Code}: {Message} {Remedy}";

    private string SeverityWord => Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
