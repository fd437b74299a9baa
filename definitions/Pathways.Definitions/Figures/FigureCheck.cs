using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Holds declared figures against the pathway that they are about.</summary>
public static class FigureCheck
{
    /// <summary>Elements that the drawing does not have, and data that neither drawing nor forms mention.</summary>
    /// <param name="set">The figures.</param>
    /// <param name="text">The file they were read from, for the lines of findings.</param>
    /// <param name="source">Name of the file.</param>
    /// <param name="process">The pathway.</param>
    /// <param name="drawing">Its drawing, as XML.</param>
    /// <param name="forms">The forms that it uses.</param>
    public static ImmutableArray<Finding> Against(
        FigureSet set, string text, string source, ExecutableProcess process, string drawing, IEnumerable<FormDefinition> forms)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(process);
        var log = new FigureFindings(source, text);
        if (set.Pathway is { } pathway && pathway != process.Key)
        {
            log.Add(
                "PW2018", null, $"The figures are about '{pathway}', the drawing is '{process.Key}'.",
                "Write the key of the drawing's pathway.", [pathway, process.Key]);
        }

        HashSet<string> mentioned =
        [
            .. Regex.Matches(drawing, @"[A-Za-z_]\w*").Select(word => word.Value),
            .. forms.SelectMany(form => form.Fields).Select(field => field.Key),
            .. FigureNames.Scope.Names.Select(name => name.Name),
        ];
        foreach (FigureDefinition figure in set.Figures)
        {
            foreach (FeelExpression expression in ExpressionsOf(figure))
            {
                CheckElements(expression, figure, process, log);
                foreach (string unknown in expression.Variables.Where(name => !mentioned.Contains(name)))
                {
                    log.Add(
                        "PW2028", figure.Key, $"Neither drawing nor forms mention '{unknown}'.",
                        "Write the name as the drawing has it.", [unknown], severity: FindingSeverity.Warning);
                }
            }
        }

        return log.All;
    }

    private static void CheckElements(
        FeelExpression expression, FigureDefinition figure, ExecutableProcess process, FigureFindings log)
    {
        foreach (string element in FigureNames.Element().Matches(expression.Text).Select(match => match.Groups["element"].Value))
        {
            if (process.FindAnywhere(new ElementId(element)) is null)
            {
                log.Add(
                    "PW2018", figure.Key, $"The drawing has no element '{element}'.", "Write the id as the drawing has it.", [element]);
            }
        }
    }

    private static IEnumerable<FeelExpression> ExpressionsOf(FigureDefinition figure) =>
        new[] { figure.Each, figure.When, figure.Cases, figure.Value }.OfType<FeelExpression>();
}
