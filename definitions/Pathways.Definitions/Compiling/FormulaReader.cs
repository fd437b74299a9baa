using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What came of reading a FEEL text.</summary>
internal sealed record FormulaReading(FeelExpression? Formula, ImmutableArray<Finding> Findings);

/// <summary>
/// Compiles the FEEL texts of drawings and forms: variables of the case are an open scope. The sign <c>=</c> that some
/// modellers write before FEEL, to tell it from plain text, says nothing more.
/// </summary>
internal static class FormulaReader
{
    /// <summary>Compiles a text.</summary>
    /// <param name="text">FEEL.</param>
    /// <param name="source">Name of the file.</param>
    /// <param name="element">The element that has the text.</param>
    /// <param name="place">Where the text begins.</param>
    /// <param name="knownNames">Variables that the definition itself mentions; others are allowed too.</param>
    public static FormulaReading Read(
        string text, string source, ElementId? element, SourcePlace place, IEnumerable<string> knownNames)
    {
        FeelScope scope = FeelScope.Open([.. knownNames.Select(name => new FeelParameter(name, FeelType.Any))]);
        FeelCompilation compilation = FeelExpression.Compile(text.StartsWith('=') ? text[1..] : text, scope);
        ImmutableArray<Finding> findings =
        [
            .. compilation.Findings.Select(finding => new Finding(
                finding.Code,
                finding.Severity,
                element is { } id ? $"In '{id}', the expression \"{text}\": {finding.Message}" : finding.Message,
                finding.Arguments,
                source,
                element,
                finding.Line > 1 ? place with { Line = place.Line + finding.Line - 1 } : place,
                finding.Remedy)),
        ];
        return new FormulaReading(
            compilation.IsSound ? compilation.Expression : null, findings);
    }
}
