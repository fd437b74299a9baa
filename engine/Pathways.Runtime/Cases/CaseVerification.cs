using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Something found by checking a case.</summary>
/// <param name="Instance">The case.</param>
/// <param name="Code">What it is, <c>PW34nn</c>; the README of this folder lists them.</param>
/// <param name="Sentence">What is wrong, in English; no values of a person.</param>
public sealed record VerifiedProblem(Guid Instance, string Code, string Sentence)
{
    /// <summary>Whether something is broken; else it only waits without an end in sight.</summary>
    public bool IsBroken => Code != CaseVerification.OpenEnd;
}

/// <summary>
/// Checks stored cases: the chain of their history, that it gives their state, that the state is sound, and that what people
/// and workers find in the tables is what the state says.
/// </summary>
/// <param name="cases">The stored cases.</param>
/// <param name="definitions">The versions that they follow.</param>
public sealed class CaseVerification(ICases cases, PublishedDefinitions definitions)
{
    internal const string OpenEnd = "PW3405";
    private const int PageSize = 200;

    /// <summary>Checks all cases, in the order of their ids.</summary>
    /// <param name="network">Only of this network; null for all.</param>
    /// <param name="report">Told of each case with what was found in it.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    public async Task RunAsync(
        NetworkId? network, Func<InstanceRow, ImmutableArray<VerifiedProblem>, Task> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Guid after = Guid.Empty;
        while (true)
        {
            ImmutableArray<InstanceRow> page = await cases.PageAsync(new CaseQuery(network, after, PageSize), cancellationToken);
            foreach (InstanceRow row in page)
            {
                await report(row, await CheckAsync(row, cancellationToken));
                after = row.InstanceId;
            }

            if (page.Length < PageSize)
            {
                return;
            }
        }
    }

    private async Task<ImmutableArray<VerifiedProblem>> CheckAsync(InstanceRow row, CancellationToken cancellationToken)
    {
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(row.Network, row.InstanceId, 0, cancellationToken);
        if (HistoryChain.FindBreak(row, history) is { } broken)
        {
            // Running cases move on between the two reads: look again before saying so.
            InstanceRow? again = await cases.FindAsync(row.Network, row.InstanceId, cancellationToken);
            return again is not null && again.Revision != row.Revision
                ? await CheckAsync(again, cancellationToken)
                : [new VerifiedProblem(row.InstanceId, "PW3401", broken)];
        }

        try
        {
            InstanceState state = InstanceStateJson.Read(row.State);
            KeptPromises kept = await cases.PromisesAsync(row.Network, row.InstanceId, cancellationToken);
            PublishedPathway pathway = await definitions.PathwayAsync(
                new DefinitionId(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion), cancellationToken);
            return
            [
                .. Differences(row, state, history).Select(sentence => new VerifiedProblem(row.InstanceId, "PW3402", sentence)),
                .. StateCheck.Violations(state, pathway.Process).Select(sentence => new VerifiedProblem(row.InstanceId, "PW3403", $"In its state {sentence}.")),
                .. Unkept(state, kept).Select(sentence => new VerifiedProblem(row.InstanceId, "PW3404", sentence)),
                .. StateCheck.OpenEnds(state).Select(sentence => new VerifiedProblem(row.InstanceId, OpenEnd, $"Without an end in sight: {sentence}.")),
            ];
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidOperationException)
        {
            return [new VerifiedProblem(row.InstanceId, "PW3402", unreadable.Message)];
        }
    }

    private static IEnumerable<string> Differences(InstanceRow row, InstanceState state, ImmutableArray<HistoryEntry> history)
    {
        InstanceState folded = EventApplier.Fold(
            InstanceState.NotStarted(row.InstanceId), history.Select(entry => InstanceEventJson.Read(entry.Event.Body)));
        if (InstanceStateJson.Write(folded) != InstanceStateJson.Write(state))
        {
            yield return "Its history gives another state than the one that is stored.";
        }

        if (row.Revision != state.Revision || row.Status != Projection.StatusOf(state.Status))
        {
            yield return $"Its row says revision {row.Revision} and {row.Status}, its state {state.Revision} and {state.Status}.";
        }
    }

    private static IEnumerable<string> Unkept(InstanceState state, KeptPromises kept)
    {
        IEnumerable<string> waits = state.Waits.Values.Where(wait => wait.Awaits is AwaitedEvent.Message or AwaitedEvent.Signal)
            .Select(wait => Projection.Text(wait.Number));
        IEnumerable<string> incidents = state.Incidents.Keys.Select(Projection.Text);
        return Compare("tasks in inboxes", kept.Tasks, state.Tasks.Keys.Select(task => task.ToString()))
            .Concat(Compare("timers of workers", kept.Timers, state.Timers.Keys.Select(timer => timer.ToString())))
            .Concat(Compare(
                "work that left", kept.Work.Where(key => !key.StartsWith(OutboxRows.NoticePrefix, StringComparison.Ordinal)).ToImmutableSortedSet(StringComparer.Ordinal),
                state.Jobs.Keys.Select(job => job.ToString()))) // Reminders leave too, but no case waits for them.
            .Concat(Compare("waits for messages", kept.Waits, waits))
            .Concat(Compare("open incidents", kept.Incidents.Intersect(incidents), incidents)); // Workers have incidents of their own.
    }

    private static IEnumerable<string> Compare(string what, ImmutableSortedSet<string> kept, IEnumerable<string> promised)
    {
        ImmutableSortedSet<string> wanted = promised.ToImmutableSortedSet(StringComparer.Ordinal);
        if (!kept.SetEquals(wanted))
        {
            yield return $"The {what} are [{string.Join(", ", kept)}]; by its state they should be [{string.Join(", ", wanted)}].";
        }
    }
}
