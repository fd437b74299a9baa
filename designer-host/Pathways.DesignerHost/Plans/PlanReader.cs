using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Patients;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Plans;

/// <summary>Collects what the pages of a personal plan show. The desks decide and log.</summary>
internal sealed class PlanReader(CareDesk desk, PlanDesk plans, KnownNetworks networks, PageContext page)
{
    /// <summary>The plan with its versions.</summary>
    public Task<IResult> ShowAsync(PatientId patient, PlanChoice choice, CancellationToken stop) => ReadAsync(
        patient, choice,
        plans.ReadAsync(page.Visit.SignedIn.Actor, patient, emergencyReason: null, stop),
        (shown, all) => Pages.Of<PlanPage>(new { Shown = shown, Others = all.Remove(shown.Plan) }),
        stop);

    /// <summary>One version on one sheet of paper.</summary>
    public Task<IResult> PrintAsync(PatientId patient, PlanChoice choice, CancellationToken stop) => ReadAsync(
        patient, choice,
        plans.PrintAsync(page.Visit.SignedIn.Actor, patient, stop),
        (shown, _) => Pages.Of<PlanPaper>(new { Shown = shown }),
        stop);

    private async Task<IResult> ReadAsync(
        PatientId patient, PlanChoice choice, Task<CareOutcome<ImmutableArray<Plan>>> reading,
        Func<ShownPlan, ImmutableArray<Plan>, IResult> show, CancellationToken stop)
    {
        if (await reading is CareOutcome<ImmutableArray<Plan>>.Denied { Decision: var denied })
        {
            return Closed(patient, denied);
        }

        if (await desk.OpenFileAsync(page.Visit.SignedIn.Actor, patient, emergencyReason: null, stop)
            is not CareOutcome<PatientFile>.Done { Value: var file })
        {
            return Pages.Missing(page.Words);
        }

        ImmutableArray<Plan> all = ((CareOutcome<ImmutableArray<Plan>>.Done)await reading).Value;
        Plan? plan = choice.Plan is null ? all.LastOrDefault() : all.FirstOrDefault(known => known.Id.Value == choice.Plan);
        PlanVersion? shown = choice switch
        {
            { Version: { } number } => plan?.Versions.FirstOrDefault(known => known.Number == number),
            { IsNewest: true } => plan?.Newest,
            _ => plan?.Shown,
        };
        if (plan is null || shown is null)
        {
            return Pages.Missing(page.Words);
        }

        KnownNetwork network = await networks.FindAsync(plan.Network, stop)
            ?? throw new InvalidOperationException($"The network {plan.Network} of a plan is missing.");
        return show(new ShownPlan(file.Patient, plan, shown, network), all);
    }

    private IResult Closed(PatientId patient, AccessDecision.Denied denied) => denied.Code == AccessPolicy.NoSuchFile.Code
        ? Pages.Missing(page.Words)
        : Pages.Of<ClosedFilePage>(new { Id = patient, Denied = denied }, StatusCodes.Status403Forbidden);
}

/// <summary>Which plan and version somebody asks for; the last plan, and its version in force, when they do not say.</summary>
/// <param name="Plan">The plan; <c>null</c> for the last one.</param>
/// <param name="Version">Number of the version; <c>null</c> for the one in force.</param>
/// <param name="IsNewest">Whether the newest version is meant, to be read before it is signed.</param>
internal sealed record PlanChoice(Guid? Plan, int? Version, bool IsNewest);
