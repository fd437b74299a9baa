using System.Collections.Immutable;

namespace Pathways.Cli.Vectors;

/// <summary>Which decision answers which file of test vectors; see <c>samples/README.md</c>.</summary>
/// <param name="Folder">Folder of the map; models are found from here.</param>
/// <param name="Files">By name of the CSV file.</param>
internal sealed record VectorMap(string Folder, ImmutableSortedDictionary<string, VectorMapping> Files);

/// <summary>How one file of test vectors is read.</summary>
/// <param name="Model">Path of the DMN file, from the map's folder.</param>
/// <param name="Decision">A decision or decision service of the model, by name or id.</param>
/// <param name="Id">Column that names the row in messages.</param>
/// <param name="Ignored">Columns that are neither input nor answer.</param>
/// <param name="Inputs">Inputs that are computed from columns: name → FEEL over the raw texts of the row.</param>
/// <param name="Expected">Columns that hold answers.</param>
internal sealed record VectorMapping(
    string Model,
    string Decision,
    string Id,
    ImmutableSortedSet<string> Ignored,
    ImmutableSortedDictionary<string, string> Inputs,
    ImmutableSortedDictionary<string, ExpectedAnswer> Expected);

/// <summary>What a column is compared with.</summary>
/// <param name="Output">FEEL over <c>result</c>, the decision's output.</param>
/// <param name="Tolerance">Largest difference of two numbers that still counts as equal; null when they must be equal.</param>
internal sealed record ExpectedAnswer(string Output, string? Tolerance);
