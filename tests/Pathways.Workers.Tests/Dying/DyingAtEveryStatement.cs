using System.Collections.Immutable;
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
        await Lived.AssertNothingIsLeftAsync(ward);
    }

    private static async Task<Told> TellAsync(Ward ward, int? diesAt)
    {
        int journalBefore = (await ward.JournalAsync()).Length;
        await using Mortal mortal = new(ward, diesAt);
        Story story = new(ward, mortal, telling: diesAt ?? 0);
        (Guid whole, Guid cancelled) = await story.TellAsync(Cancellation);
        IEnumerable<NotificationMessage> sent = (await ward.JournalAsync()).Skip(journalBefore);
        return new Told(
            await Lived.OfAsync(ward, whole), await Lived.OfAsync(ward, cancelled), Lived.Messages(sent), mortal.HasDied);
    }

    private sealed record Told(Lived Whole, Lived Cancelled, ImmutableList<string> Messages, bool HasDied);
}
