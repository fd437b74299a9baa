using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Recurring;

/// <summary>Whom a campaign would begin with.</summary>
/// <param name="Work">The campaign.</param>
/// <param name="Count">How many patients.</param>
/// <param name="Initials">Initials of the first of them.</param>
public sealed record CampaignPreview(Guid Work, int Count, ImmutableArray<string> Initials);

/// <summary>Shows and changes the recurring work of a network.</summary>
internal sealed class RecurringDesk(
    IRecurringWork store, CampaignPopulation population, PublishedDefinitions definitions, KnownNetworks networks, Visit visit, Words words)
{
    private const int RunsShown = 50;
    private const int InitialsShown = 12;

    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    public Task<IResult> ShowAsync(CancellationToken stop) => PageAsync(Entry.Empty, null, null, stop);

    public async Task<IResult> ChangeAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5120", words["recurring.not_yours"], [], words);
        }

        if (entry["act"] == "campaign")
        {
            return await AddCampaignAsync(entry, stop);
        }

        RecurringWork? work = (await store.ListAsync(Network, stop))
            .FirstOrDefault(known => known.Id.ToString("D") == entry["work"]);
        if (work is null)
        {
            return await PageAsync(entry, words["recurring.gone"], null, stop);
        }

        // From now on: what fell due while it was off, or by another schedule, is not made up for.
        RecurringWork changed = work with { Since = visit.Now, ChangedBy = visit.SignedIn.Person };
        switch (entry["act"])
        {
            case "on" or "off":
                await store.SwitchAsync(changed with { IsEnabled = entry["act"] == "on" }, stop);
                break;
            case "now":
                await store.AskAsync(new Occurrence(Network, work.Id, visit.Now), visit.SignedIn.Person, stop);
                break;
            case "remove" when work.Kind == RecurringKind.Campaign:
                await store.RemoveAsync(Network, work.Id, stop);
                break;
            case "preview" when CampaignPopulation.RuleOf(work.Settings.Rule) is { } rule:
                return await PageAsync(entry, null, await PreviewAsync(work, rule, stop), stop);
            case "plan" when ScheduleOf(entry) is { } schedule:
                await store.PlanAsync(
                    changed with { Schedule = schedule, Settings = work.Settings with { KeepDays = KeepDaysOf(entry, work) } }, stop);
                break;
            default:
                return await PageAsync(entry, words["recurring.bad_schedule"], null, stop);
        }

        return TypedResults.LocalRedirect(RecurringEndpoints.Address);
    }

    private async Task<IResult> AddCampaignAsync(Entry entry, CancellationToken stop)
    {
        bool isPublished = entry["pathway"] is { } key && await definitions.FindPathwayAsync(Network, key, visit.Now, stop) is not null;
        if (entry["name"] is not { Length: <= 80 } name || !isPublished || CampaignPopulation.RuleOf(entry["rule"]) is null
            || ScheduleOf(entry) is not { } schedule)
        {
            return await PageAsync(entry, words["recurring.bad_campaign"], null, stop);
        }

        // Off at first: its preview is looked at before it begins anything.
        await store.AddAsync(
            new RecurringWork
            {
                Network = Network,
                Id = Guid.CreateVersion7(),
                Kind = RecurringKind.Campaign,
                Name = name,
                Schedule = schedule,
                Settings = new RecurringSettings(entry["pathway"], entry["rule"]),
                IsEnabled = false,
                Since = visit.Now,
                ChangedBy = visit.SignedIn.Person,
            },
            stop);
        return TypedResults.LocalRedirect(RecurringEndpoints.Address);
    }

    private async Task<CampaignPreview> PreviewAsync(RecurringWork work, Rules.FeelExpression rule, CancellationToken stop)
    {
        List<string> initials = [];
        await foreach (Candidate candidate in population.MatchingAsync(visit.SignedIn.Actor, rule, stop))
        {
            if (!await population.IsInAsync(Network, candidate.Patient, work.Settings.Pathway ?? string.Empty, stop))
            {
                initials.Add(candidate.Initials);
            }
        }

        return new CampaignPreview(work.Id, initials.Count, [.. initials.Take(InitialsShown)]);
    }

    private static RecurringSchedule? ScheduleOf(Entry entry) =>
        Enum.TryParse(entry["repeat"], ignoreCase: true, out Repeat repeat) && Enum.IsDefined(repeat)
        && TimeOnly.TryParseExact(entry["at"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly at)
            ? RecurringSchedule.Of(repeat, at, (int)(entry.Number("day") ?? 0))
            : null;

    private static int KeepDaysOf(Entry entry, RecurringWork work) =>
        entry.Number("keep") is { } days and >= RetentionRun.ShortestDays and <= 36500 ? (int)days : work.Settings.KeepDays;

    private async Task<IResult> PageAsync(Entry entry, string? problem, CampaignPreview? preview, CancellationToken stop) =>
        Pages.Of<RecurringPage>(
            new
            {
                Works = await store.ListAsync(Network, stop),
                Runs = await store.RunsAsync(Network, RunsShown, stop),
                Pathways = (await definitions.PathwaysAsync(Network, visit.Now, stop)).ToImmutableDictionary(
                    listing => listing.Newest.Id.Key, listing => listing.Newest.Name),
                Network = await networks.FindAsync(Network, stop)
                    ?? throw new InvalidOperationException($"The network {Network} is not in the directory."),
                MayChange,
                Typed = entry,
                Problem = problem,
                Preview = preview,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
