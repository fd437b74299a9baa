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
    /// <summary>Whether something is broken; else somebody may be lost: it waits without an end in sight, or nobody is there for it.</summary>
    public bool IsBroken => !CaseVerification.Notes.Contains(Code);
}

/// <summary>
/// Checks stored cases: the chain of their history, that it gives their state, that the state is sound, and that what people
/// and workers find in the tables is what the state says; and that nobody is lost: what waits has an end in sight, an owner who is
/// there today, and somebody who is brought in.
/// </summary>
/// <param name="cases">The stored cases.</param>
/// <param name="definitions">The versions that they follow.</param>
/// <param name="means">Who is there today.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class CaseVerification(ICases cases, PublishedDefinitions definitions, NetworkMeans means, TimeProvider clock)
{
    private const string OpenEnd = "PW3405";
    private const string NoOwner = "PW3407";
    private const string NobodyBroughtIn = "PW3408";
    private const int PageSize = 200;

    internal static readonly ImmutableHashSet<string> Notes = [OpenEnd, NoOwner, NobodyBroughtIn];

    /// <summary>Checks all cases, in the order of their ids.</summary>
    /// <param name="network">Only of this network; null for all.</param>
    /// <param name="report">Told of each case with what was found in it.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    public async Task RunAsync(
        NetworkId? network, Func<InstanceRow, ImmutableArray<VerifiedProblem>, Task> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Dictionary<NetworkId, Staffing?> staffing = [];
        Guid after = Guid.Empty;
        while (true)
        {
            ImmutableArray<InstanceRow> page = await cases.PageAsync(new CaseQuery(network, after, PageSize), cancellationToken);
            foreach (InstanceRow row in page)
            {
                if (!staffing.TryGetValue(row.Network, out Staffing? today))
                {
                    today = await means.StaffingAsync(row.Network, clock.GetUtcNow(), cancellationToken);
                    staffing[row.Network] = today;
                }

                await report(row, await CheckAsync(row, today, cancellationToken));
                after = row.InstanceId;
            }

            if (page.Length < PageSize)
            {
                return;
            }
        }
    }

    private async Task<ImmutableArray<VerifiedProblem>> CheckAsync(
        InstanceRow row, Staffing? staffing, CancellationToken cancellationToken)
    {
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(row.Network, row.InstanceId, 0, cancellationToken);
        if (HistoryChain.FindBreak(row, history) is { } broken)
        {
            // Running cases move on between the two reads: look again before saying so.
            InstanceRow? again = await cases.FindAsync(row.Network, row.InstanceId, cancellationToken);
            return again is not null && again.Revision != row.Revision
                ? await CheckAsync(again, staffing, cancellationToken)
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
                .. StateCheck.OpenEnds(state, pathway.Process)
                    .Select(sentence => new VerifiedProblem(row.InstanceId, OpenEnd, $"Without an end in sight: {sentence}.")),
                .. staffing is null ? [] : Unowned(row, state, staffing),
            ];
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidOperationException)
        {
            return [new VerifiedProblem(row.InstanceId, "PW3402", unreadable.Message)];
        }
    }

    private static IEnumerable<VerifiedProblem> Unowned(InstanceRow row, InstanceState state, Staffing staffing)
    {
        bool IsServed(string role) => RoleKey.IsWellFormed(role) && staffing.Of(new RoleKey(role), row.Organisation) is null;
        foreach (OpenTask task in state.Tasks.Values.Where(task => !task.Roles.IsEmpty))
        {
            // Whoever holds it answers for it while they are there; else their role does.
            bool isHeld = task.ClaimedBy is { } holder && Guid.TryParse(holder.Person, out Guid person)
                && !staffing.Unreachable.Contains(new PersonId(person));
            if (!isHeld && !task.Roles.Concat(task.EscalatedRoles).Any(IsServed))
            {
                yield return new VerifiedProblem(
                    row.InstanceId, NoOwner, $"The task '{task.Id}' is for {string.Join(", ", task.Roles.Concat(task.EscalatedRoles))}, and nobody is there for it today.");
            }
        }

        foreach (OpenTask task in StateCheck.WithoutMoreEscalation(state).Where(task => !task.EscalatedRoles.TakeLast(1).Any(IsServed)))
        {
            yield return new VerifiedProblem(
                row.InstanceId, NobodyBroughtIn, $"If the task '{task.Id}' stays undone, nobody who is there today is brought in any more.");
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
