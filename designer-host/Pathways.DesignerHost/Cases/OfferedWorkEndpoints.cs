using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Work that people start, end or leave undone as they see fit.</summary>
internal static class OfferedWorkEndpoints
{
    private const string Work = "/cases/{id:guid}/activities";

    public static void MapOfferedWork(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Work + "/start", (Guid id, IFormCollection form, OfferedWorkDesk desk, CancellationToken stop) =>
            desk.StartAsync(id, Entry.From(form), stop));
        routes.MapPost(Work + "/{token:long}/end", (Guid id, long token, IFormCollection form, OfferedWorkDesk desk, CancellationToken stop) =>
            desk.EndAsync(id, token, Entry.From(form), stop));
        routes.MapPost(Work + "/{token:long}/leave", (Guid id, long token, IFormCollection form, OfferedWorkDesk desk, CancellationToken stop) =>
            desk.LeaveAsync(id, token, Entry.From(form), stop));
    }
}

/// <summary>Starts, ends and leaves out what a case offers.</summary>
internal sealed class OfferedWorkDesk(CaseDoor door, PublishedDefinitions definitions, PathwayRuntime runtime, PageContext page)
{
    private Actor Actor => page.Visit.SignedIn.Actor;

    public Task<IResult> StartAsync(Guid id, Entry entry, CancellationToken stop)
    {
        ElementId activity = new(entry["activity"] ?? "?");
        return door.ActAsync(
            id, async row => MaySteer(await RolesOfAsync(row, activity, stop)),
            () => runtime.StartActivityAsync(Commands.Of(entry), Actor, id, activity, stop), stop);
    }

    public Task<IResult> EndAsync(Guid id, long token, Entry entry, CancellationToken stop) => door.ActAsync(
        id, _ => Task.FromResult(MaySteer([])),
        () => runtime.CompleteActivityAsync(Commands.Of(entry), Actor, id, token, stop), stop);

    public Task<IResult> LeaveAsync(Guid id, long token, Entry entry, CancellationToken stop) => door.ActAsync(
        id, row => Task.FromResult(MaySteer(RolesOf(row, token))),
        () => runtime.CancelActivityAsync(Commands.Of(entry), Actor, id, token, stop), stop);

    private Refusal? MaySteer(ImmutableArray<string> roles) => CaseAccess.RefuseSteering(Actor, roles);

    private async Task<ImmutableArray<string>> RolesOfAsync(InstanceRow row, ElementId activity, CancellationToken stop)
    {
        PublishedPathway pathway = await definitions.PathwayAsync(
            new DefinitionId(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion), stop);
        return pathway.Process.FindAnywhere(activity) is ExecutableNode.UserTask task ? task.Roles : [];
    }

    private static ImmutableArray<string> RolesOf(InstanceRow row, long token) =>
        [.. InstanceStateJson.Read(row.State).Tasks.Values.Where(task => task.Token == token).SelectMany(task => task.Roles)];
}
