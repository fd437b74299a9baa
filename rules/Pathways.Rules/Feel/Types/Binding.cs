namespace Pathways.Rules;

/// <summary>Binding a value to a typed name: the implicit conversions of DMN 1.5, 10.3.2.9.4, and conformance.</summary>
internal static class Binding
{
    /// <summary>Converts where the standard says so; false when the value does not conform even then.</summary>
    public static bool TryBind(ref FeelValue value, FeelType type, Evaluation evaluation)
    {
        if (value.IsNull || type is FeelType.AnyType || type.Holds(value, evaluation))
        {
            return true;
        }

        foreach (FeelValue converted in Conversions(value, type.Bare))
        {
            if (type.Accepts(converted, evaluation))
            {
                value = converted;
                return true;
            }
        }

        return false;
    }

    /// <summary>The value as the type wants it, or null with a problem.</summary>
    public static FeelValue Bind(FeelValue value, FeelType type, Evaluation evaluation, Place place, string what)
    {
        if (TryBind(ref value, type, evaluation))
        {
            return value;
        }

        return evaluation.Fail(place, Sentences.DoesNotConform, what, Evaluation.Describe(value), type.ToString());
    }

    /// <summary>What the value may become: an item of a list, the one item of its list, a date at midnight.</summary>
    private static IEnumerable<FeelValue> Conversions(FeelValue value, FeelType wanted)
    {
        if (wanted is FeelType.ListOf)
        {
            yield return FeelValue.FromItems([value]);
        }

        if (value.Kind == FeelKind.List && value.Items.Length == 1)
        {
            yield return value.Items[0];
        }

        if (ReferenceEquals(wanted, FeelType.DateTime) && value.Kind == FeelKind.Date)
        {
            yield return FeelValue.DateTime(new FeelDateTime(value.AsDate(), new FeelTime(0, FeelZone.Utc)));
        }
    }
}
