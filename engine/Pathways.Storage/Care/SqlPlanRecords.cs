using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Personal plans in SQL, as the next entry needs them.</summary>
internal sealed class SqlPlanRecords(Database database) : IPlanRecords
{
    public Task<LoadedPlan> LoadPlanAsync(
        NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                ImmutableArray<Plan> found = await PlanReading.OfPatientAsync(session, network, patient, cancellationToken);
                var wishes = new ConsentLedger(await session.QueryAsync(
                    "patients.consents", PatientRows.Key(network, patient), FileRows.ToConsent, cancellationToken));
                return new LoadedPlan(found.FirstOrDefault(known => known.Id == plan), wishes);
            },
            cancellationToken);
}
