using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>The page of one running pathway and its drawing.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{id:guid}", (Guid id, CaseReader reader, CancellationToken stop) => reader.ShowAsync(id, stop));
        routes.MapGet("/cases/{id:guid}/drawing", (Guid id, CaseReader reader, CancellationToken stop) => reader.DrawingAsync(id, stop));
    }
}

/// <summary>Collects what the page of a case shows.</summary>
internal sealed class CaseReader(
    CareDesk desk, ICases cases, IInbox inbox, PublishedDefinitions definitions, KnownNetworks networks, DecisionTeller decisions,
    PageContext page)
{
    public async Task<IResult> ShowAsync(Guid id, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        if (await cases.FindAsync(actor.Network, id, stop) is not { } row)
        {
            return Pages.Missing(page.Words);
        }

        PatientStrip? patient = null;
        if (row.Patient is { } patientId)
        {
            CareOutcome<PatientFile> outcome = await desk.OpenFileAsync(actor, patientId, emergencyReason: null, stop);
            if (outcome is CareOutcome<PatientFile>.Denied { Decision: var denied })
            {
                return Pages.Denied(denied, page.Words);
            }

            PatientFile file = ((CareOutcome<PatientFile>.Done)outcome).Value;
            patient = new PatientStrip(file.Patient.Id, file.Patient.Identity);
        }

        PublishedPathway pathway = await PathwayAsync(row, stop);
        KnownNetwork network = await networks.FindAsync(actor.Network, stop)
            ?? throw new InvalidOperationException($"The network {actor.Network} of a signed-in person is missing.");
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(actor.Network, id, afterSequence: 0, stop);
        ImmutableArray<(HistoryEntry Entry, InstanceEvent Happened)> told =
            [.. history.Select(entry => (entry, InstanceEventJson.Read(entry.Event.Body)))];
        ImmutableArray<TaskView> tasks = await inbox.OfCaseAsync(actor.Network, id, stop);
        InstanceState state = InstanceStateJson.Read(row.State);
        ImmutableArray<InstanceEvent> events = [.. told.Select(line => line.Happened)];
        ImmutableArray<ToldDecision> explained = await decisions.TellAsync(
            actor.Network, pathway.Process, events, events.OfType<InstanceEvent.DecisionMade>().Reverse(), stop);
        Promises promises = new(page.Words, pathway.Process);
        return Pages.Of<CasePage>(new
        {
            Case = row,
            Pathway = pathway,
            State = state,
            Patient = patient,
            MayRepair = CaseAccess.MayRepair(actor),
            OpenTasks = tasks.Where(task => task.Status == TaskPhase.Open).ToImmutableArray(),
            Promises = promises.Of(state),
            Ledger = PromiseLedger.Of(events)
                .Select(entry => (Sentence: promises.Sentence(entry.Timer), Entry: entry))
                .Where(line => line.Sentence is not null)
                .Select(line => (line.Sentence!, line.Entry)) // Filtered just above.
                .ToImmutableArray(),
            Decisions = explained,
            History = new HistoryTeller(page.Words, page.Figures, pathway.Process, network, explained).Tell(told),
            Done = DoneIn(events),
        });
    }

    /// <summary>The drawing for the viewer: it names no patient, so the network is enough.</summary>
    public async Task<IResult> DrawingAsync(Guid id, CancellationToken stop) =>
        await cases.FindAsync(page.Visit.SignedIn.Here.Network, id, stop) is { } row
            ? TypedResults.Text((await PathwayAsync(row, stop)).Drawing, "application/xml; charset=utf-8")
            : TypedResults.NotFound();

    private Task<PublishedPathway> PathwayAsync(InstanceRow row, CancellationToken stop) => definitions.PathwayAsync(
        new DefinitionId(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion), stop);

    private static ImmutableHashSet<ElementId> DoneIn(IEnumerable<InstanceEvent> events) =>
    [
        .. events.SelectMany(happened => happened switch
        {
            InstanceEvent.ElementCompleted done => [done.Element],
            InstanceEvent.ElementActivated { Via: { } flow } => [flow],
            _ => Array.Empty<ElementId>(),
        }),
    ];
}
