using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What the runtime asks of personal plans before a task writes on one. Entries are written with the commit of the case.</summary>
public interface IPlanRecords
{
    /// <summary>What an entry of a plan is written on. Not logged: the act is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">Whose plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LoadedPlan> LoadPlanAsync(NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken);
}
