using System.Collections.Immutable;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Administration;

/// <summary>The checks of <c>pathways verify</c> on a page: histories, states and promises of a network's cases.</summary>
internal static class VerificationEndpoints
{
    private const string Address = "/admin/verification";

    public static void MapVerification(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (VerificationDesk desk) => desk.Show(null));
        routes.MapPost(Address, (VerificationDesk desk, CancellationToken stop) => desk.RunAsync(stop));
    }
}

/// <summary>Runs the checks for a reader who waits for them.</summary>
internal sealed class VerificationDesk(CaseVerification verification, Visit visit, Words words)
{
    private const int MostShown = 100;

    // A reader waits for it; the command line has no limit.
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(20);

    /// <summary>The page, with what came of a run.</summary>
    public IResult Show(VerificationResult? result) => CaseAccess.MayRepair(visit.SignedIn.Actor)
        ? Pages.Of<VerificationPage>(new { Result = result })
        : Pages.Refused("PW5107", words["repair.not_yours"], [], words);

    /// <summary>Runs them, for as long as a reader waits.</summary>
    public async Task<IResult> RunAsync(CancellationToken stop)
    {
        if (!CaseAccess.MayRepair(visit.SignedIn.Actor))
        {
            return Show(null);
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestRun);
        int cases = 0;
        List<VerifiedProblem> open = [];
        List<VerifiedProblem> problems = [];
        bool isWhole = true;
        try
        {
            await verification.RunAsync(
                visit.SignedIn.Here.Network,
                (_, found) =>
                {
                    cases++;
                    open.AddRange(found.Where(problem => !problem.IsBroken));
                    problems.AddRange(found.Where(problem => problem.IsBroken));
                    return Task.CompletedTask;
                },
                limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            isWhole = false;
        }

        return Show(new VerificationResult(
            cases, isWhole, problems.Count, [.. problems.Take(MostShown)], open.Count, [.. open.Take(MostShown)]));
    }
}

/// <summary>What came of the checks.</summary>
/// <param name="Cases">How many cases were checked.</param>
/// <param name="IsWhole">Whether all cases were checked.</param>
/// <param name="Count">How many problems were found.</param>
/// <param name="Problems">The first of them.</param>
/// <param name="OpenCount">How often somebody may be lost: a wait without an end in sight, an owner or somebody who is brought in.</param>
/// <param name="Open">The first of these.</param>
public sealed record VerificationResult(
    int Cases, bool IsWhole, int Count, ImmutableArray<VerifiedProblem> Problems, int OpenCount, ImmutableArray<VerifiedProblem> Open);
