using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Personal plans in SQL: read here, written by <see cref="CommitBatch"/>.</summary>
internal sealed class SqlPlans(Database database) : IPlans
{
    public Task<ImmutableArray<Plan>> ReadAsync(AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return database.WriteAsync(
            async session =>
            {
                ImmutableArray<Plan> found =
                    await OfPatientAsync(session, access.Actor.Network, access.Patient, cancellationToken);
                await AccessLog.AppendAsync(session, access, cancellationToken);
                return found;
            },
            cancellationToken);
    }

    public Task<LoadedPlan> LoadAsync(
        NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                ImmutableArray<Plan> found = await OfPatientAsync(session, network, patient, cancellationToken);
                var wishes = new ConsentLedger(await session.QueryAsync(
                    "patients.consents", PatientRows.Key(network, patient), FileRows.ToConsent, cancellationToken));
                return new LoadedPlan(found.FirstOrDefault(known => known.Id == plan), wishes);
            },
            cancellationToken);

    private static async Task<ImmutableArray<Plan>> OfPatientAsync(
        Session session, NetworkId network, PatientId patient, CancellationToken cancellationToken)
    {
        ImmutableArray<PlanLine> lines = await session.QueryAsync(
            "plans.of_patient", PatientRows.Key(network, patient), PlanRows.Read, cancellationToken);
        return
        [
            .. lines.GroupBy(line => line.Plan).Select(entries => entries.Aggregate(
                new Plan { Id = entries.Key, Network = network, Patient = patient, Case = entries.First().Case },
                (plan, line) => plan.With(line.Entry))),
        ];
    }
}
