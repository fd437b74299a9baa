using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Samples.Tests;

/// <summary>The forms of the obesity pathway, by key.</summary>
internal static class SampleForms
{
    public static string[] Files { get; } =
        [.. Directory.GetFiles(Path.Combine(SampleFolder.Obesity, "forms"), "*.json").Select(file => Path.GetFileName(file))];

    public static ImmutableDictionary<string, FormDefinition> ByKey { get; } = Files.Select(file => Read(file)).ToImmutableDictionary(form => form.Key);

    public static FormReading Reading(string file) =>
        FormReader.Read(SampleFolder.Read("childhood-obesity-etp", "forms", file), Path.GetFileNameWithoutExtension(file), file);

    public static FormDefinition Read(string file) =>
        Reading(file).Form ?? throw new InvalidDataException(string.Join('\n', Reading(file).Findings));
}
