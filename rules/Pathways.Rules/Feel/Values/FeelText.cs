using System.Text;

namespace Pathways.Rules;

/// <summary>Values as text: for FEEL's <c>string()</c>, and as FEEL literals.</summary>
internal static class FeelText
{
    private const int LongestShown = 60;

    /// <summary>What <c>string()</c> gives: strings bare, temporal values without the at sign.</summary>
    public static string ToPlain(FeelValue value) => value.Kind switch
    {
        FeelKind.String => value.Text,
        FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysDuration or FeelKind.MonthsDuration =>
            Temporal(value),
        _ => ToLiteral(value),
    };

    /// <summary>FEEL text that reads back to the value (functions excepted).</summary>
    public static string ToLiteral(FeelValue value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The literal as far as a sentence has room for it; only for values without lists in lists.</summary>
    public static string ToShort(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.String:
                return Quote(Cut(value.Text));
            case FeelKind.Number when Math.Abs(value.Numeric.Exponent) > LongestShown:
                return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"{value.Numeric.Coefficient}e{value.Numeric.Exponent}");
            case FeelKind.List:
                return $"[{string.Join(", ", value.Items.Select(ToShort))}]";
            case FeelKind.Context:
                return $"{{{string.Join(", ", value.AsContext().Entries.Select(entry => $"{Key(Cut(entry.Key))}: {ToShort(entry.Value)}"))}}}";
            default:
                return ToLiteral(value);
        }
    }

    public static string Temporal(FeelValue value) => value.Kind switch
    {
        FeelKind.Date => value.AsDate().ToString(),
        FeelKind.Time => value.AsTime().ToString(),
        FeelKind.DateTime => value.AsDateTime().ToString(),
        FeelKind.DaysDuration => value.AsDaysDuration().ToString(),
        _ => value.AsMonthsDuration().ToString(),
    };

    public static string Quote(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                default: quoted.Append(c); break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private static string Key(string name) => NamePattern.IsPlain(name) ? name : Quote(name);

    private static string Cut(string text)
    {
        if (text.Length <= LongestShown)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return text[..end] + "…";
    }

    private static void Append(StringBuilder text, FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.Null:
                text.Append("null");
                break;
            case FeelKind.Boolean:
                text.Append(value.IsTrue ? "true" : "false");
                break;
            case FeelKind.Number:
                text.Append(value.Numeric.ToString());
                break;
            case FeelKind.String:
                text.Append(Quote(value.Text));
                break;
            case FeelKind.List:
                AppendList(text, value.Items);
                break;
            case FeelKind.Context:
                AppendContext(text, value.AsContext());
                break;
            case FeelKind.Range:
                AppendRange(text, value.AsRange());
                break;
            case FeelKind.Function:
                FeelFunction function = value.AsFunction();
                text.Append("function").Append(function.Name.Length > 0 ? " " : string.Empty).Append(function.Name)
                    .Append('(').AppendJoin(", ", function.Parameters.Select(parameter => parameter.Name)).Append(')');
                break;
            default:
                text.Append('@').Append(Quote(Temporal(value)));
                break;
        }
    }

    private static void AppendList(StringBuilder text, FeelValue[] items)
    {
        text.Append('[');
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ");
            Append(text, items[i]);
        }

        text.Append(']');
    }

    private static void AppendContext(StringBuilder text, FeelContext context)
    {
        text.Append('{');
        bool isFirst = true;
        foreach (KeyValuePair<string, FeelValue> entry in context.Entries)
        {
            text.Append(isFirst ? string.Empty : ", ");
            isFirst = false;
            text.Append(Key(entry.Key)).Append(": ");
            Append(text, entry.Value);
        }

        text.Append('}');
    }

    private static void AppendRange(StringBuilder text, FeelRange range)
    {
        if (range.IsStartOpen)
        {
            text.Append(range.EndIncluded ? "(<=" : "(<");
            Append(text, range.End);
            text.Append(')');
            return;
        }

        if (range.IsEndOpen)
        {
            text.Append(range.StartIncluded ? "(>=" : "(>");
            Append(text, range.Start);
            text.Append(')');
            return;
        }

        text.Append(range.StartIncluded ? '[' : '(');
        Append(text, range.Start);
        text.Append("..");
        Append(text, range.End);
        text.Append(range.EndIncluded ? ']' : ')');
    }
}
