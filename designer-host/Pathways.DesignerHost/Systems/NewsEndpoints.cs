using System.Diagnostics;
using System.Text.Json;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Systems;

/// <summary>
/// Where other systems send messages and signals: <c>POST /api/messages</c> and <c>POST /api/signals</c>. Described in
/// <c>docs/work-api.md</c>.
/// </summary>
internal static class NewsEndpoints
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static void MapNews(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization(SystemAuthentication.Name).WithMetadata(new WorkBody.Limit());
        api.MapPost("/messages", (HttpContext context, MessageDesk desk, CancellationToken stop) =>
            TakeAsync<MessageRequest>(context, body => body.Problem, body => body.Name, async (command, by, body) =>
                ToResult(await desk.SendAsync(command, by, ToMessage(body), TimeSpan.FromDays(body.KeepDays), stop)), stop));
        api.MapPost("/signals", (HttpContext context, MessageDesk desk, CancellationToken stop) =>
            TakeAsync<SignalRequest>(context, body => body.Problem, body => body.Name, async (command, by, body) =>
            {
                await desk.SignalAsync(command, by, body.Name!, stop); // Problem tells when it is missing.
                return TypedResults.Json(new { outcome = "given" });
            }, stop));
    }

    private static async Task<IResult> TakeAsync<T>(
        HttpContext context, Func<T, string?> problemOf, Func<T, string?> nameOf, Func<CommandId, Actor, T, Task<IResult>> act, CancellationToken stop)
        where T : class
    {
        if (!Guid.TryParse(context.Request.Headers[IdempotencyKey], out Guid key))
        {
            return WorkProblems.Malformed(
                $"the header {IdempotencyKey} is missing or no UUID. Draw one for each message, and send the same one again when no answer came.");
        }

        (T? body, string problem) = await WorkBody.ReadAsync<T>(context.Request, stop);
        if ((body is null ? problem : problemOf(body)) is { } wrong)
        {
            return WorkProblems.Malformed(wrong);
        }

        ConnectedSystem system = context.Features.Get<ConnectedSystem>()
            ?? throw new InvalidOperationException("The route was reached without a known system.");
        return system.Topics.Contains(nameOf(body!) ?? string.Empty) // A missing body is a problem.
            ? await act(new CommandId(key), Actor.OutsideSystem(system.Network, system.Id), body!)
            : WorkProblems.NotYours(system.Name, nameOf(body!) ?? string.Empty);
    }

    private static IncomingMessage ToMessage(MessageRequest body) => new(
        body.Name!, // Problem tells when it is missing.
        body.Case,
        body.Patient is { } patient ? new PatientId(patient) : null,
        body.Values is { ValueKind: JsonValueKind.Object } values ? FeelJson.Read(values).AsContext() : FeelContext.Empty)
    {
        Key = body.Key,
    };

    private static IResult ToResult(Reception reception) => reception switch
    {
        Reception.Delivered delivered => TypedResults.Json(new { outcome = "delivered", @case = delivered.InstanceId, repeated = delivered.IsRepetition }),
        Reception.Started started => TypedResults.Json(new { outcome = "started", @case = started.InstanceId }),
        Reception.Kept kept => TypedResults.Json(new { outcome = "kept", until = kept.Until }, statusCode: StatusCodes.Status202Accepted),
        Reception.Refused { Reason: Rejection reason } => WorkProblems.Refused(reason),
        _ => throw new UnreachableException($"Unknown reception {reception}."),
    };
}
