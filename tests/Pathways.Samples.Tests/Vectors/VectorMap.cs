using YamlDotNet.Serialization;

namespace Pathways.Samples.Tests;

/// <summary>samples/vectors.yaml as far as these tests need it; <c>pathways vectors</c> reads it strictly.</summary>
internal sealed class VectorMap
{
    [YamlMember(Alias = "format")]
    public int Format { get; set; }

    [YamlMember(Alias = "files")]
    public Dictionary<string, VectorMapping> Files { get; set; } = [];

    public static VectorMap Read() =>
        new DeserializerBuilder().Build().Deserialize<VectorMap>(SampleFolder.Read("vectors.yaml"));
}

/// <summary>How one file of vectors is asked.</summary>
internal sealed class VectorMapping
{
    [YamlMember(Alias = "model")]
    public string Model { get; set; } = string.Empty;

    [YamlMember(Alias = "decision")]
    public string Decision { get; set; } = string.Empty;

    [YamlMember(Alias = "ignored")]
    public List<string> Ignored { get; set; } = [];

    [YamlMember(Alias = "inputs")]
    public Dictionary<string, string> Inputs { get; set; } = [];

    /// <summary>Column → FEEL over result, or a mapping with <c>output</c> and <c>tolerance</c>.</summary>
    [YamlMember(Alias = "expected")]
    public Dictionary<string, object> Expected { get; set; } = [];
}
