using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>What came of reading a scenario.</summary>
/// <param name="Scenario">The scenario; null when there are problems.</param>
/// <param name="Problems">What is wrong: where, what, how to mend it.</param>
public sealed record ScenarioReading(Scenario? Scenario, ImmutableArray<string> Problems);

/// <summary>Reads scenarios. Whatever is wrong in a file is said at once, with its place.</summary>
public sealed class ScenarioReader
{
    private static readonly ImmutableArray<string> TopMembers =
        ["pathway", "process", "at", "zone", "variables", "steps", "expect"];
    private static readonly ImmutableArray<string> RemarkMembers = ["title", "description", "source", "$schema", "id", "name", "comment", "note"];
    private static readonly ImmutableArray<string> StepWords =
    [
        "waiting", "complete", "start", "message", "signal", "set", "advance", "until", "fail", "escalate", "retry",
        "cancel", "notified", "rejected",
    ];
    private static readonly ImmutableDictionary<string, string[]> StepMembers = new Dictionary<string, string[]>
    {
        ["complete"] = ["with", "index", "by"],
        ["message"] = ["key", "with"],
        ["signal"] = ["with"],
        ["fail"] = ["error", "index"],
        ["escalate"] = ["code", "index"],
        ["cancel"] = ["index"],
    }.ToImmutableDictionary(StringComparer.Ordinal);
    private static readonly ImmutableArray<string> ExpectMembers =
        ["state", "visited", "notVisited", "counts", "variables", "decisions"];

    private readonly ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();
    private readonly string source;
    private CivilTime civil = CivilTime.Of("Europe/Paris");
    private string place;

    private ScenarioReader(string source)
    {
        this.source = source;
        place = "";
    }

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Name of the file, for problems.</param>
    public static ScenarioReading Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        var reader = new ScenarioReader(source);
        try
        {
            using var document = JsonDocument.Parse(
                json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Scenario? scenario = reader.ReadScenario(document.RootElement);
            return new ScenarioReading(reader.problems.Count == 0 ? scenario : null, reader.problems.ToImmutable());
        }
        catch (JsonException problem)
        {
            return new ScenarioReading(null, [$"{source} is not JSON: {problem.Message}"]);
        }
    }

    private Scenario? ReadScenario(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Say("is no JSON object", "Write { \"pathway\": …, \"at\": …, \"steps\": [ … ], \"expect\": { … } }.");
            return null;
        }

        NameUnknown(root, [.. TopMembers, .. RemarkMembers]);
        var zone = Text(root, "zone") ?? civil.ZoneId;
        if (CivilTime.Knows(zone))
        {
            civil = CivilTime.Of(zone);
        }
        else
        {
            Say($"names the zone '{zone}', which does not exist", "Use an IANA name such as Europe/Paris.");
        }

        var pathway = Text(root, "pathway");
        if (pathway is null)
        {
            Say("names no pathway", "Add \"pathway\": the drawing, relative to this file.");
        }

