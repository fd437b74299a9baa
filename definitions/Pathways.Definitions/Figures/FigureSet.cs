using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>The figures that a network gives about one pathway, or about all of them.</summary>
/// <param name="Pathway">Key of the pathway; null when they are asked of the cases of every pathway.</param>
/// <param name="Figures">The figures in the order of the file, each with a key of its own.</param>
public sealed record FigureSet(string? Pathway, ImmutableArray<FigureDefinition> Figures);

/// <summary>What came of reading a file of figures.</summary>
/// <param name="Set">The figures; null when the file has errors.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record FigureReading(FigureSet? Set, ImmutableArray<Finding> Findings);
