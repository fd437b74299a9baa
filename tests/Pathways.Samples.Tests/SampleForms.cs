using Pathways.Definitions;

namespace Pathways.Samples.Tests;

/// <summary>The forms of all samples.</summary>
internal static class SampleForms
{
    /// <summary>Each as <c>folder/forms/file</c>.</summary>
    public static string[] Files { get; } = SampleFolder.All("forms", ".json");

    public static FormReading Reading(string file) => FormReader.Read(
        SampleFolder.Read(file), Path.GetFileNameWithoutExtension(file), Path.GetFileName(file));

    public static FormDefinition Read(string file) =>
        Reading(file).Form ?? throw new InvalidDataException(string.Join('\n', Reading(file).Findings));
}
