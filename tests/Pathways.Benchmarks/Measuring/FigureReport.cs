using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pathways.Benchmarks.Measuring;

/// <summary>Figures for people and for programs.</summary>
internal static class FigureReport
{
    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Table(IReadOnlyCollection<Figure> figures)
    {
        int width = figures.Max(figure => figure.Name.Length);
        StringBuilder table = new();
        table.AppendLine(Line("figure".PadRight(width), "value", "unit".PadRight(13), "limit", "ratio"));
        foreach (Figure figure in figures)
        {
            table.AppendLine(Line(
                figure.Name.PadRight(width),
                Text(figure.Value),
                figure.Unit.PadRight(13),
                Text(figure.Limit),
                figure.Ratio?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-"));
        }

        return table.ToString();
    }

    public static string JsonLines(IEnumerable<Figure> figures) =>
        string.Concat(figures.Select(figure => JsonSerializer.Serialize(figure, options) + "\n"));

    private static string Line(string name, string value, string unit, string limit, string ratio) =>
        $"{name}  {value,13} {unit} {limit,13} {ratio,10}";

    private static string Text(double? value) => value switch
    {
        null => "-",
        >= 1000 or <= -1000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
