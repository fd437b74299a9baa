using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What campaigns and conditions keep to when they begin a pathway for a patient and nobody has asked for it.</summary>
internal static class UnaskedBeginning
{
    /// <summary>What a rule over a file sees: what the file knows, and <c>age</c> in completed years.</summary>
    public static FeelContext Seen(PatientFile file, FeelContext facts, DateOnly today) =>
        facts.With("age", FeelValue.Number(file.Patient.CompletedYears(today)));

    /// <summary>Whether the person objects to taking part or to sharing.</summary>
    public static bool IsRefused(PatientFile file, DateOnly today) =>
        file.Wishes.Objects(ConsentScope.Participation, today) || file.Wishes.Objects(ConsentScope.TeamSharing, today);

    /// <summary>Whether the patient is in that pathway now.</summary>
    public static async Task<bool> IsRunningAsync(
        ICases cases, NetworkId network, PatientId patient, string pathway, CancellationToken cancellationToken) =>
        (await cases.OfPatientAsync(network, patient, cancellationToken))
            .Any(found => found.PathwayKey == pathway && found.EndedAt is null);
}
