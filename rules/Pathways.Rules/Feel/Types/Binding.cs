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

        FeelValue converted = Convert(value, type.Bare);
        if (!type.Holds(converted, evaluation))
        {
            return false;
        }

        value = converted;
        return true;
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

    private static FeelValue Convert(FeelValue value, FeelType wanted)
    {
        if (wanted is FeelType.ListOf && value.Kind != FeelKind.List)
        {
            return FeelValue.FromItems([value]);
        }

        if (wanted is not FeelType.ListOf && value.Kind == FeelKind.List && value.Items.Length == 1)
        {
            return value.Items[0];
        }

        if (ReferenceEquals(wanted, FeelType.DateTime) && value.Kind == FeelKind.Date)
        {
            return FeelValue.DateTime(new FeelDateTime(value.AsDate(), new FeelTime(0, FeelZone.Utc)));
        }

        return value;
    }
}
