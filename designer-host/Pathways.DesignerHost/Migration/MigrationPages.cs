using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Designing;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Migration;

/// <summary>Shows what another version would mean for running cases, moves those that are chosen, and moves them back.</summary>
internal sealed class MigrationPages(
    MigrationDesk desk, PublicationDesk publications, PublishedDefinitions definitions, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    private NetworkId Network => Actor.Network;

    private bool MayMove => AccessRights.Of(Actor.Role, CareAct.PublishPathways) == Reach.Network;

    private bool MaySeeNames => AccessRights.Of(Actor.Role, CareAct.ReadFile) == Reach.Network;

    /// <summary>The published versions, newest first.</summary>
    public Task<IResult> ListAsync(string key, CancellationToken stop) => ListAsync(key, Entry.Empty, refused: null, stop);

    /// <summary>Makes an earlier version the one that new cases begin with.</summary>
    public async Task<IResult> RestoreAsync(string key, Entry entry, CancellationToken stop)
    {
        int number = int.TryParse(entry["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : 0;
        DesignOutcome<PublishOutcome.Published> outcome =
            await publications.RollBackAsync(Actor, key, number, entry["why"], entry["cases"] == CaseChoice.All, stop);
        return outcome switch
        {
            DesignOutcome<PublishOutcome.Published>.Done => TypedResults.LocalRedirect(MigrationEndpoints.AddressOf(key)),
            DesignOutcome<PublishOutcome.Published>.Refused { Problem: var problem } => await ListAsync(key, entry, problem, stop),
            _ => DesignAnswers.Otherwise(outcome, page.Words),
        };
    }

    /// <summary>What would become of each running case.</summary>
    public Task<IResult> ForecastAsync(string key, int number, MigrationPlan plan, CancellationToken stop) =>
        ShowAsync(key, number, plan, problem: null, StatusCodes.Status200OK, stop);

    /// <summary>Moves the chosen cases, each whole or not at all.</summary>
    public async Task<IResult> MoveAsync(string key, int number, Entry entry, CancellationToken stop)
    {
        MigrationPlan plan = MovesEntry.Of(entry.Names.Select(name => KeyValuePair.Create(name, entry[name] ?? string.Empty)));
        ImmutableArray<Guid> chosen = Chosen(entry);
        string? problem = entry["why"] is null ? "versions.why_missing" : chosen.IsEmpty ? "versions.none_chosen" : null;
        if (problem is not null || !MayMove)
        {
            return await ShowAsync(key, number, plan, problem, StatusCodes.Status422UnprocessableEntity, stop);
        }

        CaseMigration migration = new(number, plan, entry["why"] ?? string.Empty);
        return await ActAsync(
            key, number, chosen, instance => desk.MigrateAsync(CommandOf(entry, instance), Actor, instance, migration, stop), stop);
    }

    /// <summary>Moves cases back to the version from which they came.</summary>
    public async Task<IResult> UndoAsync(string key, Entry entry, CancellationToken stop)
    {
        ImmutableArray<Guid> chosen = Chosen(entry);
        return !MayMove || chosen.IsEmpty
            ? await ListAsync(key, stop)
            : await ActAsync(
                key, version: null, chosen,
                instance => desk.UndoAsync(CommandOf(entry, instance), Actor, instance, page.Words["versions.undone_because"], stop), stop);
    }

    private async Task<IResult> ListAsync(string key, Entry entry, DesignProblem? refused, CancellationToken stop)
    {
        ImmutableArray<DefinitionVersion> versions = await VersionsAsync(key, stop);
        return versions.IsEmpty
            ? Pages.Missing(page.Words)
            : Pages.Of<VersionsPage>(
                new
                {
                    Versions = versions,
                    MayMove,
                    InForce = (await definitions.ListAsync(stop)).NewestInForce(Network, DefinitionKind.Pathway, key, page.Visit.Now)?.Id,
                    Typed = entry,
                    Refused = refused,
                },
                refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> ActAsync(
        string key, int? version, ImmutableArray<Guid> chosen, Func<Guid, Task<CommandOutcome>> act, CancellationToken stop)
    {
        ImmutableArray<MovedCase>.Builder moved = ImmutableArray.CreateBuilder<MovedCase>(chosen.Length);
        foreach (Guid instance in chosen)
        {
            moved.Add(new MovedCase(instance, (await act(instance) as CommandOutcome.Refused)?.Reason));
        }

        return Pages.Of<MovedPage>(new { Versions = await VersionsAsync(key, stop), Moved = moved.ToImmutable(), To = version });
    }

    private async Task<IResult> ShowAsync(
        string key, int number, MigrationPlan plan, string? problem, int status, CancellationToken stop)
    {
        ImmutableArray<DefinitionVersion> versions = await VersionsAsync(key, stop);
        if (!MayMove)
        {
            return Pages.Refused("PW5170", page.Words["versions.not_yours"], [], page.Words);
        }

        return await desk.FindVersionAsync(Network, key, number, stop) is not { } to
            ? Pages.Missing(page.Words)
            : Pages.Of<MigrationPage>(
                new
                {
                    Version = versions.Single(version => version.Id.Version == number),
                    To = to,
                    Plan = plan,
                    Forecasts = await desk.ForecastAsync(Network, to, plan, progress: null, stop),
                    MaySeeNames,
                    Problem = problem,
                    Titles = await TitlesAsync(versions, stop),
                },
                status);
    }

    // Titles of steps as the versions that cases follow say them; the newest version that has the step wins.
    private async Task<ImmutableDictionary<ElementId, string>> TitlesAsync(ImmutableArray<DefinitionVersion> versions, CancellationToken stop)
    {
        Dictionary<ElementId, string> titles = [];
        foreach (DefinitionVersion version in versions)
        {
            ExecutableProcess process = (await definitions.PathwayAsync(version.Id, stop)).Process;
            foreach (ExecutableNode node in process.Nodes)
            {
                titles.TryAdd(node.Id, node.Title);
            }
        }

        return titles.ToImmutableDictionary();
    }

    private async Task<ImmutableArray<DefinitionVersion>> VersionsAsync(string key, CancellationToken stop) =>
    [
        .. (await definitions.ListAsync(stop)).Versions
            .Where(version => version.Id.Network == Network && version.Id.Kind == DefinitionKind.Pathway && version.Id.Key == key)
            .OrderByDescending(version => version.Id.Version),
    ];

    private static ImmutableArray<Guid> Chosen(Entry entry) =>
        [.. entry.All("case").Select(text => Guid.TryParse(text, out Guid id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    // One command for each case, the same when the page is sent twice.
    private static CommandId CommandOf(Entry entry, Guid instance) => Commands.Of(entry).For(instance);
}

/// <summary>What came of moving a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="WhyNot">Why it stays; <c>null</c> when it went.</param>
public sealed record MovedCase(Guid Case, Rejection? WhyNot);
