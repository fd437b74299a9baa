using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Runtime;

namespace Pathways.Cli.Publishing;

/// <summary>
/// <c>pathways import FILE --database … --network …</c>: publishes what is new in a signed package, whole or not at all, when its signer is
/// trusted: the installation itself, or whoever <c>--trust</c> names.
/// </summary>
internal static class ImportVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "The package, a .zip that was exported." };
        Option<string> database = new("--database") { Description = "Where to publish: sqlite:FILE or a PostgreSQL connection string.", Required = true };
        Option<string> network = new("--network") { Description = "The network in which it takes effect.", DefaultValueFactory = _ => "demo" };
        Option<string[]> trust = new("--trust") { Description = "Fingerprint of a signer whom one trusts; may be given several times.", DefaultValueFactory = _ => [] };
        Command verb = new("import", "Check a signed package and publish what is new in it. Exit code 1 when it has errors.")
        {
            file, database, network, trust,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(database), parsed.GetRequiredValue(network), [.. parsed.GetValue(trust) ?? []],
            parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string file, string database, string network, ImmutableArray<string> trusted, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return await ImpossibleAsync(console, new CommandProblem("PW6201", $"The file '{file}' does not exist.").ToString());
        }

        if (!NetworkId.IsWellFormed(network))
        {
            return await ImpossibleAsync(console, CommandProblem.NoNetworkId(network).ToString());
        }

        PathwayPackage package = await PathwayPackage.ReadAsync(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        if (package is not PathwayPackage.Signed signed)
        {
            return await ImpossibleAsync(console, package is PathwayPackage.Broken { Problem: var problem }
                ? $"{problem.Code} {problem.Sentence}"
                : new CommandProblem("PW6226", $"'{file}' is no signed package. Unpack it, look at it, and use 'pathways publish FOLDER'.").ToString());
        }

        PublishOutcome? outcome = null;
        string? refusal = await DatabaseComposition.ChangeAsync(
            database,
            async services => outcome = trusted.Contains(signed.Signer, StringComparer.OrdinalIgnoreCase)
                || await services.GetRequiredService<PackageSigner>().FingerprintAsync(cancellationToken) == signed.Signer
                    ? await services.GetRequiredService<PathwayPublisher>().PublishAsync(
                        new NetworkId(network), Actor.PlatformPerson, signed.Bundle, cancellationToken)
                    : null,
            cancellationToken);
        if (refusal is null && outcome is null)
        {
            refusal = new CommandProblem(
                "PW6227",
                $"The package is signed by {signed.Signer}, who is not trusted here. Compare the fingerprint with whoever sent it, then add --trust {signed.Signer}.").ToString();
        }

        if (refusal is not null)
        {
            return await ImpossibleAsync(console, refusal);
        }

        await console.Output.WriteLineAsync(
            $"{signed.Manifest.Pathway} version {signed.Manifest.Version} of {signed.Manifest.Network}, signed by {signed.Signer}");
        return await PublishReport.WriteAsync(outcome ?? throw new UnreachableException("Nothing was published and nobody said why."), console.Output);
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }
}
