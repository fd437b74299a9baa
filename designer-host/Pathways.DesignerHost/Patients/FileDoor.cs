using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>Opens a patient's file for a page, or answers with why it stays closed; tells what came of a change.</summary>
internal sealed class FileDoor(CareDesk desk, IPatientFiles files, KnownNetworks networks, PageContext page)
{
    /// <summary>The file, or the page that says why not. The desk logs both.</summary>
    public Task<(PatientFile? File, IResult? Closed)> OpenAsync(PatientId patient, CancellationToken stop) =>
        OpenAsync(patient, emergencyReason: null, stop);

    /// <summary>The same, in an emergency with its reason.</summary>
    public async Task<(PatientFile? File, IResult? Closed)> OpenAsync(PatientId patient, string? emergencyReason, CancellationToken stop)
    {
        CareOutcome<PatientFile> outcome = await desk.OpenFileAsync(page.Visit.SignedIn.Actor, patient, emergencyReason, stop);
        return outcome switch
        {
            CareOutcome<PatientFile>.Done { Value: var file } => (file, null),
            CareOutcome<PatientFile>.Denied { Decision: var denied } => (null, Closed(patient, denied)),
            _ => throw new UnreachableException("Reading saves nothing."),
        };
    }

    /// <summary>The revision of a file that was opened, with its cases.</summary>
    public Task<long> RevisionAsync(PatientId patient, CancellationToken stop) =>
        files.RevisionAsync(page.Visit.SignedIn.Actor.Network, patient, stop);

    /// <summary>The names of the reader's network.</summary>
    public async Task<KnownNetwork> NetworkAsync(CancellationToken stop)
    {
        NetworkId here = page.Visit.SignedIn.Actor.Network;
        return await networks.FindAsync(here, stop)
            ?? throw new InvalidOperationException($"The network {here} of a signed-in person is missing.");
    }

    /// <summary>Whether the reader's role may do something with files at all; the desk decides about this one.</summary>
    public bool May(CareAct act) => AccessRights.Of(page.Visit.SignedIn.Actor.Role, act) != Reach.Never;

    /// <summary>Back to a page after a change; the page again, with what stood in the way; or the refusal.</summary>
    public async Task<IResult> AfterAsync<T>(
        CareOutcome<T> outcome, string done, Func<ImmutableArray<CareProblem>, Task<IResult>> again) => outcome switch
        {
            CareOutcome<T>.Done => TypedResults.LocalRedirect(done),
            CareOutcome<T>.Denied { Decision: var denied } => Pages.Denied(denied, page.Words),
            CareOutcome<T>.Unsaved { Problems: var problems } => await again(problems),
            _ => throw new UnreachableException($"Unknown outcome {outcome.GetType().Name}."),
        };

    /// <summary>The revision of the file that a form was made from; 0, which no file has any more, when it says none.</summary>
    public static int RevisionIn(Entry entry) =>
        int.TryParse(entry["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision : 0;

    private IResult Closed(PatientId patient, AccessDecision.Denied denied) => denied.Code == AccessPolicy.NoSuchFile.Code
        ? Pages.Missing(page.Words)
        : Pages.Of<ClosedFilePage>(new { Id = patient, Denied = denied }, StatusCodes.Status403Forbidden);
}
