namespace Pathways.Cli.Vectors;

/// <summary>What came of reading a map.</summary>
internal abstract record VectorMapReading
{
    private VectorMapReading() { }

    /// <summary>The map.</summary>
    internal sealed record Understood(VectorMap Map) : VectorMapReading;

    /// <summary>Why the file is no map, with the line.</summary>
    internal sealed record Refused(CommandProblem Problem) : VectorMapReading;
}
