using System.CommandLine;
using Pathways.Cli.Checking;
using Pathways.Cli.Conformance;
using Pathways.Cli.Deciding;
using Pathways.Cli.Figures;
using Pathways.Cli.Impact;
using Pathways.Cli.Migration;
using Pathways.Cli.Publishing;
using Pathways.Cli.Scenarios;
using Pathways.Cli.Seeding;
using Pathways.Cli.Vectors;
using Pathways.Cli.Verifying;

namespace Pathways.Cli;

/// <summary>The command <c>pathways</c> with its verbs; each verb has a folder of its own.</summary>
internal static class CommandLine
{
    /// <summary>Understands and executes what was typed.</summary>
    /// <param name="arguments">What was typed after <c>pathways</c>.</param>
    /// <param name="output">Results.</param>
    /// <param name="errors">Why something was impossible.</param>
    /// <param name="cancellationToken">Interrupted by the person.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        RootCommand root = new("Pathways: check, publish and try care pathways and their rules.")
        {
            CheckVerb.Create(),
            PublishVerb.Create(),
            ExportVerb.Create(),
            ImportVerb.Create(),
            DecideVerb.Create(),
            RetakeVerb.Create(),
            VectorsVerb.Create(),
            TckVerb.Create(),
            BpmnRoundTripVerb.Create(),
            ScenarioVerb.Create(),
            VerifyVerb.Create(),
            SeedVerb.Create(),
            FiguresVerb.Create(),
            ImpactVerb.Create(),
            MigrateVerb.Create(),
        };
        // "@file" is how decide reads inputs; a response file would eat it.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        InvocationConfiguration configuration = new()
        {
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
        };
        int code = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.Impossible : code;
    }
}
