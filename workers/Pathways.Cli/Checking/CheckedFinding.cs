using Pathways.Definitions;
using Pathways.Notifications.Templates;
using Pathways.Rules;

namespace Pathways.Cli.Checking;

/// <summary>A finding of any kind of file, as the command prints it.</summary>
/// <param name="Path">The file as the person named it.</param>
/// <param name="Line">Line, from 1; 0 when the finding is about the whole file.</param>
/// <param name="Column">Column, from 1; 0 as above.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Remedy">What to do; may be empty.</param>
internal sealed record CheckedFinding(
    string Path, int Line, int Column, FindingSeverity Severity, string Code, string Message, string Remedy)
{
    /// <summary>The finding of a rule set.</summary>
    public static CheckedFinding From(RuleFinding finding) => new(
        finding.Source, finding.Line, finding.Column, finding.Severity, finding.Code, finding.Message, finding.Remedy);

    /// <summary>The finding of a drawing or a form.</summary>
    public static CheckedFinding From(Finding finding) => new(
        finding.Source,
        finding.Place.Line,
        finding.Place.Column,
        finding.Severity,
        finding.Code,
        finding.Message,
        finding.Remedy);

    /// <summary>The finding of a template.</summary>
    public static CheckedFinding From(TemplateFinding finding) => new(
        finding.Source,
        finding.Line,
        finding.Column,
        finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning,
        finding.Code,
        finding.Message,
        finding.Remedy);

    /// <summary>An error of a whole file or folder.</summary>
    public static CheckedFinding OfFile(string path, CommandProblem problem) =>
        new(path, 0, 0, FindingSeverity.Error, problem.Code, problem.Message, string.Empty);

    /// <summary><c>file:line:column: error PW1234 sentence → remedy</c>, as editors understand it.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{Path}:{Line}:{Column}" : Path;
        string word = Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "note",
        };
        string remedy = Remedy.Length == 0 ? string.Empty : $" → {Remedy}";
        return $"{place}: {word} {Code} {Message}{remedy}";
    }
}
