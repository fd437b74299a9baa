using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Runtime;

namespace Pathways.Cli.Publishing;

/// <summary><c>pathways publish FOLDER --database …</c>: publishes what is new in a pathway's folder, whole or not at all.</summary>
internal static class PublishVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "The pathway's folder." };
        Option<string> database = new("--database")
        {
            Description = "Where to publish: sqlite:FILE or a PostgreSQL connection string.",
            Required = true,
        };
        Option<string> network = new("--network")
        {
            Description = "The network in which it takes effect.",
            DefaultValueFactory = _ => "demo",
        };
        Command verb = new("publish", "Check a pathway's folder and publish what is new in it. Exit code 1 when it has errors.")
        {
            folder,
            database,
            network,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(folder),
            parsed.GetRequiredValue(database),
            parsed.GetRequiredValue(network),
            parsed.InvocationConfiguration,
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string folder, string database, string network, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return await ImpossibleAsync(console, $"PW6201 The folder '{folder}' does not exist.");
        }

        if (!NetworkId.IsWellFormed(network))
        {
            return await ImpossibleAsync(console, CommandProblem.NoNetworkId(network).ToString());
        }

        PathwayBundle bundle;
        try
        {
            bundle = await PathwayBundle.ReadFolderAsync(folder, cancellationToken);
        }
        catch (InvalidDataException unreadable)
        {
            return await ImpossibleAsync(console, $"PW2001 {unreadable.Message}");
        }

        PublishOutcome? outcome = null;
        string? refusal = await DatabaseComposition.ChangeAsync(
            database,
            async services => outcome = await services.GetRequiredService<PathwayPublisher>().PublishAsync(
                new NetworkId(network), Actor.PlatformPerson, bundle, cancellationToken),
            cancellationToken);
        return refusal is not null
            ? await ImpossibleAsync(console, refusal)
            : await PublishReport.WriteAsync(outcome ?? throw new UnreachableException("Nothing was published and nobody said why."), console.Output);
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }
}
