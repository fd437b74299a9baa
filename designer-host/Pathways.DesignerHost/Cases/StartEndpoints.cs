using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Requests;
using Pathways.DesignerHost.Tasks;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Starting a pathway, for a patient or for the network.</summary>
internal static class StartEndpoints
{
    public static void MapStart(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{id:guid}/start/{key}",
            (Guid id, string key, string? request, PathwayStarter starter, CancellationToken stop) =>
                starter.ShowAsync(new PatientId(id), key, request, stop));
        routes.MapPost("/patients/{id:guid}/start/{key}",
            (Guid id, string key, IFormCollection form, PathwayStarter starter, CancellationToken stop) =>
                starter.StartAsync(new PatientId(id), key, Entry.From(form), stop));
        routes.MapGet("/pathways/{key}/start", (string key, PathwayStarter starter, CancellationToken stop) =>
            starter.ShowAsync(patient: null, key, request: null, stop));
        routes.MapPost("/pathways/{key}/start", (string key, IFormCollection form, PathwayStarter starter, CancellationToken stop) =>
            starter.StartAsync(patient: null, key, Entry.From(form), stop));
    }
}

/// <summary>Asks the start form of a pathway and starts it.</summary>
internal sealed class PathwayStarter(
    CareDesk desk, StartForms forms, PathwayRuntime runtime, MeasuresOfForms measures, KnownOfFile facts, RequestsDesk requests,
    PageContext page)
{
    public async Task<IResult> ShowAsync(PatientId? patient, string key, string? request, CancellationToken stop)
    {
        (Opening? opening, IResult? closed) = await OpenAsync(patient, key, stop);
        if (opening is null)
        {
            return closed!; // One of the two is always there.
        }

        if (await BecameAsync(request, stop) is { } became)
        {
            return became;
        }

        OutsideRequest? accepted = await RequestAsync(request, key, stop);
        FormSheet? sheet = opening.Form is null
            ? null
            : (accepted is null ? null : FormSheet.FromDraft(opening.Form, accepted.Answers))
                ?? FormSheet.Filled(opening.Form, FactsOf(opening), page.Words);
        return Page(opening with { Request = accepted }, sheet, CommandId.New(), [], []);
    }

    public async Task<IResult> StartAsync(PatientId? patient, string key, Entry entry, CancellationToken stop)
    {
        (Opening? opening, IResult? closed) = await OpenAsync(patient, key, stop);
        if (opening is null)
        {
            return closed!; // One of the two is always there.
        }

        if (await BecameAsync(entry["request"], stop) is { } became)
        {
            return became;
        }

        // Two people who accept the same request begin one case.
        OutsideRequest? accepted = await RequestAsync(entry["request"], key, stop);
        opening = opening with { Request = accepted };
        CommandId command = accepted?.Beginning ?? Commands.Of(entry);
        FormSheet? sheet = opening.Form is null ? null : FormSheet.From(opening.Form, entry);
        FormReadout readout = sheet?.Read(page.Evaluation) ?? new FormReadout(FeelContext.Empty, []);
        if (!readout.Standing(entry.Confirmed).IsEmpty || entry["act"] == "draft")
        {
            return Page(opening, sheet, command, entry["act"] == "draft" ? [] : readout.Problems, []);
        }

        ImmutableArray<CareProblem> unsaved = opening.Form is null || patient is not { } measured
            ? []
            : await measures.RecordAsync(measured, opening.Form, readout.Values, page.Figures.Today, entry.Confirmed, caseId: null, stop);
        if (!unsaved.IsEmpty)
        {
            return Page(opening, sheet, command, readout.Problems, unsaved);
        }

        Viewer viewer = page.Visit.SignedIn;
        var request = new StartRequest
        {
            PathwayKey = key,
            Organisation = viewer.Here.Organisation,
            Patient = patient,
            Title = opening.File is { Patient.Identity.DisplayName: var name } ? CaseTitle.Of(name, opening.Pathway.Process.Name) : null,
            Variables = FactsOf(opening).With(readout.Values),
            StartEvent = opening.Start?.Id,
            Message = opening.Start?.Message,
        };
        CommandOutcome outcome = await runtime.StartAsync(command, viewer.Actor, request, stop);
        if (accepted is not null && outcome is CommandOutcome.Done { InstanceId: var begun })
        {
            await requests.AcceptAsync(accepted, begun, stop);
        }

        return outcome switch
        {
            CommandOutcome.Done done => TypedResults.LocalRedirect($"/cases/{done.InstanceId}"),
            CommandOutcome.Refused { Reason: var reason } => Pages.Refused(reason.Code, reason.Message, reason.Arguments, page.Words),
            var other => throw new System.Diagnostics.UnreachableException($"A start cannot end as {other}."),
        };
    }

    private async Task<(Opening? Opening, IResult? Closed)> OpenAsync(PatientId? patient, string key, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        AccessDecision decision = await desk.DecideAsync(actor, CareAct.StartPathway, patient, task: null, caseId: null, stop);
        if (decision is AccessDecision.Denied denied)
        {
            return (null, Pages.Denied(denied, page.Words));
        }

        PatientFile? file = null;
        if (patient is { } of)
        {
            CareOutcome<PatientFile> outcome = await desk.OpenFileAsync(actor, of, emergencyReason: null, stop);
            if (outcome is CareOutcome<PatientFile>.Denied { Decision: var closed })
            {
                return (null, Pages.Denied(closed, page.Words));
            }

            file = ((CareOutcome<PatientFile>.Done)outcome).Value;
        }

        return await forms.FindAsync(actor.Network, key, stop) is var (pathway, start, form)
            && pathway.Process.IsAboutNetwork == patient is null
                ? (new Opening(file, pathway, start, form), null)
                : (null, Pages.Missing(page.Words));
    }

    private async Task<OutsideRequest?> RequestAsync(string? id, string key, CancellationToken stop) =>
        await requests.WaitingAsync(id, stop) is { } waiting && waiting.PathwayKey == key ? waiting : null;

    // Who comes late, goes back or sends the form twice is shown what became of the request: nothing begins a second time.
    private async Task<IResult?> BecameAsync(string? request, CancellationToken stop) => await requests.DecidedAsync(request, stop) is { } decided
        ? TypedResults.LocalRedirect(decided.InstanceId is { } begun ? $"/cases/{begun}" : $"/requests/{decided.Id}")
        : null;

    private FeelContext FactsOf(Opening opening) =>
        opening.File is null ? FeelContext.Empty : facts.Of(opening.File, page.Figures.Today);

    private IResult Page(
        Opening opening, FormSheet? sheet, CommandId command, ImmutableArray<AnswerProblem> problems, ImmutableArray<CareProblem> unsaved) =>
        Pages.Of<StartPage>(
            new
            {
                opening.File,
                opening.Pathway,
                opening.Request,
                Sheet = sheet,
                Command = command,
                Problems = problems,
                Unsaved = unsaved,
                Settings = page.Evaluation,
                Values = sheet?.Read(page.Evaluation).Values ?? FeelContext.Empty,
            },
            problems.IsEmpty && unsaved.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private sealed record Opening(PatientFile? File, PublishedPathway Pathway, ExecutableNode.StartEvent? Start, FormDefinition? Form)
    {
        /// <summary>The request from outside that is accepted by beginning; null for most beginnings.</summary>
        public OutsideRequest? Request { get; init; }
    }
}
