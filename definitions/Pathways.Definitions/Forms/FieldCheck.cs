using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Checks one answer against its field.</summary>
internal sealed class FieldCheck(DateOnly today, ImmutableArray<AnswerProblem>.Builder problems)
{
    /// <summary>Longest text when the author gave no limit: a long letter.</summary>
    private const int UsualMaximumLength = 20_000;

    public void Check(FormField field, string path, FeelValue value)
    {
        if (IsEmpty(field, value))
        {
            if (field.IsRequired)
            {
                Refuse("PW2090", field, path, $"'{field.Label}' needs an answer.");
            }

            return;
        }

        switch (field.Kind)
        {
            case FieldKind.Number when value.Kind == FeelKind.Number && value.AsNumber().TryToDecimal(out var number):
                CheckNumber(field, path, number);
                break;
            case FieldKind.Text or FieldKind.LongText when value.Kind == FeelKind.String:
                CheckText(field, path, value.AsString());
                break;
            case FieldKind.Checkbox when value.Kind == FeelKind.Boolean:
            case FieldKind.Time when value.Kind == FeelKind.Time:
                break;
            case FieldKind.Radio or FieldKind.Select when value.Kind == FeelKind.String:
                CheckOption(field, path, value.AsString());
                break;
            case FieldKind.Checklist when value.Kind == FeelKind.List
                && value.AsList().All(item => item.Kind == FeelKind.String):
                foreach (FeelValue item in value.AsList())
                {
                    CheckOption(field, path, item.AsString());
                }

                break;
            case FieldKind.Date when value.Kind == FeelKind.Date && value.AsDate().TryToDateOnly(out DateOnly day):
                CheckDay(field, path, day);
                break;
            case FieldKind.DateTime when value.Kind == FeelKind.DateTime
                && value.AsDateTime().Date.TryToDateOnly(out DateOnly day):
                CheckDay(field, path, day);
                break;
            default:
                RefuseKind(field, path);
                break;
        }
    }

    public void CheckCount(FormPart.Repeated repeated, string path, int count)
    {
        if (count < repeated.AtLeast || count > repeated.AtMost)
        {
            var title = repeated.Title?.French ?? repeated.Key;
            problems.Add(new AnswerProblem(
                path, "PW2099", false,
                $"'{title}' has {count} entries; it takes {repeated.AtLeast} to {repeated.AtMost}.",
                [title, Text(count), Text(repeated.AtLeast), Text(repeated.AtMost)]));
        }
    }

    public void RefuseEntry(FormPart.Repeated repeated, string path)
    {
        var title = repeated.Title?.French ?? repeated.Key;
        problems.Add(new AnswerProblem(path, "PW2091", false, $"An entry of '{title}' cannot be read.", [title, "entry"]));
    }

    /// <summary>The problem of a text that is not what a field takes.</summary>
    public static AnswerProblem Unreadable(FormField field, string path)
    {
        var expected = field.Kind switch
        {
            FieldKind.Number => "a number",
            FieldKind.Checkbox => "yes or no",
            FieldKind.Date => "a day",
            FieldKind.Time => "a time of day",
            FieldKind.DateTime => "a day and a time",
            FieldKind.Checklist => "a list of options",
            _ => "a text",
        };
        return new AnswerProblem(
            path, "PW2091", false, $"'{field.Label}' takes {expected}.", [field.Label.French, $"{field.Kind}"]);
    }

    private static bool IsEmpty(FormField field, FeelValue value) =>
        value.IsNull
        || (value.Kind == FeelKind.String && string.IsNullOrWhiteSpace(value.AsString()))
        || (value.Kind == FeelKind.List && value.AsList().IsEmpty)
        // As in browsers: a required box is one that must be ticked.
        || (field is { Kind: FieldKind.Checkbox, IsRequired: true } && value.IsFalse);

    private void CheckNumber(FormField field, string path, decimal number)
    {
        var unit = field.Unit is null ? "" : $" {field.Unit}";
        if (!field.Hard.Contains(number))
        {
            Refuse("PW2092", field, path,
                $"'{field.Label}' cannot be {Text(number)}{unit}: it lies between "
                + $"{Text(field.Hard.Minimum)} and {Text(field.Hard.Maximum)}{unit}.",
                Text(number), Text(field.Hard.Minimum), Text(field.Hard.Maximum), field.Unit ?? "");
            return;
        }

        if (field.Decimals is { } decimals && decimals < 29 && decimal.Round(number, decimals) != number)
        {
            Refuse("PW2094", field, path,
                $"'{field.Label}' takes at most {decimals} decimals.", Text(decimals));
        }

        if (!field.Soft.Contains(number))
        {
            problems.Add(new AnswerProblem(
                path, "PW2093", true,
                $"'{field.Label}' is unusual at {Text(number)}{unit}: expected "
                + $"{Text(field.Soft.Minimum)} to {Text(field.Soft.Maximum)}{unit}. Is it right?",
                [field.Label.French, Text(number), Text(field.Soft.Minimum), Text(field.Soft.Maximum), field.Unit ?? ""]));
        }
    }

    private void CheckText(FormField field, string path, string text)
    {
        var longest = field.MaximumLength ?? UsualMaximumLength;
        if (text.Length < field.MinimumLength || text.Length > longest)
        {
            Refuse("PW2096", field, path,
                $"'{field.Label}' takes {field.MinimumLength} to {longest} characters; it has {text.Length}.",
                Text(field.MinimumLength), Text(longest), Text(text.Length));
        }
        else if (field.Pattern is { } pattern
            && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            Refuse("PW2096", field, path, $"'{field.Label}' does not have the form that is asked for.");
        }
    }

    private void CheckOption(FormField field, string path, string option)
    {
        if (field.Options.All(offered => offered.Value != option))
        {
            Refuse("PW2095", field, path, $"'{field.Label}' does not offer '{option}'.", option);
        }
    }

    private void CheckDay(FormField field, string path, DateOnly day)
    {
        DateOnly? first = Limit(field.NotBefore);
        DateOnly? last = Limit(field.NotAfter);
        if (day < first || day > last)
        {
            Refuse("PW2097", field, path,
                $"'{field.Label}' cannot be {Text(day)}: it lies between {Text(first)} and {Text(last)}.",
                Text(day), Text(first), Text(last));
        }
    }

    private DateOnly? Limit(string? limit) =>
        limit == "today" ? today
        : DateOnly.TryParseExact(
            limit, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : null;

    private void RefuseKind(FormField field, string path) => problems.Add(Unreadable(field, path));

    private void Refuse(string code, FormField field, string path, string message, params ReadOnlySpan<string> arguments) =>
        problems.Add(new AnswerProblem(path, code, false, message, [field.Label.French, .. arguments]));

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "…";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}