        DateTimeOffset at = Instant(root, "at") ?? default;
        return new Scenario(
            source, Text(root, "title") ?? Text(root, "name"), pathway ?? "",
            Text(root, "process") is { } process ? new ElementId(process) : null,
            at, zone, Values(root, "variables"), ReadSteps(root), ReadExpect(root));
    }

    private ImmutableArray<ScenarioStep> ReadSteps(JsonElement root)
    {
        if (!root.TryGetProperty("steps", out JsonElement steps) || steps.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (steps.ValueKind != JsonValueKind.Array)
        {
            Say("has \"steps\" that are no list", "Write \"steps\": [ { … }, … ].");
            return [];
        }

        ImmutableArray<ScenarioStep>.Builder read = ImmutableArray.CreateBuilder<ScenarioStep>();
        foreach ((var index, JsonElement step) in steps.EnumerateArray().Index())
        {
            place = string.Create(CultureInfo.InvariantCulture, $", step {index + 1}");
            if (ReadStep(step, index + 1) is { } understood)
            {
                read.Add(understood);
            }
        }

        place = "";
        return read.ToImmutable();
    }

    private ScenarioStep? ReadStep(JsonElement step, int number)
    {
        string[] words = step.ValueKind == JsonValueKind.Object
            ? [.. StepWords.Where(word => step.TryGetProperty(word, out _))]
            : [];

        // A step with a key of its own may use other words as members: {"message": …, "with": …}.
        var word = words.Length > 1 && step.EnumerateObject().First().Name is { } first && words.Contains(first) ? first : words.FirstOrDefault();
        if (word is null || words.Length > 1)
        {
            Say(
                words.Length > 1 ? $"says several things at once ({string.Join(", ", words)})" : $"is no step: {Short(step)}",
                $"Say exactly one of: {string.Join(", ", StepWords)}.");
            return null;
        }

        NameUnknown(step, [word, .. StepMembers.GetValueOrDefault(word, []), .. RemarkMembers]);
        var text = Short(step);
        JsonElement value = step.GetProperty(word);
        switch (word)
        {
            case "waiting":
                return new ScenarioStep.Waiting(number, text, Ids(step, word));
            case "set":
                return new ScenarioStep.Set(number, text, Values(step, word));
            case "advance":
                if (IsoDuration.TryParse(Text(step, word), out IsoDuration duration) && !duration.IsNegative)
                {
                    return new ScenarioStep.Advance(number, text, duration);
                }

                Say($"has the duration {Short(value)}, which is no ISO 8601 duration", "Write for example P7D or PT48H.");
                return null;
            case "until":
                return Instant(step, word) is { } instant ? new ScenarioStep.Until(number, text, instant) : null;
            case "notified":
                return new ScenarioStep.Notified(number, text, ReadMessages(value));
            case "rejected":
                return ReadStep(value, number) is { } inner ? new ScenarioStep.Rejected(number, text, inner) : null;
            default:
                return Text(step, word) is { } name ? ReadAct(step, number, text, word, name) : Missing(word);
        }
    }

    private ScenarioStep ReadAct(JsonElement step, int number, string text, string word, string name) => word switch
    {
        "complete" => new ScenarioStep.Complete(
            number, text, new ElementId(name), Values(step, "with"), Whole(step, "index"), Text(step, "by")),
        "start" => new ScenarioStep.Start(number, text, new ElementId(name)),
        "message" => new ScenarioStep.Message(number, text, name, KeyText(step), Values(step, "with")),
        "signal" => new ScenarioStep.Signal(number, text, name, Values(step, "with")),
        "fail" => new ScenarioStep.Fail(number, text, new ElementId(name), Text(step, "error") ?? "", Whole(step, "index")),
        "escalate" => new ScenarioStep.Escalate(
            number, text, new ElementId(name), Text(step, "code") ?? "", Whole(step, "index")),
        "retry" => new ScenarioStep.Retry(number, text, new ElementId(name)),
        _ => new ScenarioStep.Cancel(number, text, new ElementId(name), Whole(step, "index")),
    };

    private ScenarioStep? Missing(string word)
    {
        Say($"has no name after \"{word}\"", "Name the element, the message or the signal as a text.");
        return null;
    }

    private ImmutableArray<(string Role, string Template)> ReadMessages(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            Say("has \"notified\" that is no list", "Write [{\"role\": …, \"template\": …}].");
            return [];
        }

        ImmutableArray<(string, string)>.Builder messages = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (JsonElement message in list.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object && Text(message, "role") is { } role
                && Text(message, "template") is { } template)
            {
                messages.Add((role, template));
            }
            else
            {
                Say($"has a message without role and template: {Short(message)}", "Write {\"role\": …, \"template\": …}.");
            }
        }

        return messages.ToImmutable();
    }

    private ScenarioExpectation ReadExpect(JsonElement root)
    {
        if (!root.TryGetProperty("expect", out JsonElement expect) || expect.ValueKind != JsonValueKind.Object)
        {
            return ScenarioExpectation.Anything;
        }

        place = ", expect";
        NameUnknown(expect, [.. ExpectMembers, .. RemarkMembers]);
        InstanceStatus? state = null;
        if (Text(expect, "state") is { } said)
        {
            state = said switch
            {
                "active" => InstanceStatus.Active,
                "completed" => InstanceStatus.Completed,
                "terminated" => InstanceStatus.Terminated,
                "incident" => InstanceStatus.Incident,
                _ => null,
            };
            if (state is null)
            {
                Say($"has the state '{said}'", "Write active, completed, terminated or incident.");
            }
        }

        FeelContext counts = Values(expect, "counts");
        ImmutableArray<KeyValuePair<ElementId, int>>.Builder counted = ImmutableArray.CreateBuilder<KeyValuePair<ElementId, int>>();
        foreach ((var id, FeelValue count) in counts.Entries)
        {
            if (count.Kind == FeelKind.Number && count.AsNumber().TryToInt64(out var times) && times is >= 0 and <= int.MaxValue)
            {
                counted.Add(KeyValuePair.Create(new ElementId(id), (int)times));
            }
            else
            {
                Say($"counts '{id}' as {count}", "Write a whole number from 0.");
            }
        }

        return new ScenarioExpectation(
            state, Ids(expect, "visited"), Ids(expect, "notVisited"), counted.ToImmutable(),
            Values(expect, "variables"), Values(expect, "decisions"));
    }

    private ImmutableArray<ElementId> Ids(JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String && id.GetString()!.Length > 0))
        {
            return [.. list.EnumerateArray().Select(id => new ElementId(id.GetString()!))]; // All are texts.
        }

        Say($"has \"{member}\" that is no list of element ids", $"Write \"{member}\": [\"…\", …].");
        return [];
    }

    private FeelContext Values(JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out JsonElement values) || values.ValueKind == JsonValueKind.Null)
        {
            return FeelContext.Empty;
        }

        try
        {
            if (values.ValueKind == JsonValueKind.Object && FeelJson.Read(values) is { Kind: FeelKind.Context } context)
            {
                return context.AsContext();
            }
        }
        catch (Exception problem) when (problem is JsonException or FormatException or ArgumentException)
        {
            Say($"has \"{member}\" that cannot be read: {problem.Message}", "Correct the value.");
            return FeelContext.Empty;
        }

        Say($"has \"{member}\" that is no object", $"Write \"{member}\": {{ \"name\": value, … }}.");
        return FeelContext.Empty;
    }

    private DateTimeOffset? Instant(JsonElement owner, string member)
    {
        var text = Text(owner, member);
        if (text is not null)
        {
            const DateTimeStyles styles = DateTimeStyles.None;
            var hasOffset = text.EndsWith('Z') || (text.Length > 10 && text[10..].AsSpan().IndexOfAny('+', '-') >= 0);
            if (hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out DateTimeOffset instant))
            {
                return instant;
            }

            if (!hasOffset && DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out DateTime local))
            {
                return civil.At(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
            }
        }

        Say(
            text is null ? $"has no \"{member}\"" : $"has the time '{text}', which is not ISO 8601",
            $"Write \"{member}\": a time such as 2026-03-02T09:00:00+01:00.");
        return null;
    }

    private string? Text(JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() is { Length: > 0 } text ? text : null;
        }

        Say($"has \"{member}\": {Short(value)}, where a text is expected", "Write it between quotes.");
        return null;
    }

    private static string? KeyText(JsonElement step) =>
        !step.TryGetProperty("key", out JsonElement key) || key.ValueKind == JsonValueKind.Null ? null
        : key.ValueKind == JsonValueKind.String ? key.GetString()
        : FeelJson.Read(key).ToString();

    private int? Whole(JsonElement owner, string member)
    {
        if (!owner.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0)
        {
            return number;
        }

        Say($"has \"{member}\": {Short(value)}", "Write a whole number; the first is 0.");
        return null;
    }

    private void NameUnknown(JsonElement owner, ImmutableArray<string> known)
    {
        foreach (JsonProperty member in owner.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            Say($"has \"{member.Name}\", which means nothing there", $"Known are: {string.Join(", ", known.Except(RemarkMembers))}.");
        }
    }

    private void Say(string what, string remedy) => problems.Add($"{source}{place} {what}. {remedy}");

    private static string Short(JsonElement json)
    {
        var text = json.GetRawText().ReplaceLineEndings(" ");
        while (text.Contains("  ", StringComparison.Ordinal))
        {
            text = text.Replace("  ", " ", StringComparison.Ordinal);
        }

        return text.Length <= 120 ? text : $"{text[..117]}…";
    }
}
