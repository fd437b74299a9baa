using System.Collections.Immutable;
using System.Text.Json;

namespace Pathways.Cli.Scenarios;

/// <summary>A file that is to be played.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path seen from what the person named, with forward slashes.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record ScenarioFile(string Path, string Name, string Text)
{
    private const string Folder = "scenarios";

    /// <summary>
    /// The scenarios that a person named, in the order of their paths. A file named on its own has to be one; in a folder
    /// other JSON, such as forms, may lie about.
    /// </summary>
    /// <param name="path">A file or a folder.</param>
    /// <returns>Nothing when the path does not exist or is a folder without scenarios.</returns>
    public static ImmutableArray<ScenarioFile> Below(string path)
    {
        if (File.Exists(path))
        {
            return [new ScenarioFile(path, System.IO.Path.GetFileName(path), File.ReadAllText(path))];
        }

        return Directory.Exists(path)
            ?
            [
                .. Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                    .Select(file => new ScenarioFile(
                        file, System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file)))
                    .Where(file => file.LooksLikeOne)
                    .OrderBy(file => file.Name, StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>The full path of what the scenario names beside itself.</summary>
    public string PathOf(string relative) => System.IO.Path.GetFullPath(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? string.Empty, relative));

    private bool LooksLikeOne
    {
        get
        {
            if (System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))) == Folder)
            {
                return true; // One that cannot be read must be said.
            }

            try
            {
                using JsonDocument json = JsonDocument.Parse(Text);
                return json.RootElement.ValueKind == JsonValueKind.Object
                    && json.RootElement.TryGetProperty("pathway", out _)
                    && (json.RootElement.TryGetProperty("steps", out _) || json.RootElement.TryGetProperty("expect", out _));
            }
            catch (JsonException)
            {
                return true; // Whether it is meant to be one cannot be told: it is said that it cannot be read.
            }
        }
    }
}
