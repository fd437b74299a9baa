using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Systems;

/// <summary>
/// Where other systems fetch the work of service tasks: <c>POST /api/jobs</c>, then <c>…/{job}/extend</c>, <c>complete</c> or
/// <c>fail</c>. Described in <c>docs/work-api.md</c>.
/// </summary>
internal static class WorkEndpoints
{
    public const string Address = "/api/jobs";

    // Retries fall due without a sound; nobody needs them sooner than this.
    private static readonly TimeSpan look = TimeSpan.FromSeconds(5);

    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder work = routes.MapGroup(Address).RequireAuthorization(SystemAuthentication.Name).WithMetadata(new WorkBody.Limit());
        work.MapPost("", FetchAsync);
        work.MapPost("/{job:long}/extend", (long job, HttpContext context, WorkDesk desk, CancellationToken stop) =>
            AnswerAsync<ExtendRequest>(context, body => body.Problem, (system, body) =>
                desk.ExtendAsync(system, job, body.Lease!.Value, TimeSpan.FromSeconds(body.LeaseSeconds), stop), stop)); // Lease: Problem tells when it is missing.
        work.MapPost("/{job:long}/complete", (long job, HttpContext context, WorkDesk desk, CancellationToken stop) =>
            AnswerAsync<CompleteRequest>(context, body => body.Problem, (system, body) =>
                desk.CompleteAsync(system, job, body.Lease!.Value, ReportOf(body), stop), stop)); // As above.
        work.MapPost("/{job:long}/fail", (long job, HttpContext context, WorkDesk desk, CancellationToken stop) =>
            AnswerAsync<FailRequest>(context, body => body.Problem, (system, body) =>
                desk.FailAsync(system, job, body.Lease!.Value, FailureOf(body), stop), stop)); // As above.
    }

    private static async Task<IResult> FetchAsync(
        HttpContext context, WorkDesk desk, IHostApplicationLifetime process, CancellationToken stop)
    {
        (FetchRequest? body, string problem) = await WorkBody.ReadAsync<FetchRequest>(context.Request, stop);
        if ((body is null ? problem : body.Problem) is { } wrong)
        {
            return WorkProblems.Malformed(wrong);
        }

        FetchRequest asked = body!; // A missing body is a problem.
        ConnectedSystem system = SystemOf(context);
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(stop, process.ApplicationStopping);
        waiting.CancelAfter(TimeSpan.FromSeconds(asked.WaitSeconds));
        while (true)
        {
            Task arrival = desk.NextArrival;
            ImmutableArray<FetchedWork> fetched = await desk.FetchAsync(
                system, [.. asked.Topics ?? []], asked.AtMost, TimeSpan.FromSeconds(asked.LeaseSeconds), stop);
            if (!fetched.IsEmpty || asked.WaitSeconds == 0 || waiting.IsCancellationRequested)
            {
                return TypedResults.Json(new JsonObject { ["work"] = new JsonArray([.. fetched.Select(work => ToJson(work, asked.LeaseSeconds))]) });
            }

            // By the machine's clock: the installation's may stand still in a demonstration.
            await Task.WhenAny(arrival, Task.Delay(look, waiting.Token));
        }
    }

    private static async Task<IResult> AnswerAsync<T>(
        HttpContext context, Func<T, string?> problemOf, Func<ConnectedSystem, T, Task<WorkAnswer>> act, CancellationToken stop)
        where T : class
    {
        (T? body, string problem) = await WorkBody.ReadAsync<T>(context.Request, stop);
        return (body is null ? problem : problemOf(body)) is { } wrong
            ? WorkProblems.Malformed(wrong)
            : ToResult(await act(SystemOf(context), body!)); // A missing body is a problem.
    }

    private static IResult ToResult(WorkAnswer answer) => answer switch
    {
        WorkAnswer.Taken taken => TypedResults.Json(new { outcome = "taken", repeated = taken.IsRepetition }),
        WorkAnswer.WillRetry again => TypedResults.Json(new { outcome = "will-retry", nextAt = (DateTimeOffset?)again.NextAt }),
        WorkAnswer.GivenUp => TypedResults.Json(new { outcome = "given-up" }),
        WorkAnswer.Refused refused => WorkProblems.Refused(refused.Reason),
        _ => throw new System.Diagnostics.UnreachableException($"Unknown answer {answer}."),
    };

    private static ConnectedSystem SystemOf(HttpContext context) => context.Features.Get<ConnectedSystem>()
        ?? throw new InvalidOperationException("The route was reached without a known system.");

    private static FeelContext ReportOf(CompleteRequest body) =>
        body.Report is { ValueKind: System.Text.Json.JsonValueKind.Object } report ? FeelJson.Read(report).AsContext() : FeelContext.Empty;

    private static WorkFailure FailureOf(FailRequest body) => new(
        body.Why!.Trim(), body.Error, body.PauseSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null); // Why: Problem tells when it is missing.

    private static JsonObject ToJson(FetchedWork fetched, int leaseSeconds) => new()
    {
        ["job"] = fetched.Job.Lease.JobId,
        ["lease"] = fetched.Job.Lease.Fence,
        ["leaseSeconds"] = leaseSeconds,
        ["topic"] = fetched.Work.By.Name,
        ["case"] = fetched.Job.InstanceId,
        ["pathway"] = fetched.Work.Pathway,
        ["version"] = fetched.Work.Version,
        ["element"] = fetched.Work.Element.ToString(),
        ["key"] = $"{fetched.Job.InstanceId:D}/{fetched.Job.Key}",
        ["attempt"] = fetched.Job.Attempt,
        ["attempts"] = fetched.Work.Retry.Attempts,
        ["since"] = fetched.Job.DueAt,
        ["values"] = JsonNode.Parse(FeelJson.ToJson(FeelValue.Context(fetched.Work.Values))),
    };
}
