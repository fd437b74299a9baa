using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pathways.Engine;
using Pathways.Runtime;
using Pathways.Testing;

namespace Pathways.Workers.Tests.Processes;

/// <summary>
/// Three worker processes, two of them with clocks ten minutes off, and four callers at work, while workers are killed, frozen
/// past their lease and thawed, and the database crashes. Afterwards every promise was kept once and nothing is left. <c>PATHWAYS_CHAOS_SECONDS</c> makes it
/// longer, <c>PATHWAYS_CHAOS_SEED</c> repeats one.
/// </summary>
public sealed class Chaos(ITestOutputHelper output)
{
    private const int Callers = 4;
    private static readonly TimeSpan Tolerated = AgreedClock.Tolerance * 3; // Two of the clocks, and the way to the database.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_nothing_and_doubles_nothing()
    {
        int seed = Number("PATHWAYS_CHAOS_SEED", Environment.TickCount);
        var length = TimeSpan.FromSeconds(Number("PATHWAYS_CHAOS_SECONDS", 20));
        output.WriteLine($"PATHWAYS_CHAOS_SEED={seed}, {length.TotalSeconds:0} s");
        await using ThrowAwayPostgreSql cluster = await ThrowAwayPostgreSql.StartDurableAsync(Cancellation);
        await using Ward ward = await Ward.OpenAsync(
            Pathway.WithReminders("coordination_manager", "PT1S", "PT2S", "PT4S"),
            database: await TestDatabase.CreateOnAsync(cluster, Cancellation));
        ward.Clock.MoveTo(TimeProvider.System.GetUtcNow());

        using CancellationTokenSource over = new(length);
        Task<ImmutableArray<Guid>>[] callers =
            [.. Enumerable.Range(0, Callers).Select(number => Task.Run(() => new Caller(ward, seed + number).WorkAsync(over.Token)))];
        await using (Wreckers wreckers = new(ward, cluster, seed, output))
        {
            await wreckers.WorkAsync(over.Token);
            ImmutableArray<Guid> cases = [.. (await Task.WhenAll(callers)).SelectMany(made => made)];
            output.WriteLine($"{cases.Length} cases, {wreckers.Told}");
            await DrainAsync(ward);
            await AssertAllIsWellAsync(ward, cases);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private static async Task DrainAsync(Ward ward)
    {
        long began = Stopwatch.GetTimestamp();
        JobQueueState left;
        do
        {
            await Task.Delay(200, Cancellation);
            left = await ward.Database.Jobs.CountAsync(TimeProvider.System.GetUtcNow(), Cancellation);
            Assert.True(Stopwatch.GetElapsedTime(began) < LongestDrain, $"Work is left after {LongestDrain.TotalSeconds:0} s: {left}");
        }
        while (left is not { Due: 0, Leased: 0, Later: 0 });
        Assert.Equal(0, left.Dead);
    }

    private static async Task AssertAllIsWellAsync(Ward ward, ImmutableArray<Guid> cases)
    {
        Dictionary<string, int> sent = (await ward.JournalAsync()).GroupBy(message => message.IdempotencyKey)
            .ToDictionary(same => same.Key, same => same.Count());
        int asked = 0;
        foreach (Guid each in cases)
        {
            ImmutableArray<InstanceEvent> lived =
                [.. (await ward.Database.Cases.HistoryAsync(Ward.Network, each, 0, Cancellation)).Select(entry => InstanceEventJson.Read(entry.Event.Body))];
            Assert.Equal(2, lived.OfType<InstanceEvent.TaskCompleted>().Count());
            Assert.Single(lived.OfType<InstanceEvent.InstanceEnded>());
            Assert.Equal(
                lived.OfType<InstanceEvent.TimerArmed>().Select(armed => armed.Timer.Id).Order(),
                lived.OfType<InstanceEvent.TimerFired>().Select(fired => fired.Timer)
                    .Concat(lived.OfType<InstanceEvent.TimerCancelled>().Select(cancelled => cancelled.Timer)).Order());
            AssertTimePasses(lived);
            ImmutableArray<OutboxMessage> outbox = await ward.OutboxAsync(each);
            Assert.Equal(lived.OfType<InstanceEvent.NotificationRequested>().Count(), outbox.Length);
            Assert.All(outbox, message => Assert.NotNull(message.SentAt));
            asked += outbox.Length;
        }

        Assert.Equal(asked, sent.Count);
        List<VerifiedProblem> problems = [];
        await ward.Get<CaseVerification>().RunAsync(
            null, (_, found) => { problems.AddRange(found); return Task.CompletedTask; }, Cancellation);
        Assert.Empty(problems);
    }

    /// <summary>Whoever wrote it, and whatever its machine's clock says: a history goes from past to present.</summary>
    private static void AssertTimePasses(ImmutableArray<InstanceEvent> lived) => Assert.All(
        lived.Zip(lived.Skip(1)),
        pair => Assert.True(pair.Second.At > pair.First.At - Tolerated, $"{pair.Second} of {pair.Second.At:O} comes after {pair.First.At:O}"));
}
