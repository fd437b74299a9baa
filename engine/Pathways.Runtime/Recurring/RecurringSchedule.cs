using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Runtime;

/// <summary>How often something comes back.</summary>
public enum Repeat
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>From Monday to Friday.</summary>
    Weekdays,

    /// <summary>On one day of the week.</summary>
    Weekly,

    /// <summary>On one day of the month.</summary>
    Monthly,
}

/// <summary>When recurring work is done, in the civil time of its network.</summary>
/// <param name="Repeat">How often.</param>
/// <param name="At">At what time.</param>
/// <param name="Day">Weekly: 1 for Monday to 7 for Sunday. Monthly: 1 to 28, a day that every month has. Else 0.</param>
public sealed record RecurringSchedule(Repeat Repeat, TimeOnly At, int Day = 0)
{
    private const string Clock = "HH:mm";
    private static readonly ImmutableArray<string> days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>As it is stored, e.g. <c>weekly 1 08:00</c>.</summary>
    public override string ToString() => Repeat is Repeat.Weekly or Repeat.Monthly
        ? string.Create(CultureInfo.InvariantCulture, $"{Word} {Day} {At.ToString(Clock, CultureInfo.InvariantCulture)}")
        : string.Create(CultureInfo.InvariantCulture, $"{Word} {At.ToString(Clock, CultureInfo.InvariantCulture)}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is no schedule.</summary>
    /// <param name="text">The text.</param>
    public static RecurringSchedule? Parse(string? text)
    {
        string[] parts = (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var word, .., var time]
            && Enum.TryParse(word, ignoreCase: true, out Repeat repeat) && Enum.IsDefined(repeat)
            && TimeOnly.TryParseExact(time, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly at)
            ? Of(repeat, at, parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int day) ? day : 0)
            : null;
    }

    /// <summary>A schedule; null when its day is not one of its kind.</summary>
    /// <param name="repeat">How often.</param>
    /// <param name="at">At what time.</param>
    /// <param name="day">The day, for weekly and monthly work.</param>
    public static RecurringSchedule? Of(Repeat repeat, TimeOnly at, int day) => repeat switch
    {
        Repeat.Weekly when day is < 1 or > 7 => null,
        Repeat.Monthly when day is < 1 or > 28 => null,
        Repeat.Weekly or Repeat.Monthly => new RecurringSchedule(repeat, at, day),
        _ => new RecurringSchedule(repeat, at),
    };

    /// <summary>The same for schedulers: second, minute, hour, day of month, month, day of week.</summary>
    public string ToCron() => Repeat switch
    {
        Repeat.Weekdays => string.Create(CultureInfo.InvariantCulture, $"0 {At.Minute} {At.Hour} ? * MON-FRI"),
        Repeat.Weekly => string.Create(CultureInfo.InvariantCulture, $"0 {At.Minute} {At.Hour} ? * {days[Day - 1]}"),
        Repeat.Monthly => string.Create(CultureInfo.InvariantCulture, $"0 {At.Minute} {At.Hour} {Day} * ?"),
        _ => string.Create(CultureInfo.InvariantCulture, $"0 {At.Minute} {At.Hour} * * ?"),
    };

    private string Word => Repeat switch
    {
        Repeat.Weekdays => "weekdays",
        Repeat.Weekly => "weekly",
        Repeat.Monthly => "monthly",
        _ => "daily",
    };
}
