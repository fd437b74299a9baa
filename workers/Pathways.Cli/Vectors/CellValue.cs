using System.Text.Json;
using Pathways.Rules;

namespace Pathways.Cli.Vectors;

/// <summary>Turns the text of a cell into a value, typed by the model or by what it is compared with.</summary>
internal static class CellValue
{
    /// <summary>The value of an input cell; an empty one is null.</summary>
    /// <param name="cell">The text.</param>
    /// <param name="type">The input's type in the model.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is no value of this type.</returns>
    public static bool TryRead(string cell, FeelType type, out FeelValue value)
    {
        value = FeelValue.Null;
        if (cell.Length == 0)
        {
            return true;
        }

        FeelType bare = type.Bare;
        if (bare == FeelType.Number)
        {
            return TryReadNumber(cell, out value);
        }

        if (bare == FeelType.Boolean)
        {
            return TryReadBoolean(cell, out value);
        }

        if (bare == FeelType.String)
        {
            value = FeelValue.String(cell);
            return true;
        }

        if (bare == FeelType.Any)
        {
            value = TryReadNumber(cell, out FeelValue number) ? number : FeelValue.String(cell);
            return true;
        }

        value = ReadTemporal(cell);
        return !value.IsNull;
    }

    /// <summary>Whether a value is what a cell expects.</summary>
    /// <param name="cell">The text; empty expects null.</param>
    /// <param name="actual">The value.</param>
    /// <param name="tolerance">Largest difference of two numbers that counts as equal; null when they must be equal.</param>
    public static bool IsExpected(string cell, FeelValue actual, FeelNumber? tolerance)
    {
        if (cell.Length == 0 || actual.IsNull)
        {
            return cell.Length == 0 && actual.IsNull;
        }

        return actual.Kind switch
        {
            FeelKind.Number => TryReadNumber(cell, out FeelValue number)
                && IsNear(number.AsNumber(), actual.AsNumber(), tolerance),
            FeelKind.Boolean => TryReadBoolean(cell, out FeelValue boolean) && boolean == actual,
            FeelKind.String => string.Equals(cell, actual.AsString(), StringComparison.Ordinal),
            _ => ReadTemporal(cell) == actual || string.Equals(cell, ToText(actual), StringComparison.Ordinal),
        };
    }

    /// <summary>A value as it would stand in a cell.</summary>
    public static string ToText(FeelValue value) => value.Kind == FeelKind.String ? value.AsString() : value.ToString();

    private static bool IsNear(FeelNumber expected, FeelNumber actual, FeelNumber? tolerance) =>
        tolerance is { } most
            ? FeelNumber.TrySubtract(expected, actual, out FeelNumber difference) && FeelNumber.Abs(difference) <= most
            : expected == actual;

    private static bool TryReadNumber(string cell, out FeelValue value)
    {
        bool isNumber = FeelNumber.TryParse(cell, out FeelNumber number);
        value = isNumber ? FeelValue.Number(number) : FeelValue.Null;
        return isNumber;
    }

    private static bool TryReadBoolean(string cell, out FeelValue value)
    {
        bool? boolean = cell switch
        {
            "1" => true,
            "0" => false,
            _ when cell.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
            _ when cell.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };
        value = boolean is { } known ? FeelValue.Boolean(known) : FeelValue.Null;
        return boolean is not null;
    }

    // The lossless JSON of temporal values is their FEEL text under the name '@'; null when the text is none.
    private static FeelValue ReadTemporal(string cell) =>
        FeelJson.FromJson($$"""{"@":{{JsonSerializer.Serialize(cell)}}}""");
}
