using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Reads scenarios. Everything that is wrong in a file is said at once, each with its place and remedy.</summary>
public static class ScenarioReader
{
    private const string DefaultZone = "Europe/Paris";
    private static readonly ImmutableArray<string> Known =
        ["pathway", "process", "at", "zone", "variables", "steps", "expect"];
    private static readonly ImmutableArray<string> Remarks =
        ["title", "description", "source", "$schema", "id", "name", "comment", "comments", "note", "notes", "tags", "author", "version", "language"];

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Name of the file, for problems.</param>
    public static ScenarioReading Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ImmutableArray<ScenarioProblem>.Builder problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
        try
        {
            // Of two members with one name JSON readers take the last: the first would be a step that never happens.
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Scenario? scenario = Read(document.RootElement, source, problems);
            return new ScenarioReading(problems.Count == 0 ? scenario : null, problems.ToImmutable());
        }
        catch (JsonException problem)
        {
            return new ScenarioReading(null, [new ScenarioProblem(
                "PW2170", source, "", $"the file is not JSON ({problem.Message.TrimEnd('.')})",
                "Correct it at that line.")]);
        }
    }

    private static Scenario? Read(JsonElement root, string source, ImmutableArray<ScenarioProblem>.Builder problems)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new ScenarioProblem(
                "PW2170", source, "", "the file is no JSON object",
                "Write { \"pathway\": …, \"at\": …, \"steps\": [ … ], \"expect\": { … } }."));
            return null;
        }

        var members = new ScenarioMembers(root, source, "", problems);
        members.NameUnknown(Known, Remarks);
        var pathway = members.RequiredText(
            "pathway", "Add the drawing's path, seen from this file: \"pathway\": \"../pathway.bpmn\".");
        var zone = members.Text("zone") ?? DefaultZone;
        if (!CivilTime.Knows(zone))
        {
            members.SayUnreadable("zone", "no time zone", $"Use an IANA name such as {DefaultZone}.");
            zone = DefaultZone;
        }

        var civil = CivilTime.Of(zone);
        if (!members.Has("at"))
        {
            members.Say("PW2171", "\"at\" is missing", "Add when the case begins: \"at\": \"2026-03-02T09:00:00+01:00\".");
        }

        return new Scenario(
            source, members.Text("title") ?? members.Text("name"), pathway ?? "",
            members.Text("process") is { } process ? new ElementId(process) : null,
            members.Instant("at", civil) ?? default, zone, members.Values("variables"),
            ReadSteps(members, source, civil, problems),
            members.Object("expect") is { } expect ? ExpectationReader.Read(expect) : ScenarioExpectation.Anything);
    }

    private static ImmutableArray<ScenarioStep> ReadSteps(
        ScenarioMembers members, string source, CivilTime civil, ImmutableArray<ScenarioProblem>.Builder problems)
    {
        ImmutableArray<ScenarioStep>.Builder steps = ImmutableArray.CreateBuilder<ScenarioStep>();
        foreach ((var index, JsonElement step) in members.List("steps").Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"step {index + 1}");
            if (new ScenarioStepReader(source, place, civil, problems).Read(step, index + 1) is { } read)
            {
                steps.Add(read);
            }
        }

        return steps.ToImmutable();
    }
}
