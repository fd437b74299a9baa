namespace Pathways.Cli.Tests;

/// <summary>Types a command and keeps what came back.</summary>
internal sealed record Shell(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public static async Task<Shell> RunAsync(params string[] arguments)
    {
        await using StringWriter output = new();
        await using StringWriter errors = new();
        int code = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return new Shell(code, output.ToString(), errors.ToString());
    }
}
