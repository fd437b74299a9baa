using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Inbox;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Overview;

/// <summary>Draws the overview for the reader's role: with names, without patients' names, or in numbers only.</summary>
internal sealed class OverviewPages(
    OverviewDesk desk, CareDesk care, IPatientFiles files, PublishedDefinitions definitions, KnownNetworks networks, PageContext page)
{
    public async Task<IResult> ShowAsync(CancellationToken stop)
    {
        Viewer viewer = page.Visit.SignedIn;
        if (await care.DecideAsync(viewer.Actor, CareAct.SeeOverview, patient: null, task: null, caseId: null, stop) is AccessDecision.Denied)
        {
            return Pages.Refused("PW5121", page.Words["overview.not_yours"], [], page.Words);
        }

        bool maySeeTasks = AccessRights.Of(viewer.Here.Role, CareAct.SeeEveryTask) != Reach.Never;
        // Whoever may open the lists is told the numbers of these lists; the others those of the whole network.
        var query = new OverviewQuery(
            viewer.Here.Network, maySeeTasks ? InboxPages.ReaderOf(viewer).Organisations : null, page.Visit.Now);
        OverviewReport report = await desk.LookAsync(query, page.Figures.Today, stop);
        ImmutableDictionary<string, ExecutableProcess> pathways = await PathwaysAsync(viewer.Here.Network, stop);
        return Pages.Of<OverviewPage>(new
        {
            Report = report,
            Steps = report.Steps.Select(step => Named(step, pathways)).ToImmutableArray(),
            People = maySeeTasks ? await PeopleAsync(viewer.Here.Network, report, stop) : [],
            Network = await networks.FindAsync(viewer.Here.Network, stop),
            MayList = maySeeTasks,
            MayNameStaff = maySeeTasks || AccessRights.Of(viewer.Here.Role, CareAct.AdministerNetwork) != Reach.Never,
        });
    }

    private async Task<ImmutableDictionary<string, ExecutableProcess>> PathwaysAsync(NetworkId network, CancellationToken stop)
    {
        var newest = ImmutableDictionary.CreateBuilder<string, ExecutableProcess>(StringComparer.Ordinal);
        foreach (PathwayListing listing in await definitions.PathwaysAsync(network, page.Visit.Now, stop))
        {
            newest[listing.Newest.Id.Key] = (await definitions.PathwayAsync(listing.Newest.Id, stop)).Process;
        }

        return newest.ToImmutable();
    }

    private static NamedStep Named(StepLoad load, ImmutableDictionary<string, ExecutableProcess> pathways)
    {
        ExecutableProcess? process = pathways.GetValueOrDefault(load.PathwayKey);
        return new NamedStep(
            load, process?.FindAnywhere(new ElementId(load.ElementId))?.Title ?? load.ElementId, process?.Name ?? load.PathwayKey);
    }

    // Who objects to sharing is counted and not named.
    private async Task<ImmutableArray<PersonAtRisk>> PeopleAsync(NetworkId network, OverviewReport report, CancellationToken stop)
    {
        ImmutableArray<IGrouping<PatientId, Risk>> atRisk =
        [
            .. report.Risks.GroupBy(risk => risk.Patient)
                .OrderByDescending(ofPatient => ofPatient.Count()).ThenBy(ofPatient => ofPatient.Min(risk => risk.Since))
                .Take(PersonAtRisk.MostShown),
        ];
        ImmutableArray<PatientId> patients = [.. atRisk.Select(ofPatient => ofPatient.Key)];
        if (patients.IsEmpty)
        {
            return [];
        }

        ImmutableArray<PatientId> unnamed = await files.ObjectingAsync(network, patients, page.Figures.Today, stop);
        var strips = (await files.StripsAsync(network, patients, stop)).ToDictionary(strip => strip.Id);
        return
        [
            .. atRisk.Select(ofPatient => new PersonAtRisk(
                unnamed.Contains(ofPatient.Key) ? null : strips.GetValueOrDefault(ofPatient.Key), [.. ofPatient])),
        ];
    }
}

/// <summary>A step with what it is called.</summary>
/// <param name="Load">Its open tasks.</param>
/// <param name="Title">What the drawing calls it.</param>
/// <param name="Pathway">What its pathway is called.</param>
public sealed record NamedStep(StepLoad Load, string Title, string Pathway);

/// <summary>Somebody whose pathway may break off.</summary>
/// <param name="Patient">Who; <c>null</c> when they object to sharing, or are not known.</param>
/// <param name="Risks">Why.</param>
public sealed record PersonAtRisk(PatientStrip? Patient, ImmutableArray<Risk> Risks)
{
    /// <summary>How many are listed.</summary>
    public const int MostShown = 50;
}
