using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Writes scenarios as <see cref="ScenarioReader"/> reads them.</summary>
public static class ScenarioWriter
{
    // Authors read their own words, not escapes; what is written never stands inside HTML without being encoded there.
    private static readonly JavaScriptEncoder Letters = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>A scenario as JSON.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="isIndented">Whether people will read it.</param>
    public static string Write(Scenario scenario, bool isIndented = true)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = Letters }))
        {
            Write(json, scenario);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        WriteText(json, "title", scenario.Title);
        json.WriteString("pathway", scenario.Pathway);
        WriteText(json, "process", scenario.Process?.ToString());
        json.WriteString("at", Iso(scenario.At));
        json.WriteString("zone", scenario.Zone);
        WriteValues(json, "variables", scenario.Variables);
        json.WriteStartArray("steps");
        foreach (ScenarioStep step in scenario.Steps)
        {
            Write(json, step);
        }

        json.WriteEndArray();
        Write(json, scenario.Expect);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScenarioStep step)
    {
        json.WriteStartObject();
        switch (step)
        {
            case ScenarioStep.Waiting waiting:
                WriteIds(json, "waiting", waiting.Places);
                break;
            case ScenarioStep.Complete complete:
                json.WriteString("complete", complete.Element.ToString());
                WriteValues(json, "with", complete.With);
                WriteIndex(json, complete.Index);
                WriteText(json, "by", complete.By);
                break;
            case ScenarioStep.Start begun:
                json.WriteString("start", begun.Element.ToString());
                break;
            case ScenarioStep.Message message:
                json.WriteString("message", message.Name);
                WriteText(json, "key", message.Key);
                WriteValues(json, "with", message.With);
                break;
            case ScenarioStep.Signal signal:
                json.WriteString("signal", signal.Name);
                WriteValues(json, "with", signal.With);
                break;
            case ScenarioStep.Set set:
                json.WritePropertyName("set");
                FeelJson.Write(json, FeelValue.Context(set.With));
                break;
            case ScenarioStep.Advance advance:
                json.WriteString("advance", advance.For.ToString());
                break;
            case ScenarioStep.Until until:
                json.WriteString("until", Iso(until.Instant));
                break;
            case ScenarioStep.Fail fail:
                json.WriteString("fail", fail.Element.ToString());
                WriteText(json, "error", fail.Code);
                WriteIndex(json, fail.Index);
                break;
            case ScenarioStep.Escalate escalate:
                json.WriteString("escalate", escalate.Element.ToString());
                WriteText(json, "code", escalate.Code);
                WriteIndex(json, escalate.Index);
                break;
            case ScenarioStep.Retry retry:
                json.WriteString("retry", retry.Element.ToString());
                break;
            case ScenarioStep.Cancel cancel:
                json.WriteString("cancel", cancel.Element.ToString());
                WriteIndex(json, cancel.Index);
                break;
            case ScenarioStep.Notified notified:
                WriteMessages(json, notified.Messages);
                break;
            case ScenarioStep.Rejected rejected:
                json.WritePropertyName("rejected");
                Write(json, rejected.Step);
                break;
            default:
                throw new UnreachableException($"The step {step.GetType().Name} has no writer.");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScenarioExpectation expect)
    {
        json.WriteStartObject("expect");
        WriteText(json, "state", expect.State is { } state ? ExpectationCheck.Word(state) : null);
        WriteIds(json, "visited", expect.Visited);
        WriteIds(json, "notVisited", expect.NotVisited);
        if (!expect.Counts.IsEmpty)
        {
            json.WriteStartObject("counts");
            foreach ((ElementId element, var times) in expect.Counts)
            {
                json.WriteNumber(element.ToString(), times);
            }

            json.WriteEndObject();
        }

        WriteValues(json, "variables", expect.Variables);
        WriteValues(json, "decisions", expect.Decisions);
        json.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter json, ImmutableArray<ScenarioMessage> messages)
    {
        json.WriteStartArray("notified");
        foreach (ScenarioMessage message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role);
            json.WriteString("template", message.Template);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Waiting nowhere is said; visiting nothing is not.
    private static void WriteIds(Utf8JsonWriter json, string name, ImmutableArray<ElementId> ids)
    {
        if (ids.IsEmpty && name != "waiting")
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (ElementId id in ids)
        {
            json.WriteStringValue(id.ToString());
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteIndex(Utf8JsonWriter json, int? index)
    {
        if (index is { } number)
        {
            json.WriteNumber("index", number);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, string name, FeelContext values)
    {
        if (values.Count > 0)
        {
            json.WritePropertyName(name);
            FeelJson.Write(json, FeelValue.Context(values));
        }
    }

    private static string Iso(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
