using System.Collections.Immutable;
using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What came of reading what a person typed.</summary>
/// <param name="Value">The value; null when the field was left empty or could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
public sealed record AnswerReading(FeelValue Value, AnswerProblem? Problem);

/// <summary>Turns what a browser or a file gives, texts, into values of a field's kind.</summary>
public static class AnswerText
{
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] DateTimeFormats =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>Reads the texts given for a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="texts">What was given; several only for checklists.</param>
    /// <param name="path">Where the field stands, for the problem; null for its key.</param>
    /// <remarks>
    /// Numbers may have a comma or a point; days may be ISO or French (31/12/2026). A check box that is not sent is
    /// false.
    /// </remarks>
    public static AnswerReading Read(FormField field, ImmutableArray<string> texts, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.Kind == FieldKind.Checklist)
        {
            return new AnswerReading(
                FeelValue.List([.. texts.Where(text => text.Length > 0).Select(FeelValue.String)]), null);
        }

        // Browsers send a hidden "false" before a ticked box: the last text counts.
        var text = texts.IsDefaultOrEmpty ? "" : texts[^1].Trim();
        if (field.Kind == FieldKind.Checkbox)
        {
            return new AnswerReading(FeelValue.Boolean(text is "true" or "on" or "1"), null);
        }

        if (text.Length == 0)
        {
            return new AnswerReading(FeelValue.Null, null);
        }

        return ReadOne(field.Kind, text) is { } value
            ? new AnswerReading(value, null)
            : new AnswerReading(FeelValue.Null, FieldCheck.Unreadable(field, path ?? field.Key));
    }

    private static FeelValue? ReadOne(FieldKind kind, string text)
    {
        switch (kind)
        {
            case FieldKind.Number:
                return decimal.TryParse(
                    text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out var number)
                    ? FeelValue.Number(FeelNumber.FromDecimal(number))
                    : null;
            case FieldKind.Date:
                return DateOnly.TryParseExact(
                    text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                    ? FeelValue.Date(day)
                    : null;
            case FieldKind.Time:
                return TimeOnly.TryParseExact(
                    text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
                    ? FeelValue.Time(ToFeel(time))
                    : null;
            case FieldKind.DateTime:
                return DateTime.TryParseExact(
                    text, DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime both)
                    ? FeelValue.DateTime(new FeelDateTime(
                        FeelDate.FromDateOnly(DateOnly.FromDateTime(both)), ToFeel(TimeOnly.FromDateTime(both))))
                    : null;
            default:
                return FeelValue.String(text);
        }
    }

    private static FeelTime ToFeel(TimeOnly time) => new(time.Ticks * 100, null);
}
