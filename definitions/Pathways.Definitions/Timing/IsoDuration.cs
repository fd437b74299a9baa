using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pathways.Definitions;

/// <summary>
/// A length of time in ISO 8601, kept in its parts because they mean different things: date parts are civil time
/// (<c>P1D</c> is the same time tomorrow, <c>P1M</c> the same day next month), time parts are exact
/// (<c>PT24H</c> is 24 hours, also when the clocks change).
/// </summary>
/// <param name="Months">Years and months together; negative for a length back in time.</param>
/// <param name="Days">Weeks and days together, each week seven; negative for a length back in time.</param>
/// <param name="Exact">Hours, minutes and seconds together.</param>
public readonly record struct IsoDuration(int Months, int Days, TimeSpan Exact)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>
    /// How many weeks of <see cref="Days"/> were written as such: in a calendar of working days <c>P1W</c> is the same
    /// day next week, but <c>P7D</c> seven working days.
    /// </summary>
    public int Weeks { get; init; }

    /// <summary>No time at all.</summary>
    public static IsoDuration Zero => default;

    /// <summary>Whether it has no length.</summary>
    public bool IsZero => this == default;

    /// <summary>Whether one of its parts goes back in time.</summary>
    public bool IsNegative => Months < 0 || Days < 0 || Exact < TimeSpan.Zero;

    /// <summary>The same length back in time.</summary>
    public IsoDuration Negate() => new(-Months, -Days, -Exact) { Weeks = -Weeks };

    /// <summary>So many times this length: occurrence k is start + k × period, so that it never drifts.</summary>
    /// <exception cref="OverflowException">The product is beyond what a calendar holds.</exception>
    public IsoDuration Times(int count) =>
        new(checked(Months * count), checked(Days * count), TimeSpan.FromTicks(checked(Exact.Ticks * count)))
        {
            Weeks = checked(Weeks * count),
        };

    /// <summary>Reads <c>P…</c>, e.g. <c>P1Y2M</c>, <c>P3W</c>, <c>P1DT12H</c>, <c>PT0.5S</c>, <c>PT1.5H</c>, <c>-P1D</c>.</summary>
    /// <param name="text">The text; white space around it is ignored.</param>
    /// <param name="duration">The length; zero when the text is none.</param>
    /// <returns>Whether the text is a duration that fits a calendar.</returns>
    public static bool TryParse(string? text, out IsoDuration duration)
    {
        duration = default;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        var isBack = rest.StartsWith("-");
        if (isBack || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        if (!rest.StartsWith("P") || rest.Length < 2)
        {
            return false;
        }

        rest = rest[1..];
        long months = 0;
        long weeks = 0;
        long days = 0;
        decimal seconds = 0;
        var isTime = false;
        var lastRank = -1;
        while (!rest.IsEmpty)
        {
            if (rest[0] == 'T')
            {
                if (isTime || rest.Length == 1)
                {
                    return false;
                }

                isTime = true;
                rest = rest[1..];
            }

            var length = rest.IndexOfAnyExcept(NumberCharacters);
            if (length <= 0
                || !decimal.TryParse(
                    rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }

            var unit = rest[length];
            rest = rest[(length + 1)..];
            var rank = (isTime ? "HMS" : "YMWD").IndexOf(unit, StringComparison.Ordinal);
            rank = rank < 0 ? -1 : isTime ? rank + 4 : rank;
            var isWhole = amount == decimal.Truncate(amount);
            if (rank <= lastRank || (!isWhole && !(isTime && rest.IsEmpty)) || amount > 10_000_000_000m)
            {
                return false; // Parts stand in a fixed order, each once; only the last part of a time has a fraction.
            }

            lastRank = rank;
            switch (rank)
            {
                case 0:
                    months += (long)amount * 12;
                    break;
                case 1:
                    months += (long)amount;
                    break;
                case 2:
                    weeks = (long)amount;
                    days += weeks * 7;
                    break;
                case 3:
                    days += (long)amount;
                    break;
                default:
                    seconds += amount * (rank == 4 ? 3600 : rank == 5 ? 60 : 1);
                    break;
            }
        }

        // A thousand years is more than any calendar of care, and keeps sums of dates representable.
        if (lastRank < 0 || months > 12_000 || days > 365_250 || seconds > 31_557_600_000m)
        {
            return false;
        }

        var exact = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        duration = new IsoDuration((int)months, (int)days, exact) { Weeks = (int)weeks };
        duration = isBack ? duration.Negate() : duration;
        return true;
    }

    /// <summary>The ISO text with years and months normalised, e.g. <c>P1Y6M</c>; <c>PT0S</c> for no time.</summary>
    public override string ToString()
    {
        if (IsZero)
        {
            return "PT0S";
        }

        var isBack = IsNegative;
        IsoDuration length = isBack ? Negate() : this;
        var text = new StringBuilder(isBack ? "-P" : "P");
        Append(text, length.Months / 12, 'Y');
        Append(text, length.Months % 12, 'M');
        Append(text, length.Weeks, 'W');
        Append(text, length.Days - (length.Weeks * 7), 'D');
        if (length.Exact != TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, (long)length.Exact.TotalHours, 'H');
            Append(text, length.Exact.Minutes, 'M');
            var ticks = length.Exact.Ticks % TimeSpan.TicksPerMinute;
            var seconds = ticks / (decimal)TimeSpan.TicksPerSecond;
            if (seconds != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}S");
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, long amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{amount}{unit}");
        }
    }
}
