using System.Collections.Immutable;
using Pathways.Engine;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Workers.Tests.Dying;

/// <summary>
/// One story of two cases, told again and again, each time with a process that dies one statement later: inside a
/// transaction, or after its commit and before anybody got the answer. The next process does what it always does at its
/// start, the caller sends its command once more, and in the end nothing may be missing, doubled or left behind.
/// </summary>
public sealed class DyingAtEveryStatement
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Loses_no_step_does_none_twice_and_leaves_nothing_behind(DatabaseKind kind)
    {
        await using Ward ward = await Ward.OpenAsync(Story.Pathway, kind: kind);
        Told undisturbed = await TellAsync(ward, diesAt: null);
        Assert.Equal(
            (CaseStatus.Completed, CaseStatus.Terminated), (undisturbed.Whole.Status, undisturbed.Cancelled.Status));
        int deaths = 0;
        bool died;
        do
        {
            Told told = await TellAsync(ward, diesAt: deaths + 1);
            died = told.HasDied;
            deaths += died ? 1 : 0;
            string when = $"Died at point {deaths}: ";
            Assert.Equal(when + undisturbed.Whole.Story, when + told.Whole.Story);
            Assert.Equal(when + undisturbed.Cancelled.Story, when + told.Cancelled.Story);
            Assert.Equal(undisturbed.Messages, told.Messages);
        }
        while (died);

        Assert.True(deaths > 100, $"Only {deaths} places to die at: the story was not told to its end.");
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await ward.Database.Jobs.CountAsync(ward.Clock.GetUtcNow(), Cancellation));
        List<VerifiedProblem> problems = [];
        await ward.Get<CaseVerification>().RunAsync(
            null, (_, found) => { problems.AddRange(found); return Task.CompletedTask; }, Cancellation);
        Assert.Empty(problems);
    }

    private static async Task<Told> TellAsync(Ward ward, int? diesAt)
    {
        int journalBefore = (await ward.JournalAsync()).Length;
        await using Mortal mortal = new(ward, diesAt);
        var story = new Story(ward, mortal);
        (Guid whole, Guid cancelled) = await story.TellAsync(Cancellation);
        ImmutableArray<NotificationMessage> sent = [.. (await ward.JournalAsync()).Skip(journalBefore)];
        return new Told(
            await LivedAsync(ward, whole), await LivedAsync(ward, cancelled),
            [.. sent.DistinctBy(message => message.IdempotencyKey).Select(message => $"{message.Template} {message.To.Address}").Order(StringComparer.Ordinal)],
            mortal.HasDied);
    }

    private static async Task<Lived> LivedAsync(Ward ward, Guid id)
    {
        InstanceRow row = await ward.Database.Cases.FindAsync(Ward.Network, id, Cancellation)
            ?? throw new InvalidOperationException($"The case {id} is lost.");
        ImmutableArray<HistoryEntry> history = await ward.Database.Cases.HistoryAsync(Ward.Network, id, 0, Cancellation);
        return new Lived(row.Status, string.Join(" ", history.Select(entry => Tell(InstanceEventJson.Read(entry.Event.Body)))));
    }

    private static string Tell(InstanceEvent happened) => happened switch
    {
        InstanceEvent.ElementActivated entered => $"+{entered.Element}",
        InstanceEvent.ElementCompleted left => $"-{left.Element}",
        _ => happened.GetType().Name,
    };

    private sealed record Lived(CaseStatus Status, string Story);

    private sealed record Told(Lived Whole, Lived Cancelled, ImmutableList<string> Messages, bool HasDied);
}
