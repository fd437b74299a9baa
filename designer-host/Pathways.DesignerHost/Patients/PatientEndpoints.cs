using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Requests;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>Finding, registering and reading patients.</summary>
internal static class PatientEndpoints
{
    public static void MapPatients(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients", ListAsync);
        routes.MapGet("/patients/new", ShowNew);
        routes.MapPost("/patients/new", RegisterAsync);
        routes.MapGet("/patients/{id:guid}", (Guid id, PatientReader reader, CancellationToken stop) =>
            reader.ShowAsync(new PatientId(id), emergencyReason: null, stop));
        routes.MapPost("/patients/{id:guid}", (Guid id, IFormCollection form, PatientReader reader, CancellationToken stop) =>
            reader.ShowAsync(new PatientId(id), Entry.From(form)["emergency_reason"] ?? string.Empty, stop));
        routes.MapPost("/patients/{id:guid}/measures", AddMeasureAsync);
    }

    private static async Task<IResult> ListAsync(
        string? search, string? after, CareDesk desk, Visit visit, Words words, CancellationToken stop)
    {
        string? text = string.IsNullOrWhiteSpace(search) ? null : search.Trim();
        CareOutcome<PatientPage> outcome = await desk.SearchAsync(visit.SignedIn.Actor, text, PlaceInList.Parse(after), stop);
        return outcome switch
        {
            CareOutcome<PatientPage>.Done { Value: var page } => Pages.Of<PatientsPage>(new
            {
                Search = text,
                page.Patients,
                NextPage = PlaceInList.NextAddress(text, page.Next),
                MayRegister = AccessRights.Of(visit.SignedIn.Here.Role, CareAct.RegisterPatient) != Reach.Never,
            }),
            CareOutcome<PatientPage>.Denied { Decision: var denied } => Pages.Denied(denied, words),
            _ => throw new System.Diagnostics.UnreachableException("A search saves nothing."),
        };
    }

    private static async Task<IResult> ShowNew(string? request, RequestsDesk requests, Visit visit, CancellationToken stop) =>
        Pages.Of<RegisterPage>(new
        {
            Id = new PatientId(Guid.CreateVersion7(visit.Now)),
            Typing = new RegisterEntry(await requests.WaitingAsync(request, stop) is { } asked ? RegisterEntry.Of(asked) : Entry.Empty),
        });

    private static async Task<IResult> RegisterAsync(
        IFormCollection form, CareDesk desk, RequestsDesk requests, Visit visit, Words words, CancellationToken stop)
    {
        var typing = new RegisterEntry(Entry.From(form));
        PatientId id = typing.Id ?? new PatientId(Guid.CreateVersion7(visit.Now));
        CareOutcome<PatientId> outcome =
            await desk.RegisterAsync(visit.SignedIn.Actor, id, typing.ToDraft(), typing.Entry.Confirmed, stop);
        return outcome switch
        {
            CareOutcome<PatientId>.Done { Value: var registered } => TypedResults.LocalRedirect(
                await requests.WaitingAsync(typing.Entry["request"], stop) is { } asked
                    ? $"/patients/{registered}/start/{Uri.EscapeDataString(asked.PathwayKey)}?request={asked.Id}"
                    : $"/patients/{registered}"),
            CareOutcome<PatientId>.Denied { Decision: var denied } => Pages.Denied(denied, words),
            CareOutcome<PatientId>.Unsaved unsaved => Pages.Of<RegisterPage>(
                new { Id = id, Typing = typing, unsaved.Problems, unsaved.Lookalikes }, StatusCodes.Status422UnprocessableEntity),
            _ => throw new System.Diagnostics.UnreachableException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private static async Task<IResult> AddMeasureAsync(
        Guid id, IFormCollection form, RecordDesk desk, PatientReader reader, Visit visit, Words words, CancellationToken stop)
    {
        var patient = new PatientId(id);
        var entry = Entry.From(form);
        ImmutableArray<ObservationDraft> drafts = new MeasureEntry(entry, 0).Drafts;
        if (drafts.IsEmpty)
        {
            return await reader.ShowAsync(patient, entry, [], stop);
        }

        CareOutcome<ImmutableArray<Observation>> outcome =
            await desk.RecordObservationsAsync(visit.SignedIn.Actor, patient, drafts, entry.Confirmed, caseId: null, stop);
        return outcome switch
        {
            CareOutcome<ImmutableArray<Observation>>.Done => TypedResults.LocalRedirect($"/patients/{patient}#measures"),
            CareOutcome<ImmutableArray<Observation>>.Denied { Decision: var denied } => Pages.Denied(denied, words),
            CareOutcome<ImmutableArray<Observation>>.Unsaved { Problems: var problems } =>
                await reader.ShowAsync(patient, entry, problems, stop),
            _ => throw new System.Diagnostics.UnreachableException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }
}
