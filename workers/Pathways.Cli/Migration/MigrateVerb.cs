using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.Cli.Migration;

/// <summary>
/// <c>pathways migrate KEY --to N</c>: tells what would become of each running case with another version; with <c>--apply</c> moves
/// those that can go, with <c>--undo</c> moves one back.
/// </summary>
internal static class MigrateVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> key = new("key") { Description = "Key of the pathway." };
        Option<int> to = new("--to") { Description = "The published version to go to." };
        Option<string> database = new("--database") { Description = "Whose cases: sqlite:FILE or a PostgreSQL connection string.", Required = true };
        Option<string> network = new("--network") { Description = "The network.", Required = true };
        Option<string[]> moves = new("--move") { Description = "A step that has another id there, old=new; may be given several times.", DefaultValueFactory = _ => [] };
        Option<Guid[]> only = new("--case") { Description = "Only this case; may be given several times.", DefaultValueFactory = _ => [] };
        Option<bool> apply = new("--apply") { Description = "Move the cases that can go; without it nothing changes." };
        Option<bool> undo = new("--undo") { Description = "Move the cases named by --case back to the version from which they came last." };
        Option<string> why = new("--why") { Description = "The reason, for the history of each case.", DefaultValueFactory = _ => string.Empty };
        Command verb = new("migrate", "Tell what would become of running cases with another version, or move them. Exit code 1 when one needs a person.")
        {
            key, to, database, network, moves, only, apply, undo, why,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            Wanted wanted = new(
                parsed.GetRequiredValue(key), parsed.GetValue(to), [.. parsed.GetValue(only) ?? []], parsed.GetValue(apply), parsed.GetValue(undo),
                parsed.GetValue(why) ?? string.Empty, parsed.GetRequiredValue(network));
            if (Mistake(wanted) is { } mistake)
            {
                return await ImpossibleAsync(console, mistake.ToString());
            }

            if (PlanOf(parsed.GetValue(moves) ?? []) is not { } plan)
            {
                return await ImpossibleAsync(console, new CommandProblem("PW6220", "--move takes an old and a new id: --move old=new.").ToString());
            }

            int code = ExitCode.Impossible;
            string? refusal = await Access(wanted)(
                parsed.GetRequiredValue(database),
                async services => code = await RunAsync(services.GetRequiredService<MigrationDesk>(), wanted, plan, console, cancellationToken),
                cancellationToken);
            return refusal is null ? code : await ImpossibleAsync(console, refusal);
        });
        return verb;
    }

    // A forecast reads; it does not bring the schema up to date.
    private static Func<string, Func<IServiceProvider, Task>, CancellationToken, Task<string?>> Access(Wanted wanted) =>
        wanted.Apply || wanted.Undo ? DatabaseComposition.ChangeAsync : DatabaseComposition.ReadAsync;

    private static CommandProblem? Mistake(Wanted wanted) => wanted switch
    {
        _ when !NetworkId.IsWellFormed(wanted.Network) => CommandProblem.NoNetworkId(wanted.Network),
        { Undo: true, Only.IsEmpty: true } => new CommandProblem("PW6221", "--undo moves single cases back: name them with --case."),
        { Undo: false, To: < 1 } => new CommandProblem("PW6222", "Say to which version: --to 2."),
        _ when (wanted.Apply || wanted.Undo) && string.IsNullOrWhiteSpace(wanted.Why) => new CommandProblem(
            "PW6223", "A case is moved for a reason that its history keeps: give --why."),
        _ => null,
    };

    private static MigrationPlan? PlanOf(string[] moves)
    {
        string[][] parts = [.. moves.Select(move => move.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return parts.All(part => part.Length == 2)
            ? new MigrationPlan([.. parts.Select(part => new ElementMove(new ElementId(part[0]), new ElementId(part[1])))])
            : null;
    }

    private static async Task<int> RunAsync(
        MigrationDesk desk, Wanted wanted, MigrationPlan plan, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        NetworkId network = new(wanted.Network);
        if (wanted.Undo)
        {
            return await MoveAsync(
                wanted.Only, instance => desk.UndoAsync(CommandId.New(), Actor.Platform(network), instance, wanted.Why, cancellationToken), console.Output);
        }

        if (await desk.FindVersionAsync(network, wanted.Key, wanted.To, cancellationToken) is not { } to)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6224", $"The network '{network}' has no published version {wanted.To} of '{wanted.Key}'.").ToString());
        }

        ImmutableArray<CaseForecast> forecasts =
        [
            .. (await desk.ForecastAsync(network, to, plan, progress: null, cancellationToken))
                .Where(forecast => wanted.Only.IsEmpty || wanted.Only.Contains(forecast.Case)),
        ];
        if (!wanted.Apply)
        {
            return await TellAsync(forecasts, wanted.To, console.Output);
        }

        CaseMigration migration = new(wanted.To, plan, wanted.Why);
        return await MoveAsync(
            [.. forecasts.Select(forecast => forecast.Case)],
            instance => desk.MigrateAsync(CommandId.New(), Actor.Platform(network), instance, migration, cancellationToken), console.Output);
    }

    private static async Task<int> TellAsync(ImmutableArray<CaseForecast> forecasts, int to, TextWriter output)
    {
        foreach (CaseForecast forecast in forecasts)
        {
            await output.WriteLineAsync(
                $"{forecast.Case} version {Text(forecast.FromVersion)} → {Text(to)} at {string.Join(", ", forecast.At)}: {What(forecast)}");
        }

        int moving = forecasts.Count(forecast => !forecast.NeedsPerson);
        await output.WriteLineAsync(
            $"{Text(forecasts.Length)} running cases: {Text(moving)} would move ({Text(forecasts.Count(forecast => forecast.IsLateAtOnce))} of them late at once), {Text(forecasts.Length - moving)} need a person");
        return moving == forecasts.Length ? ExitCode.Fine : ExitCode.Found;
    }

    private static string What(CaseForecast forecast) => forecast.NeedsPerson
        ? $"needs a person. {string.Join(" ", forecast.Obstacles.Select(obstacle => $"{obstacle.Code} {obstacle.Message}"))}"
        : string.Join("; ", forecast.Changes.Select(Told)
            .Prepend(forecast.IsLateAtOnce ? $"would move, late at once: {string.Join(", ", forecast.LateSteps)}" : "would move"));

    private static string Told(PromiseChange change) => change.Kind switch
    {
        PromiseChangeKind.Moved => $"{Name(change)} moves from {Moment(change.Before)} to {Moment(change.After)}",
        PromiseChangeKind.New => $"{Name(change)} is new{(change.After is null ? string.Empty : $" on {Moment(change.After)}")}",
        PromiseChangeKind.LeftOut => $"{Name(change)} is new and left out, its time was {Moment(change.After)}",
        _ => $"{Name(change)} ends{(change.Before is null ? string.Empty : $", it was promised for {Moment(change.Before)}")}",
    };

    private static string WordOf(TimerPurpose purpose) => purpose switch
    {
        TimerPurpose.Reminder => "reminder",
        TimerPurpose.Escalation => "escalation",
        TimerPurpose.Boundary => "event on the edge",
        TimerPurpose.EventSubProcess => "event sub-process",
        _ => "timer",
    };

    private static string Name(PromiseChange change) => change.Purpose is { } purpose
        ? $"{WordOf(purpose)} of '{change.Element}'"
        : change.Before is null && change.After is null ? $"wait at '{change.Element}'" : $"due date of '{change.Element}'";

    private static async Task<int> MoveAsync(ImmutableArray<Guid> instances, Func<Guid, Task<CommandOutcome>> move, TextWriter output)
    {
        int moved = 0;
        foreach (Guid instance in instances)
        {
            CommandOutcome outcome = await move(instance);
            moved += outcome is CommandOutcome.Done ? 1 : 0;
            await output.WriteLineAsync(outcome is CommandOutcome.Refused { Reason: var reason }
                ? $"{instance} stays: {reason.Code} {reason.Message}"
                : $"{instance} moved");
        }

        await output.WriteLineAsync($"{Text(instances.Length)} cases: {Text(moved)} moved, {Text(instances.Length - moved)} stay");
        return moved == instances.Length ? ExitCode.Fine : ExitCode.Found;
    }

    private static string Moment(DateTimeOffset? at) =>
        at is { } known ? known.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "never";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }

    private sealed record Wanted(string Key, int To, ImmutableArray<Guid> Only, bool Apply, bool Undo, string Why, string Network);
}
