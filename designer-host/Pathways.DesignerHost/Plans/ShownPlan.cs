using Pathways.Care;
using Pathways.DesignerHost.Frame;

namespace Pathways.DesignerHost.Plans;

/// <summary>One version of a patient's plan, with what is needed to show it.</summary>
/// <param name="Patient">Whose plan.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Version">The version.</param>
/// <param name="Network">Who is who.</param>
public sealed record ShownPlan(Patient Patient, Plan Plan, PlanVersion Version, KnownNetwork Network)
{
    /// <summary>Where the version is shown.</summary>
    public string Address => AddressOf(Version.Number);

    /// <summary>Where it is shown on paper.</summary>
    public string PrintAddress => $"/patients/{Patient.Id}/plan/print?plan={Plan.Id}&version={Version.Number}";

    /// <summary>Where another version is shown.</summary>
    public string AddressOf(int number) => $"/patients/{Patient.Id}/plan?plan={Plan.Id}&version={number}";
}
