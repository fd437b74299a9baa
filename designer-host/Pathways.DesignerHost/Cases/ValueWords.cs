using System.Text.RegularExpressions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells values and names of rules in words.</summary>
/// <param name="words">The language; its <c>value.…</c> and <c>name.…</c> texts are the vocabulary of the shipped rules.</param>
/// <param name="figures">Dates and numbers.</param>
public sealed partial class ValueWords(Words words, Figures figures)
{
    /// <summary>A value in words; values of the rules that have no text are told by their own word.</summary>
    public string Of(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => words["value.unknown"],
        FeelKind.Boolean => words[value.IsTrue ? "value.yes" : "value.no"],
        FeelKind.Number => value.AsNumber().TryToDecimal(out decimal number) ? figures.Number(Math.Round(number, 3)) : value.ToString(),
        FeelKind.String => Code(value.AsString()),
        FeelKind.Date => value.AsDate().TryToDateOnly(out DateOnly day) ? figures.Date(day) : value.ToString(),
        FeelKind.List => value.AsList() is { Length: > 0 } items ? string.Join(" ; ", items.Select(Of)) : words["value.none"],
        FeelKind.Context => OfContext(value.AsContext()),
        _ => value.ToString(),
    };

    // A single fact needs no name: what was asked is said already.
    private string OfContext(FeelContext context)
    {
        KeyValuePair<string, FeelValue>[] facts = [.. context.Entries.Where(entry => !entry.Value.IsNull)];
        return facts is [var only]
            ? Of(only.Value)
            : string.Join(", ", facts.Select(entry => $"{Name(entry.Key)} {Of(entry.Value)}"));
    }

    /// <summary>What a name of the rules is called.</summary>
    public string Name(string name) => words.Or($"name.{name}", name.Replace('_', ' '));

    /// <summary>What a word of the rules is called; free text stays as it is.</summary>
    public string Code(string code) => CodeWord().IsMatch(code) ? words.Or($"value.{code}", code.Replace('_', ' ')) : code;

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex CodeWord();
}
