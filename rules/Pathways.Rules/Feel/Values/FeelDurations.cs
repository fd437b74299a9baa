using System.Globalization;
using System.Text;

namespace Pathways.Rules;

/// <summary>A FEEL days and time duration, to the nanosecond.</summary>
/// <param name="Nanos">Nanoseconds, negative when it goes back.</param>
public readonly record struct DaysDuration(Int128 Nanos)
{
    /// <summary>The duration for a .NET time span.</summary>
    public static DaysDuration FromTimeSpan(TimeSpan span) => new((Int128)span.Ticks * 100);

    /// <summary>The duration as a .NET time span, when it fits (parts below 100 ns are dropped).</summary>
    public bool TryToTimeSpan(out TimeSpan span)
    {
        Int128 ticks = Nanos / 100;
        bool fits = ticks >= long.MinValue && ticks <= long.MaxValue;
        span = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    /// <summary>ISO 8601, normalised: <c>P1DT2H3M4.5S</c>, <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (Nanos == 0)
        {
            return "PT0S";
        }

        Int128 magnitude = Int128.Abs(Nanos);
        Int128 days = magnitude / FeelTime.NanosPerDay;
        FeelTime time = new((long)(magnitude % FeelTime.NanosPerDay), null);
        StringBuilder text = new(Nanos < 0 ? "-P" : "P");
        Append(text, days, 'D');
        if (time.NanosOfDay != 0)
        {
            text.Append('T');
            Append(text, time.Hour, 'H');
            Append(text, time.Minute, 'M');
            if (time.Second != 0 || time.Nanosecond != 0)
            {
                text.Append(time.Second.ToString(CultureInfo.InvariantCulture));
                if (time.Nanosecond != 0)
                {
                    text.Append('.').Append(time.Nanosecond.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'));
                }

                text.Append('S');
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Int128 amount, char designator)
    {
        if (amount != 0)
        {
            text.Append(amount.ToString(CultureInfo.InvariantCulture)).Append(designator);
        }
    }
}

/// <summary>A FEEL years and months duration.</summary>
/// <param name="Months">Whole months, negative when it goes back.</param>
public readonly record struct MonthsDuration(long Months)
{
    /// <summary>ISO 8601, normalised: <c>P1Y2M</c>, <c>P0M</c>.</summary>
    public override string ToString()
    {
        if (Months == 0)
        {
            return "P0M";
        }

        Int128 magnitude = Int128.Abs((Int128)Months);
        string years = magnitude >= 12 ? (magnitude / 12).ToString(CultureInfo.InvariantCulture) + "Y" : string.Empty;
        string months = magnitude % 12 != 0 ? (magnitude % 12).ToString(CultureInfo.InvariantCulture) + "M" : string.Empty;
        return $"{(Months < 0 ? "-P" : "P")}{years}{months}";
    }
}
