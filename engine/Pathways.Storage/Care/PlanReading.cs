using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Storage;

/// <summary>Personal plans, put together of their entries; written by <see cref="CommitBatch"/>.</summary>
internal static class PlanReading
{
    public static async Task<ImmutableArray<Plan>> OfPatientAsync(
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
