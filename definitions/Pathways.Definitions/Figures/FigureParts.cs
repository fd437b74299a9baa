using System.Collections.Immutable;
using System.Text.Json;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Reads one declared figure.</summary>
internal sealed class FigureParts(JsonElement figure, FigureFindings log)
{
    private static readonly ImmutableArray<string> Measures = ["count", "share", "sum", "spread", "distribution"];
    private static readonly ImmutableArray<string> Marks = ["V", "M", "P"];
    private static readonly ImmutableArray<string> Known =
        ["key", "title", "definition", "source", "mark", "measure", "unit", "each", "when", "cases", "value", "values"];

    private readonly string key = figure.ValueKind == JsonValueKind.Object ? TextOf(figure, "key") ?? string.Empty : string.Empty;

    /// <summary>The figure; null when so much is wrong that it is none.</summary>
    public FigureDefinition? Read()
    {
        if (!FigureReader.Key().IsMatch(key))
        {
            log.Add(
                "PW2009", null, $"A figure has the key '{key}'.", "Write a key of small letters, digits and underscores.", [key]);
            return null;
        }

        foreach (string unknown in figure.EnumerateObject().Select(member => member.Name).Where(name => !Known.Contains(name)))
        {
            Wrong(unknown, $"It has a member '{unknown}', which means nothing.", $"Use {string.Join(", ", Known)}.");
        }

        int measure = Measures.IndexOf(TextOf(figure, "measure") ?? string.Empty);
        string mark = TextOf(figure, "mark") ?? string.Empty;
        if (measure < 0)
        {
            Wrong("measure", "Its 'measure' is none.", $"Write one of {string.Join(", ", Measures)}.");
        }

        if (!Marks.Contains(mark))
        {
            Wrong("mark", "It does not say how well its source is known.", "Write \"mark\": \"V\" (read), \"M\" (from memory) or \"P\" (a choice of the project).");
        }

        FeelExpression? when = Feel("when") ?? Compile(FigureNames.Started, "when");
        FeelExpression? value = Feel("value");
        if (measure > 0 && value is null && !figure.TryGetProperty("value", out _))
        {
            Wrong("value", $"A {Measures[measure]} needs a 'value'.", "Write it in FEEL.");
        }

        return when is null ? null : new FigureDefinition
        {
            Key = key,
            Title = Words(figure, "title"),
            Meaning = Words(figure, "definition"),
            Source = Required("source"),
            Mark = mark,
            Measure = (FigureMeasure)Math.Max(measure, 0),
            Unit = TextOf(figure, "unit"),
            Each = Feel("each"),
            When = when,
            Cases = Feel("cases"),
            Value = value,
            Values = Values(),
        };
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(found.GetString())
            ? found.GetString()
            : null;

    private string Required(string name)
    {
        if (TextOf(figure, name) is { } text)
        {
            return text;
        }

        Wrong(name, $"It has no '{name}'.", "Write it as a text.");
        return string.Empty;
    }

    private FigureWords Words(JsonElement of, string name)
    {
        if (of.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.Object
            && TextOf(found, "fr") is { } french && TextOf(found, "en") is { } english)
        {
            return new FigureWords(french, english);
        }

        Wrong(name, $"Its '{name}' is not in both languages.", $"Write \"{name}\": {{\"fr\": \"…\", \"en\": \"…\"}}.");
        return new FigureWords(string.Empty, string.Empty);
    }

    private ImmutableArray<FigureValue> Values() =>
        figure.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Object
            ? [.. values.EnumerateObject().Select(value => new FigureValue(value.Name, Words(values, value.Name)))]
            : [];

    private FeelExpression? Feel(string name) => TextOf(figure, name) is { } text ? Compile(text, name) : null;

    private FeelExpression? Compile(string text, string member)
    {
        FeelCompilation compiled = FeelExpression.Compile(text, FigureNames.Scope, $"{key}.{member}");
        foreach (RuleFinding finding in compiled.Findings.Where(finding => finding.Severity != FindingSeverity.Note))
        {
            log.Add(
                "PW2017", key, $"'{member}', column {finding.Column}: {finding.Message}", finding.Remedy,
                [member, $"{finding.Column}", .. finding.Arguments], severity: finding.Severity);
        }

        return compiled.Expression;
    }

    private void Wrong(string member, string message, string remedy) => log.Add("PW2009", key, message, remedy, [member]);
}
