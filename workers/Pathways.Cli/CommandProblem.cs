namespace Pathways.Cli;

/// <summary>Why a command could not do its work, for the person who typed it: a code and one sentence.</summary>
/// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
/// <param name="Message">Who, what, why not, and what to do.</param>
internal sealed record CommandProblem(string Code, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Code} {Message}";
}
