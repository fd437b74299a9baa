using System.Collections.Immutable;

namespace Pathways.Cli.Vectors;

/// <summary>How one file of test vectors went.</summary>
/// <param name="Name">Name of the file without its ending.</param>
/// <param name="Passed">Rows for which every answer was as expected.</param>
/// <param name="Total">All rows.</param>
/// <param name="Remarks">What differed, or why the file failed whole; one line each.</param>
internal sealed record VectorOutcome(string Name, int Passed, int Total, ImmutableArray<string> Remarks)
{
    /// <summary>All rows failed, for one reason.</summary>
    public static VectorOutcome Whole(string name, int total, CommandProblem problem) => new(name, 0, total, [problem.ToString()]);
}
