using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Pathways.Care;

namespace Pathways.DesignerHost.Forms;

/// <summary>What a person sent with a form, before anything is made of it.</summary>
/// <param name="values">The values of each name, as sent.</param>
public sealed class Entry(IReadOnlyDictionary<string, ImmutableArray<string>> values)
{
    /// <summary>Nothing typed yet.</summary>
    public static Entry Empty { get; } = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>Keys of the questions that were confirmed.</summary>
    public ImmutableArray<string> Confirmed => All("confirmed");

    /// <summary>All names that were sent.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Reads a posted form, without characters that nobody sees and nothing can keep; the token and buttons are read elsewhere.</summary>
    public static Entry From(IFormCollection form) => new(form.ToDictionary(
        field => field.Key,
        field => ValuesOf(field.Value),
        StringComparer.Ordinal));

    /// <summary>The first value of a name, trimmed; <c>null</c> when it is missing or blank.</summary>
    public string? this[string name] => values.TryGetValue(name, out ImmutableArray<string> sent)
        ? sent.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim()
        : null;

    /// <summary>All values of a name, as typed.</summary>
    public ImmutableArray<string> All(string name) =>
        values.TryGetValue(name, out ImmutableArray<string> sent) ? sent : [];

    /// <summary>A number typed with a comma or a point; <c>null</c> when it is missing or no number.</summary>
    public decimal? Number(string name) => ToNumber(this[name]);

    /// <summary>A day as date fields send it; <c>null</c> when it is missing or no day.</summary>
    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    /// <summary>A number typed with a comma or a point and perhaps spaces; <c>null</c> when it is none.</summary>
    public static decimal? ToNumber(string? text)
    {
        string plain = string.Concat((text ?? string.Empty).Where(letter => !char.IsWhiteSpace(letter)))
            .Replace(',', '.').Replace('−', '-');
        return decimal.TryParse(
            plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    private static ImmutableArray<string> ValuesOf(StringValues sent) => [.. sent.Select(value => CleanText.Of(value ?? string.Empty))];
}
