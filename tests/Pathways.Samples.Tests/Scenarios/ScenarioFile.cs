using System.Text.Json;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>A scenario as it stands in its file.</summary>
internal sealed record ScenarioFile(
    DateTimeOffset At, string Zone, FeelContext Variables, IReadOnlyList<JsonElement> Steps, JsonElement Expect)
{
    public static ScenarioFile Read(string file)
    {
        string json = SampleFolder.Read(SampleFolder.Obesity, "scenarios", file);
        JsonElement root = JsonDocument.Parse(json).RootElement;
        return new ScenarioFile(
            root.GetProperty("at").GetDateTimeOffset(),
            root.GetProperty("zone").GetString() ?? "Europe/Paris",
            FeelJson.Read(root.GetProperty("variables")).AsContext(),
            [.. root.GetProperty("steps").EnumerateArray()],
            root.GetProperty("expect"));
    }
}
