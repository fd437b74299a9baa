using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>Who is around a patient, and what the patient wants: care team, wishes, contacts.</summary>
internal static class CircleEndpoints
{
    public static void MapCircle(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{id:guid}/circle", (Guid id, CircleReader reader, CancellationToken stop) =>
            reader.ShowAsync(new PatientId(id), [], stop));
        routes.MapPost("/patients/{id:guid}/circle/team", SaveMemberAsync);
        routes.MapPost("/patients/{id:guid}/circle/wishes", RecordWishAsync);
        routes.MapPost("/patients/{id:guid}/circle/wishes/{wish:guid}/withdraw", WithdrawWishAsync);
        routes.MapPost("/patients/{id:guid}/circle/contacts", ChangeContactsAsync);
    }

    private static async Task<IResult> SaveMemberAsync(
        Guid id, IFormCollection form, RecordDesk desk, FileDoor door, CircleReader reader, Visit visit, Figures figures, CancellationToken stop)
    {
        PatientId patient = new(id);
        Actor actor = visit.SignedIn.Actor;
        var entry = Entry.From(form);
        return TeamEntry.Read(entry, actor.Network, patient, figures.Today) is { } member
            ? await door.AfterAsync(
                await desk.SaveTeamMemberAsync(actor, member, stop), Address(patient, "team"), found => reader.ShowAsync(patient, found, CircleForm.Team, entry, stop))
            : await reader.ShowAsync(patient, [FileEntryProblems.AnswerMissing("member")], CircleForm.Team, entry, stop);
    }

    private static async Task<IResult> RecordWishAsync(
        Guid id, IFormCollection form, RecordDesk desk, FileDoor door, CircleReader reader, Visit visit, Figures figures, CancellationToken stop)
    {
        PatientId patient = new(id);
        var entry = Entry.From(form);
        return WishEntry.Read(entry) is { } draft
            ? await door.AfterAsync(
                await desk.RecordConsentAsync(visit.SignedIn.Actor, patient, draft, entry.Confirmed, stop),
                Address(patient, "wishes"), found => reader.ShowAsync(patient, found, CircleForm.Wishes, entry, stop))
            : await reader.ShowAsync(patient, [FileEntryProblems.AnswerMissing("wish")], CircleForm.Wishes, entry, stop);
    }

    private static async Task<IResult> WithdrawWishAsync(
        Guid id, Guid wish, IFormCollection form, RecordDesk desk, FileDoor door, CircleReader reader, Visit visit, Figures figures, CancellationToken stop)
    {
        PatientId patient = new(id);
        var entry = Entry.From(form);
        return ChoiceWords.Read<ConsentVoice>(entry["voice"]) is { } voice
            ? await door.AfterAsync(
                await desk.WithdrawConsentAsync(
                    visit.SignedIn.Actor, patient, new ConsentId(wish), entry.Day("on") ?? figures.Today, voice, stop),
                Address(patient, "wishes"), found => reader.ShowAsync(patient, found, stop))
            : await reader.ShowAsync(patient, [FileEntryProblems.AnswerMissing("voice")], stop);
    }

    private static async Task<IResult> ChangeContactsAsync(
        Guid id, IFormCollection form, RecordDesk desk, FileDoor door, CircleReader reader, Visit visit, Figures figures, CancellationToken stop)
    {
        PatientId patient = new(id);
        (PatientFile? file, IResult? closed) = await door.OpenAsync(patient, stop);
        if (file is null)
        {
            return closed!; // One of the two is there.
        }

        var entry = Entry.From(form);
        Patient known = file.Patient;
        PatientContacts contacts = ContactsEntry.Read(entry, new PatientContacts(known.Gp, known.Related, known.ResidenceCode));
        return await door.AfterAsync(
            await desk.ChangeContactsAsync(visit.SignedIn.Actor, patient, FileDoor.RevisionIn(entry), contacts, stop),
            Address(patient, "contacts"), found => reader.ShowAsync(patient, found, CircleForm.Contacts, entry, stop));
    }

    private static string Address(PatientId patient, string place) => $"/patients/{patient}/circle#{place}";
}
