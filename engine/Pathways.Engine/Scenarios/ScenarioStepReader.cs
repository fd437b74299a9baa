using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Reads one step of a scenario: exactly one of the words, with the members that belong to it.</summary>
internal sealed class ScenarioStepReader(
    string source, string place, CivilTime civil, ImmutableArray<ScenarioProblem>.Builder problems)
{
    private static readonly ImmutableArray<string> Remarks = ["comment", "note", "description"];

    /// <summary>The words, each with the members that may stand beside it.</summary>
    private static readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Words =
    [
        new("waiting", []),
        new("complete", ["with", "index", "by"]),
        new("start", []),
        new("message", ["key", "with"]),
        new("signal", ["with"]),
        new("set", []),
        new("advance", []),
        new("until", []),
        new("fail", ["error", "index"]),
        new("escalate", ["code", "index"]),
        new("retry", []),
        new("cancel", ["index"]),
        new("notified", []),
        new("rejected", []),
    ];

    /// <summary>Looking and letting time pass cannot be refused.</summary>
    private static readonly ImmutableArray<string> NeverRefused = ["waiting", "advance", "until", "notified", "rejected"];

    /// <summary>The step; null when a problem was noted.</summary>
    public ScenarioStep? Read(JsonElement json, int number, bool isInside = false)
    {
        var known = string.Join(", ", Words.Select(word => word.Key));
        var step = new ScenarioMembers(json, source, place, problems);
        if (json.ValueKind != JsonValueKind.Object)
        {
            step.Say("PW2174", $"{ScenarioMembers.Short(json)} is no step", $"Write an object with exactly one of: {known}.");
            return null;
        }

        KeyValuePair<string, ImmutableArray<string>>[] said = [.. Words.Where(word => json.TryGetProperty(word.Key, out _))];
        if (said.Length != 1)
        {
            step.Say(
                "PW2174",
                said.Length == 0
                    ? $"{ScenarioMembers.Short(json)} says nothing that is known"
                    : $"the step says several things at once ({string.Join(", ", said.Select(word => word.Key))})",
                said.Length == 0 ? $"Write exactly one of: {known}." : "Make a step of each.");
            return null;
        }

        var word = said[0].Key;
        step.NameUnknown([word, .. said[0].Value], Remarks);
        if (isInside && NeverRefused.Contains(word))
        {
            step.Say(
                "PW2174", $"\"{word}\" stands inside \"rejected\", but is never refused",
                "Say there what must be refused.");
            return null;
        }

        if (!step.Has(word))
        {
            step.Say("PW2171", $"\"{word}\" says nothing", "Write what is meant.");
            return null;
        }

        return Read(step, json, number, word);
    }

    private ScenarioStep? Read(ScenarioMembers step, JsonElement json, int number, string word)
    {
        var text = ScenarioMembers.Short(json);
        switch (word)
        {
            case "waiting":
                return new ScenarioStep.Waiting(number, text, step.Ids(word));
            case "set":
                return new ScenarioStep.Set(number, text, step.Values(word));
            case "advance":
                return step.Duration(word) is { } duration ? new ScenarioStep.Advance(number, text, duration) : null;
            case "until":
                return step.Instant(word, civil) is { } instant ? new ScenarioStep.Until(number, text, instant) : null;
            case "notified":
                return new ScenarioStep.Notified(number, text, ReadMessages(step, word));
            case "rejected":
                return Read(json.GetProperty(word), number, isInside: true) is { } inner
                    ? new ScenarioStep.Rejected(number, text, inner)
                    : null;
            default:
                return step.Text(word) is { } name ? ReadAct(step, number, text, word, name) : null;
        }
    }

    private static ScenarioStep ReadAct(ScenarioMembers step, int number, string text, string word, string name) => word switch
    {
        "complete" => new ScenarioStep.Complete(
            number, text, new ElementId(name), step.Values("with"), step.Whole("index"), step.Text("by")),
        "start" => new ScenarioStep.Start(number, text, new ElementId(name)),
        "message" => new ScenarioStep.Message(number, text, name, step.Key("key"), step.Values("with")),
        "signal" => new ScenarioStep.Signal(number, text, name, step.Values("with")),
        "fail" => new ScenarioStep.Fail(number, text, new ElementId(name), step.Code("error"), step.Whole("index")),
        "escalate" => new ScenarioStep.Escalate(number, text, new ElementId(name), step.Code("code"), step.Whole("index")),
        "retry" => new ScenarioStep.Retry(number, text, new ElementId(name)),
        "cancel" => new ScenarioStep.Cancel(number, text, new ElementId(name), step.Whole("index")),
        _ => throw new UnreachableException($"The word {word} has no reader."),
    };

    private ImmutableArray<ScenarioMessage> ReadMessages(ScenarioMembers step, string word)
    {
        const string remedy = "Write {\"role\": \"…\", \"template\": \"…\"} for each message.";
        ImmutableArray<ScenarioMessage>.Builder messages = ImmutableArray.CreateBuilder<ScenarioMessage>();
        foreach (JsonElement entry in step.List(word))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                step.Say("PW2173", $"\"{word}\" holds {ScenarioMembers.Short(entry)}, which is no message", remedy);
                continue;
            }

            var message = new ScenarioMembers(entry, source, place, problems);
            message.NameUnknown(["role", "template"], Remarks);
            if (message.RequiredText("role", remedy) is { } role && message.RequiredText("template", remedy) is { } template)
            {
                messages.Add(new ScenarioMessage(role, template));
            }
        }

        return messages.ToImmutable();
    }
}
