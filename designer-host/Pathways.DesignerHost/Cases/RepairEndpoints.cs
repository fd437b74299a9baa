using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>What people do about an incident.</summary>
internal static class RepairEndpoints
{
    private const string Incident = "/cases/{id:guid}/incidents/{incident:long}";

    public static void MapRepairs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Incident + "/retry", (Guid id, long incident, IFormCollection form, CaseRepairer repairer, CancellationToken stop) =>
            repairer.RetryAsync(id, incident, Entry.From(form), stop));
        routes.MapPost(Incident + "/correct", (Guid id, long incident, IFormCollection form, CaseRepairer repairer, CancellationToken stop) =>
            repairer.CorrectAsync(id, incident, Entry.From(form), stop));
        routes.MapPost(Incident + "/skip", (Guid id, long incident, IFormCollection form, CaseRepairer repairer, CancellationToken stop) =>
            repairer.SkipAsync(id, incident, Entry.From(form), stop));
    }
}

/// <summary>Corrects the data of a case, tries again where it stopped, or goes on without what failed.</summary>
internal sealed class CaseRepairer(CareDesk desk, ICases cases, PathwayRuntime runtime, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    public Task<IResult> RetryAsync(Guid id, long incident, Entry entry, CancellationToken stop) =>
        ActAsync(id, () => runtime.RetryIncidentAsync(Commands.Of(entry), Actor, id, incident, stop), stop);

    public Task<IResult> SkipAsync(Guid id, long incident, Entry entry, CancellationToken stop)
    {
        string why = entry[$"why.{incident}"] ?? string.Empty;
        return ActAsync(id, () => runtime.SkipIncidentAsync(Commands.Of(entry), Actor, id, incident, why, stop), stop);
    }

    public Task<IResult> CorrectAsync(Guid id, long incident, Entry entry, CancellationToken stop)
    {
        string name = entry[$"name.{incident}"] ?? string.Empty;
        string value = entry[$"value.{incident}"] ?? string.Empty;
        return ActAsync(
            id,
            async () => name.Length > 0 && ValueOf(value) is { } read
                ? await runtime.SetVariablesAsync(Commands.Of(entry), Actor, id, FeelContext.Of(KeyValuePair.Create(name, read)), stop)
                : new CommandOutcome.Refused(new Rejection(
                    "PW5106",
                    $"{Actor.Person} cannot set '{name}' to '{value}': a name and a value are needed. Write a number, true or "
                    + "false, a text in quotes, or a date as date(\"2026-03-02\").",
                    [Actor.Person.ToString(), name, value])),
            stop);
    }

    /// <summary>What was typed, when it is a FEEL value: without names and without a clock nothing else can come out.</summary>
    private static FeelValue? ValueOf(string typed)
    {
        if (FeelExpression.Compile(typed, FeelScope.Closed()) is not { Expression: { } expression, Findings.IsEmpty: true })
        {
            return null;
        }

        FeelResult read = expression.Evaluate(FeelContext.Empty, new EvaluationSettings { Now = default, ZoneId = "Etc/UTC" });
        return read.Problems.IsEmpty && read.Value.Kind != FeelKind.Function ? read.Value : null;
    }

    private async Task<IResult> ActAsync(Guid id, Func<Task<CommandOutcome>> act, CancellationToken stop)
    {
        if (!CaseAccess.MayRepair(Actor))
        {
            return Pages.Refused("PW5107", page.Words["repair.not_yours"], [], page.Words);
        }

        if (await cases.FindAsync(Actor.Network, id, stop) is not { } row)
        {
            return Pages.Missing(page.Words);
        }

        if (row.Patient is { } patient
            && await desk.OpenFileAsync(Actor, patient, emergencyReason: null, stop) is CareOutcome<PatientFile>.Denied { Decision: var denied })
        {
            return Pages.Denied(denied, page.Words);
        }

        return await act() is CommandOutcome.Refused { Reason: var reason }
            ? Pages.Refused(reason.Code, reason.Message, reason.Arguments, page.Words)
            : TypedResults.LocalRedirect($"/cases/{id}");
    }
}

/// <summary>Who may do what with a case.</summary>
internal static class CaseAccess
{
    /// <summary>Whether the role repairs what stopped a case.</summary>
    public static bool MayRepair(Actor actor) => AccessRights.Of(actor.Role, CareAct.RepairIncidents) != Reach.Never;
}
