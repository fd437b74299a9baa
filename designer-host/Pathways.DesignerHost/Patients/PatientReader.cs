using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>Collects what the page of one patient shows. The desk decides and logs the reading.</summary>
internal sealed class PatientReader(
    PlanDesk plans, ICases cases, IInbox inbox, PublishedDefinitions definitions, FileDoor door, PageContext page)
{
    /// <summary>The page, or why it stays closed.</summary>
    public Task<IResult> ShowAsync(PatientId patient, string? emergencyReason, CancellationToken stop) =>
        ShowAsync(patient, emergencyReason, Entry.Empty, [], stop);

    /// <summary>The page with a measure that was not saved.</summary>
    public Task<IResult> ShowAsync(
        PatientId patient, Entry typed, ImmutableArray<CareProblem> problems, CancellationToken stop) =>
        ShowAsync(patient, emergencyReason: null, typed, problems, stop);

    private async Task<IResult> ShowAsync(
        PatientId patient, string? emergencyReason, Entry typed, ImmutableArray<CareProblem> problems, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        (PatientFile? file, IResult? closed) = await door.OpenAsync(patient, emergencyReason, stop);
        if (file is null)
        {
            return closed!; // One of the two is there.
        }

        // Before the rest is read: what is written meanwhile is told to the page.
        long revision = await door.RevisionAsync(patient, stop);
        KnownNetwork network = await door.NetworkAsync(stop);
        ImmutableArray<CaseSummary> found = await cases.OfPatientAsync(actor.Network, patient, stop);
        ImmutableArray<TaskView> tasks = await inbox.OfPatientAsync(actor.Network, patient, stop);
        CareOutcome<ImmutableArray<Plan>> written = await plans.ReadAsync(actor, patient, emergencyReason, stop);
        return Pages.Of<PatientFilePage>(
            new
            {
                File = file,
                Revision = revision,
                Reference = page.Reference,
                Cases = found,
                Plan = written is CareOutcome<ImmutableArray<Plan>>.Done { Value: var known } ? known.LastOrDefault() : null,
                OpenTasks = tasks.Where(task => task.Status == TaskPhase.Open).ToImmutableArray(),
                Promises = await PromisesAsync(actor.Network, found, stop),
                Startable = AccessRights.Of(actor.Role, CareAct.StartPathway) == Reach.Never
                    ? []
                    : await StartableAsync(actor.Network, stop),
                History = new PatientHistory(page.Words, page.Figures, network).Tell(file, found, tasks),
                Typed = typed,
                Problems = problems,
                MayMeasure = AccessRights.Of(actor.Role, CareAct.RecordObservation) != Reach.Never,
            },
            problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<ImmutableArray<PathwayListing>> StartableAsync(NetworkId network, CancellationToken stop)
    {
        var startable = ImmutableArray.CreateBuilder<PathwayListing>();
        foreach (PathwayListing listing in await definitions.PathwaysAsync(network, page.Visit.Now, stop))
        {
            if (!(await definitions.PathwayAsync(listing.Newest.Id, stop)).Process.IsAboutNetwork)
            {
                startable.Add(listing);
            }
        }

        return startable.ToImmutable();
    }

    // What the running pathways will do by themselves: few cases run at once for one person.
    private async Task<ImmutableArray<Promise>> PromisesAsync(
        NetworkId network, ImmutableArray<CaseSummary> found, CancellationToken stop)
    {
        var promises = ImmutableArray.CreateBuilder<Promise>();
        foreach (CaseSummary running in found.Where(known => known.EndedAt is null))
        {
            if (await cases.FindAsync(network, running.InstanceId, stop) is { } row)
            {
                PublishedPathway pathway = await definitions.PathwayAsync(
                    new DefinitionId(network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion), stop);
                promises.AddRange(new Promises(page.Words, pathway.Process).Of(InstanceStateJson.Read(row.State)));
            }
        }

        return [.. promises.OrderBy(promise => promise.At)];
    }
}
