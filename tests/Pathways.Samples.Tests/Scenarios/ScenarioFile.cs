using System.Text.Json;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>A scenario as it stands in its file.</summary>
internal sealed record ScenarioFile(
    string Title, DateTimeOffset At, string Zone, FeelContext Variables, IReadOnlyList<JsonElement> Steps, JsonElement Expect)
{
    public static ScenarioFile Read(string file)
    {
        JsonElement root = JsonDocument.Parse(SampleFolder.Read("childhood-obesity-etp", "scenarios", file)).RootElement;
        return new ScenarioFile(
            root.GetProperty("title").GetString() ?? file,
            root.GetProperty("at").GetDateTimeOffset(),
            root.GetProperty("zone").GetString() ?? "Europe/Paris",
            FeelJson.Read(root.GetProperty("variables")).AsContext(),
            [.. root.GetProperty("steps").EnumerateArray()],
            root.GetProperty("expect"));
    }
}
