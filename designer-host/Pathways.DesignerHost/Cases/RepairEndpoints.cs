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
internal sealed class CaseRepairer(CaseDoor door, PathwayRuntime runtime, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    private Task<Refusal?> Closed => Task.FromResult(CaseAccess.MayRepair(Actor) ? null : new Refusal("PW5107", "repair.not_yours"));

    public Task<IResult> RetryAsync(Guid id, long incident, Entry entry, CancellationToken stop) =>
        door.ActAsync(id, _ => Closed, () => runtime.RetryIncidentAsync(Commands.Of(entry), Actor, id, incident, stop), stop);

    public Task<IResult> SkipAsync(Guid id, long incident, Entry entry, CancellationToken stop)
    {
        string why = entry[$"why.{incident}"] ?? string.Empty;
        return door.ActAsync(id, _ => Closed, () => runtime.SkipIncidentAsync(Commands.Of(entry), Actor, id, incident, why, stop), stop);
    }

    public Task<IResult> CorrectAsync(Guid id, long incident, Entry entry, CancellationToken stop)
    {
        string name = entry[$"name.{incident}"] ?? string.Empty;
        string value = entry[$"value.{incident}"] ?? string.Empty;
        return door.ActAsync(
            id,
            _ => Closed,
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
}
