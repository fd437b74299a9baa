using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Samples.Tests;

/// <summary>The forms of the obesity pathway, by key.</summary>
internal static class SampleForms
{
    public static string[] Files { get; } = SampleFolder.FilesIn(SampleFolder.Obesity, "forms");

    public static ImmutableDictionary<string, FormDefinition> ByKey { get; } =
        Files.Select(Read).ToImmutableDictionary(form => form.Key);

    public static FormReading Reading(string file) =>
        FormReader.Read(
            SampleFolder.Read(SampleFolder.Obesity, "forms", file), Path.GetFileNameWithoutExtension(file), file);

    public static FormDefinition Read(string file) =>
        Reading(file).Form ?? throw new InvalidDataException(string.Join('\n', Reading(file).Findings));
}
