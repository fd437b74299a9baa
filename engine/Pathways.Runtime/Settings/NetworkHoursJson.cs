using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>The hours of a network as they are kept: <c>{"region":"reunion","closed":[{"first":"2026-08-10",…}],"quiet":{…}}</c>.</summary>
internal static partial class NetworkHoursJson
{
    public static string Write(NetworkHours hours) => JsonSerializer.Serialize(
        new Document(
            hours.Calendar.Region is { } region ? HolidayRegions.WordOf(region) : null,
            [.. hours.Calendar.ClosingDays.Select(days => new Closed(days.First, days.Last))],
            hours.Quiet is { } quiet ? new Quiet(quiet.From, quiet.To, DayCounts.WordOf(quiet.SendingDays)) : null),
        Context.Default.Document);

    public static NetworkHours Read(string text)
    {
        Document document = JsonSerializer.Deserialize(text, Context.Default.Document)
            ?? throw new JsonException($"The setting '{NetworkTimes.HoursKey}' of a network is empty.");
        return new NetworkHours
        {
            Calendar = new NetworkCalendar
            {
                Region = HolidayRegions.Find(document.Region),
                ClosingDays = [.. document.Closed.Select(days => new ClosingDays(days.First, days.Last))],
            },
            Quiet = document.Quiet is { } quiet
                ? new QuietTime(quiet.From, quiet.To, DayCounts.Find(quiet.Days) ?? DayCount.Civil)
                : null,
        };
    }

    private sealed record Document(string? Region, ImmutableArray<Closed> Closed, Quiet? Quiet);

    private sealed record Closed(DateOnly First, DateOnly Last);

    private sealed record Quiet(TimeOnly From, TimeOnly To, string Days);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Document))]
    private sealed partial class Context : JsonSerializerContext;
}
