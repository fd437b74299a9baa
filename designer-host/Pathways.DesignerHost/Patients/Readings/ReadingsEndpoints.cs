using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Readings;

/// <summary>Who read and changed a patient's file.</summary>
internal static class ReadingsEndpoints
{
    public static void MapReadings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/patients/{id:guid}/readings", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Guid id, long? before, CareDesk desk, FileDoor door, PageContext page, CancellationToken stop)
    {
        PatientId patient = new(id);
        CareOutcome<ImmutableArray<LoggedAccess>> log =
            await desk.ReadAccessLogAsync(page.Visit.SignedIn.Actor, patient, before, stop);
        if (log is CareOutcome<ImmutableArray<LoggedAccess>>.Denied { Decision: var denied })
        {
            return denied.Code == AccessPolicy.NoSuchFile.Code ? Pages.Missing(page.Words) : Pages.Denied(denied, page.Words);
        }

        // An administrator reads the log and not the file: the page then names nobody, and the log gets no refusal by it.
        PatientFile? file = door.May(CareAct.ReadFile) ? (await door.OpenAsync(patient, stop)).File : null;
        return Pages.Of<ReadingsPage>(new
        {
            Id = patient,
            file?.Patient.Identity,
            Network = await door.NetworkAsync(stop),
            Log = log is CareOutcome<ImmutableArray<LoggedAccess>>.Done { Value: var lines }
                ? lines
                : throw new UnreachableException("Reading saves nothing."),
            IsNewest = before is null,
        });
    }
}
