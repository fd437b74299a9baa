using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Live;

/// <summary>What a page is about, and how to tell cheaply whether that has changed since the page was made.</summary>
internal sealed class LiveSubject(ICases cases, IPatientFiles files, CareDesk desk, Visit visit)
{
    /// <summary>The address under which the page of a case listens.</summary>
    public static string AddressOf(InstanceRow row) => string.Create(
        CultureInfo.InvariantCulture, $"/live?case={row.InstanceId}&seen={row.Revision}");

    /// <summary>The address under which the page of a file listens.</summary>
    public static string AddressOf(PatientId patient, long revision) => string.Create(
        CultureInfo.InvariantCulture, $"/live?patient={patient}&seen={revision}");

    /// <summary>
    /// The question to ask after each ring: always yes for a list, which counts for itself. <c>null</c> when the reader may not open
    /// what they ask about. Nothing of this is a reading of the file.
    /// </summary>
    public async Task<Func<Task<bool>>?> FindAsync(Guid? caseId, Guid? patientId, long seen, CancellationToken stop)
    {
        Actor reader = visit.SignedIn.Actor;
        if (caseId is { } id)
        {
            return await cases.FindAsync(reader.Network, id, stop) is { } row
                && (row.Patient is not { } about || await desk.MayReadAsync(reader, about, stop))
                    ? async () => await cases.FindAsync(reader.Network, id, stop) is { } now && now.Revision != seen
                    : null;
        }

        if (patientId is not { } person)
        {
            return () => Task.FromResult(true);
        }

        return person != Guid.Empty && await desk.MayReadAsync(reader, new PatientId(person), stop)
            ? async () => await files.RevisionAsync(reader.Network, new PatientId(person), stop) != seen
            : null;
    }
}
