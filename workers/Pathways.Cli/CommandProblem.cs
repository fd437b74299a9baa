namespace Pathways.Cli;

/// <summary>Why a command could not do its work, for the person who typed it: a code and one sentence.</summary>
/// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
/// <param name="Message">Who, what, why not, and what to do.</param>
internal sealed record CommandProblem(string Code, string Message)
{
    /// <summary>A text that cannot be the id of a network.</summary>
    public static CommandProblem NoNetworkId(string text) => new(
        "PW6219", $"'{text}' is no network id. Write up to 40 lower-case letters, digits and hyphens, such as rsma-demo.");

    /// <inheritdoc />
    public override string ToString() => $"{Code} {Message}";
}
