using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Puts somebody in another's place in the files of patients, inside one transaction.</summary>
internal static class LinkRows
{
    public static async Task<int> HandOverAsync(Session session, LinkHandover handover, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", handover.By.Network.Value)
            .Uuid("person", handover.From.Value)
            .Text("role", handover.To.Role.Value)
            .Uuid("organisation", handover.Of?.Value)
            .Date("today", handover.Today)
            .Integer("at_most", LinkHandover.FilesAtOnce);
        ImmutableArray<CareTeamMember> parts =
            await session.QueryAsync("patients.memberships_of", arguments, FileRows.ToMember, cancellationToken);
        foreach (CareTeamMember part in parts)
        {
            await TakePartAsync(session, part, handover, cancellationToken);
            await LogAsync(session, part.Patient, CareAct.ChangeCareTeam, handover, cancellationToken);
        }

        if (!handover.IsGp || parts.Length > 0)
        {
            return parts.Length;
        }

        ImmutableArray<Patient> patients =
            await session.QueryAsync("patients.of_gp", arguments, PatientRows.ToPatient, cancellationToken);
        foreach (Patient patient in patients)
        {
            Patient changed = patient with
            {
                Gp = new GpReference(handover.To.Person, handover.ToName, SecureMail: null),
                Revision = patient.Revision + 1,
            };
            await session.ExecuteAsync("patients.change", PatientRows.ToArguments(changed), cancellationToken);
            await LogAsync(session, patient.Id, CareAct.ChangeIdentity, handover, cancellationToken);
        }

        return patients.Length;
    }

    private static async Task TakePartAsync(
        Session session, CareTeamMember part, LinkHandover handover, CancellationToken cancellationToken)
    {
        ImmutableArray<CareTeamMember> team = await session.QueryAsync(
            "patients.team", PatientRows.Key(part.Network, part.Patient), FileRows.ToMember, cancellationToken);
        DateOnly last = part.From < handover.Today ? handover.Today.AddDays(-1) : part.From.AddDays(-1);
        await session.ExecuteAsync("patients.save_member", FileRows.ToArguments(part with { To = last }), cancellationToken);
        bool isThere = team.Any(member =>
            member.Person == handover.To.Person && member.Role == part.Role && member.IsSameTeam == part.IsSameTeam && member.To is null);
        if (!isThere)
        {
            CareTeamMember successor = part with
            {
                Person = handover.To.Person,
                Organisation = handover.To.Organisation,
                From = part.From < handover.Today ? handover.Today : part.From,
            };
            await session.ExecuteAsync("patients.save_member", FileRows.ToArguments(successor), cancellationToken);
        }
    }

    private static Task LogAsync(
        Session session, PatientId patient, CareAct act, LinkHandover handover, CancellationToken cancellationToken) =>
        AccessLog.AppendAsync(
            session,
            new AccessEntry { Actor = handover.By, Patient = patient, Act = act, At = handover.At, Basis = LegalBasis.Duty },
            cancellationToken);
}
