using Pathways.Rules;

namespace Pathways.Population;

/// <summary>Moves the dates among values, so that what a story says of its own time is said of another.</summary>
internal static class ShiftedDates
{
    /// <summary>The values, every date and date with time moved by whole days.</summary>
    public static FeelContext By(FeelContext values, int days) => days == 0
        ? values
        : FeelContext.Of(values.Entries.Select(entry => KeyValuePair.Create(entry.Key, By(entry.Value, days))));

    private static FeelValue By(FeelValue value, int days) => value.Kind switch
    {
        FeelKind.Date => value.AsDate().TryAddDays(days, out FeelDate moved) ? FeelValue.Date(moved) : value,
        FeelKind.DateTime when value.AsDateTime() is var at && at.Date.TryAddDays(days, out FeelDate moved) =>
            FeelValue.DateTime(at with { Date = moved }),
        FeelKind.List => FeelValue.List([.. value.AsList().Select(item => By(item, days))]),
        FeelKind.Context => FeelValue.Context(By(value.AsContext(), days)),
        _ => value,
    };
}
