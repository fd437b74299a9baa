using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.DesignerHost.Forms;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>Data typed without a form, a line each: <c>name = value</c>.</summary>
public static partial class PlayedValues
{
    /// <summary>Reads lines; the number of the first that says nothing is given back, or 0.</summary>
    /// <param name="text">The lines; null for none.</param>
    /// <param name="values">What they say.</param>
    public static int Read(string? text, out FeelContext values)
    {
        values = FeelContext.Empty;
        foreach ((int index, string line) in (text ?? string.Empty).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } said])
            {
                return index + 1;
            }

            values = values.With(name, ValueOf(said));
        }

        return 0;
    }

    private static FeelValue ValueOf(string said)
    {
        if (said is ['"', .., '"'] && said.Length > 1)
        {
            return FeelValue.String(said[1..^1]);
        }

        if (Temporal().IsMatch(said) && FeelJson.FromJson($$"""{"@":"{{said}}"}""") is { IsNull: false } moment)
        {
            return moment;
        }

        return said.ToLower(CultureInfo.InvariantCulture) switch
        {
            "true" or "vrai" or "oui" => FeelValue.Boolean(true),
            "false" or "faux" or "non" => FeelValue.Boolean(false),
            _ => Entry.ToNumber(said) is { } number ? FeelValue.Number(number) : FeelValue.String(said),
        };
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}(T[\d:.+Z-]+)?|-?P[\dYMDTHS.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Temporal();
}
