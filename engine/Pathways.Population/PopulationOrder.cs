namespace Pathways.Population;

/// <summary>Which population is wanted.</summary>
/// <param name="People">How many patients; at least 1.</param>
/// <param name="Seed">What all chance follows from.</param>
/// <param name="Until">Now: lives are told up to here. The same instant gives the same lives.</param>
public sealed record PopulationOrder(int People, long Seed, DateTimeOffset Until);
