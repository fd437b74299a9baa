using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// The members of one JSON object of a scenario, read by type. What cannot be read is noted and read as nothing.
/// </summary>
internal sealed class ScenarioMembers(
    JsonElement owner, string source, string place, ImmutableArray<ScenarioProblem>.Builder problems)
{
    private static readonly string[] CivilFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public IEnumerable<string> Names => owner.EnumerateObject().Select(member => member.Name);

    /// <summary>Whether the member is there; null counts as not said.</summary>
    public bool Has(string name) => Find(name) is not null;

    public JsonElement? Find(string name) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The object under a name, at a place of its own; null when it is not there or no object.</summary>
    public ScenarioMembers? Object(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new ScenarioMembers(value, source, name, problems);
        }

        SayUnreadable(name, "no object", $"Write \"{name}\": {{ … }}.");
        return null;
    }

    /// <summary>The list under a name; empty when it is not there or no list.</summary>
    public ImmutableArray<JsonElement> List(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.Array } list)
        {
            return [.. list.EnumerateArray()];
        }

        if (Has(name))
        {
            SayUnreadable(name, "no list", $"Write \"{name}\": [ … ].");
        }

        return [];
    }

    /// <summary>A text that has to be there.</summary>
    public string? RequiredText(string name, string remedy)
    {
        if (!Has(name))
        {
            Say("PW2171", $"\"{name}\" is missing", remedy);
            return null;
        }

        return Text(name);
    }

    /// <summary>A text of at least one letter; null when it is not there.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString();
        }

        SayUnreadable(name, value.ValueKind == JsonValueKind.String ? "empty" : "no text", "Write it between quotes.");
        return null;
    }

    /// <summary>A code, which may be empty; empty when it is not there.</summary>
    public string Code(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } text && string.IsNullOrWhiteSpace(text.GetString())
            ? ""
            : Text(name) ?? "";

    /// <summary>The key of a message: a text, or a number as text; null when it is not there.</summary>
    public string? Key(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } number ? FeelJson.Read(number).ToString() : Text(name);

    public int? Whole(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= 0)
        {
            return whole;
        }

        SayUnreadable(name, "no whole number from 0", "Write one, such as 0 for the first.");
        return null;
    }

    public ImmutableArray<ElementId> Ids(string name)
    {
        ImmutableArray<JsonElement> entries = List(name);
        if (entries.All(entry => entry.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(entry.GetString())))
        {
            return [.. entries.Select(entry => new ElementId(entry.GetString()!))]; // All are texts.
        }

        SayUnreadable(name, "no list of element ids", $"Write \"{name}\": [\"…\", …].");
        return [];
    }

    public IsoDuration? Duration(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (IsoDuration.TryParse(text, out IsoDuration duration) && !duration.IsNegative)
        {
            return duration;
        }

        SayUnreadable(name, "no ISO 8601 duration forward in time", "Write for example \"P7D\" or \"PT48H\".");
        return null;
    }

    /// <summary>An instant; a time without offset is what clocks of the zone show, a date its first instant.</summary>
    public DateTimeOffset? Instant(string name, CivilTime civil)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, CivilFormats, culture, DateTimeStyles.None, out DateTime shown))
        {
            return text.Contains('T', StringComparison.Ordinal)
                ? civil.At(shown)
                : civil.StartOf(DateOnly.FromDateTime(shown));
        }

        if (DateTimeOffset.TryParseExact(text, InstantFormats, culture, DateTimeStyles.None, out DateTimeOffset instant))
        {
            return instant;
        }

        SayUnreadable(
            name, "no ISO 8601 time",
            "Write for example \"2026-03-02T09:00:00+01:00\", or \"2026-03-02T09:00\" in the zone.");
        return null;
    }

    /// <summary>FEEL values by name; dates, times and durations are written <c>{"@": "2026-03-02"}</c>.</summary>
    public FeelContext Values(string name)
    {
        if (Find(name) is not { } value)
        {
            return FeelContext.Empty;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            SayUnreadable(name, "no object", $"Write \"{name}\": {{ \"name\": value, … }}.");
            return FeelContext.Empty;
        }

        ImmutableArray<KeyValuePair<string, FeelValue>>.Builder read =
            ImmutableArray.CreateBuilder<KeyValuePair<string, FeelValue>>();
        foreach (JsonProperty entry in value.EnumerateObject())
        {
            if (FirstUnreadable(entry.Value) is { } unreadable)
            {
                Say(
                    "PW2173", $"\"{entry.Name}\" of \"{name}\" holds {Short(unreadable)}, which is no value",
                    "Write a number as 31.2, a date as {\"@\": \"2026-03-02\"}, a duration as {\"@\": \"P6M\"}.");
            }
            else
            {
                read.Add(KeyValuePair.Create(entry.Name, FeelJson.Read(entry.Value)));
            }
        }

        return FeelContext.Of(read);
    }

    /// <summary>Names members that mean nothing here: a slip of the pen must not be passed over.</summary>
    public void NameUnknown(ImmutableArray<string> known, ImmutableArray<string> remarks)
    {
        foreach (var name in Names.Where(name => !known.Contains(name) && !remarks.Contains(name)))
        {
            Say("PW2172", $"\"{name}\" means nothing here", $"Known are: {string.Join(", ", known)}.");
        }
    }

    public void SayUnreadable(string name, string why, string remedy) =>
        Say("PW2173", $"\"{name}\" is {(Find(name) is { } value ? Short(value) : "null")}, which is {why}", remedy);

    public void Say(string code, string message, string remedy) =>
        problems.Add(new ScenarioProblem(code, source, place, message, remedy));

    /// <summary>The JSON on one line, shortened.</summary>
    public static string Short(JsonElement json)
    {
        const int most = 160;
        var words = json.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.Length <= most ? text : $"{text[..(most - 1)]}…";
    }

    /// <summary>FEEL reads what it does not understand as null; in a scenario that would hide a slip of the pen.</summary>
    private static JsonElement? FirstUnreadable(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Number when FeelJson.Read(json).IsNull:
                return json;
            case JsonValueKind.Object when json.GetPropertyCount() == 1 && json.TryGetProperty("@", out _):
                return FeelJson.Read(json).IsNull ? json : null;
            case JsonValueKind.Object:
                return json.EnumerateObject().Select(member => FirstUnreadable(member.Value))
                    .FirstOrDefault(found => found is not null);
            case JsonValueKind.Array:
                return json.EnumerateArray().Select(FirstUnreadable).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }
}
