using System.Collections.Immutable;
using System.Globalization;
using Pathways.Storage;

namespace Pathways.Workers.Tests.Dying;

/// <summary>
/// The story of <see cref="DyingAtEveryStatement"/> told by processes of their own that are killed by SIGKILL at a statement: no
/// handler, no rollback, no flush, nothing that the process held. The next one tells the story from its beginning, with the same
/// commands. <c>PATHWAYS_DEATHS=all</c> kills at every statement, a number at that one; without it at some, others each time.
/// </summary>
public sealed class KilledAtEveryStatement(ITestOutputHelper output)
{
    private const int Some = 6;
    private const int LooksMoreOrLess = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_process_loses_no_step_does_none_twice_and_leaves_nothing_behind(DatabaseKind kind)
    {
        await using Ward ward = await Ward.OpenAsync(Story.Pathway, kind: kind);
        Told undisturbed = await TellAsync(ward, telling: 0, journalBefore: 0);
        Assert.True(undisturbed.Points > 100, $"Only {undisturbed.Points} places to die at: the story was not told to its end.");
        foreach (int point in PointsToDieAt(undisturbed.Points))
        {
            int journalBefore = (await ward.JournalAsync()).Length;
            using (StoryProcess killed = StoryProcess.Start(ward, telling: point, diesAt: point))
            {
                // One telling looks once more or less for work than another: the last few points may lie behind its end.
                Assert.True(
                    await killed.EndAsync() == StoryProcess.Killed || point > undisturbed.Points - LooksMoreOrLess,
                    $"The process did not come to point {point} of {undisturbed.Points}.");
            }

            Told told = await TellAsync(ward, telling: point, journalBefore);

            string when = $"Killed at point {point}: ";
            Assert.Equal(when + undisturbed.Whole.Story, when + told.Whole.Story);
            Assert.Equal(when + undisturbed.Cancelled.Story, when + told.Cancelled.Story);
            Assert.Equal(when + string.Join(", ", undisturbed.Messages), when + string.Join(", ", told.Messages));
        }

        await Lived.AssertNothingIsLeftAsync(ward);
    }

    // By a process that is not killed.
    private static async Task<Told> TellAsync(Ward ward, int telling, int journalBefore)
    {
        using StoryProcess living = StoryProcess.Start(ward, telling, diesAt: 0);
        string[] answer = (await living.EndAsync()).Split(' ');
        Assert.True(answer.Length == 3, string.Join(' ', answer));
        return new Told(
            await Lived.OfAsync(ward, Guid.Parse(answer[0])),
            await Lived.OfAsync(ward, Guid.Parse(answer[1])),
            Lived.Messages((await ward.JournalAsync()).Skip(journalBefore)),
            int.Parse(answer[2], CultureInfo.InvariantCulture));
    }

    private IEnumerable<int> PointsToDieAt(int points)
    {
        string? wanted = Environment.GetEnvironmentVariable("PATHWAYS_DEATHS");
        if (wanted == "all")
        {
            output.WriteLine($"killed at each of {points} points");
            return Enumerable.Range(1, points);
        }

        if (int.TryParse(wanted, CultureInfo.InvariantCulture, out int only))
        {
            return [only];
        }

        int step = points / Some;
        int first = 1 + (Environment.TickCount % step);
        ImmutableArray<int> chosen = [.. Enumerable.Range(0, Some).Select(number => first + (number * step))];
        output.WriteLine($"killed at {string.Join(", ", chosen)} of {points}");
        return chosen;
    }

    private sealed record Told(Lived Whole, Lived Cancelled, ImmutableList<string> Messages, int Points);
}
