using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Identification;

/// <summary>How far a patient's identity is trusted, and what makes it more or less so.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{id:guid}/identity", (Guid id, FileDoor door, CancellationToken stop) =>
            ShowAsync(new PatientId(id), door, [], Entry.Empty, stop));
        routes.MapPost("/patients/{id:guid}/identity", MoveAsync);
    }

    private static async Task<IResult> ShowAsync(
        PatientId patient, FileDoor door, ImmutableArray<CareProblem> problems, Entry typed, CancellationToken stop)
    {
        (PatientFile? file, IResult? closed) = await door.OpenAsync(patient, stop);
        return file is null
            ? closed! // One of the two is there.
            : Pages.Of<IdentityPage>(
                new { file.Patient, MayChange = door.May(CareAct.ChangeIdentity), Problems = problems, Typed = typed },
                problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> MoveAsync(
        Guid id, IFormCollection form, RecordDesk desk, FileDoor door, Visit visit, CancellationToken stop)
    {
        PatientId patient = new(id);
        var entry = Entry.From(form);
        (IdentityMove? move, CareProblem? problem) = IdentityEntry.Read(entry);
        if (move is null)
        {
            return await ShowAsync(patient, door, [problem!], entry, stop); // One of the two is there.
        }

        return await door.AfterAsync(
            await desk.MoveIdentityAsync(visit.SignedIn.Actor, patient, FileDoor.RevisionIn(entry), move, stop),
            $"/patients/{patient}/identity",
            found => ShowAsync(patient, door, found, entry, stop));
    }
}
