using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Runtime;

namespace Pathways.Cli.Publishing;

/// <summary><c>pathways export KEY --database … --network …</c>: packs a published version as one signed archive.</summary>
internal static class ExportVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> key = new("key") { Description = "Key of the pathway." };
        Option<string> database = new("--database") { Description = "Where it is published: sqlite:FILE or a PostgreSQL connection string.", Required = true };
        Option<string> network = new("--network") { Description = "The network whose version it is.", DefaultValueFactory = _ => "demo" };
        Option<int?> version = new("--version") { Description = "The version; otherwise the one in force." };
        Option<string?> to = new("--to") { Description = "The file to write; otherwise KEY-vN.pathway.zip in this folder." };
        Command verb = new("export", "Pack a published pathway with its rules, forms, templates, scenarios and tables as one signed archive.")
        {
            key, database, network, version, to,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(key), parsed.GetRequiredValue(database), parsed.GetRequiredValue(network), parsed.GetValue(version),
            parsed.GetValue(to), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string key, string database, string network, int? version, string? to, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!NetworkId.IsWellFormed(network))
        {
            return await ImpossibleAsync(console, CommandProblem.NoNetworkId(network).ToString());
        }

        // The first export makes the key that signs.
        PackedPathway? packed = null;
        string? refusal = await DatabaseComposition.ChangeAsync(
            database,
            async services => packed = await services.GetRequiredService<PathwayPacker>().PackAsync(new NetworkId(network), key, version, cancellationToken),
            cancellationToken);
        if (refusal is not null || packed is null)
        {
            return await ImpossibleAsync(console, refusal ?? new CommandProblem(
                "PW6224", $"The network '{network}' has no published version {(version is { } number ? $"{number} " : string.Empty)}of '{key}'.").ToString());
        }

        string file = to ?? packed.Name;
        try
        {
            await File.WriteAllBytesAsync(file, packed.Archive, cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6225", $"The file '{file}' cannot be written: {unwritable.Message} Choose another place with --to.").ToString());
        }

        await console.Output.WriteLineAsync(
            $"exported {packed.Manifest.Pathway} version {packed.Manifest.Version} to {file}: {packed.Manifest.Files.Count} files, signed by {packed.Signer}");
        return ExitCode.Fine;
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }
}
