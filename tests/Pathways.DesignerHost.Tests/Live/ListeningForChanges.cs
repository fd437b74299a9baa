using System.Net.ServerSentEvents;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Care;
using Pathways.DesignerHost.Live;
using Pathways.Testing;

namespace Pathways.DesignerHost.Tests.Live;

public sealed class ListeningForChanges : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeTime clock = new();
    private readonly CancellationTokenSource ending = new();
    private TaskCompletionSource bell = new();
    private int looks;

    public void Dispose() => ending.Dispose();

    [Fact]
    public async Task Says_nothing_but_a_sign_of_life_until_something_is_written()
    {
        await using IAsyncEnumerator<SseItem<string>> events = Listen();
        Assert.Equal(LiveStream.Still, await NextAsync(events));

        Task<string?> second = NextAsync(events);
        clock.Advance(LiveStream.SignOfLife);
        Assert.Equal(LiveStream.Still, await second);
        Task<string?> third = NextAsync(events);
        Ring();

        Assert.Equal(LiveStream.Changed, await third);
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task Many_changes_within_a_second_are_one_event()
    {
        await using IAsyncEnumerator<SseItem<string>> events = Listen();
        await NextAsync(events);
        Task<string?> first = NextAsync(events);
        Ring();
        Assert.Equal(LiveStream.Changed, await first);

        Task<string?> second = NextAsync(events);
        for (int change = 0; change < 50; change++)
        {
            Ring();
        }

        Assert.False(second.IsCompleted, "Two events within a second.");
        clock.Advance(LiveStream.ShortestPause);
        Assert.Equal(LiveStream.Changed, await second);
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Looks_once_a_minute_although_nothing_rang()
    {
        await using IAsyncEnumerator<SseItem<string>> events = Listen();
        await NextAsync(events);
        string? heard;
        do
        {
            Task<string?> next = NextAsync(events);
            clock.Advance(LiveStream.SignOfLife);
            heard = await next;
        }
        while (heard == LiveStream.Still);

        Assert.Equal(LiveStream.Changed, heard);
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task Ends_with_the_session_and_when_the_page_goes()
    {
        await using IAsyncEnumerator<SseItem<string>> brief = Listen(TimeSpan.FromSeconds(5));
        await NextAsync(brief);
        Task<string?> last = NextAsync(brief);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(LiveStream.Still, await last);
        Assert.Null(await NextAsync(brief));

        await using IAsyncEnumerator<SseItem<string>> events = Listen();
        await NextAsync(events);
        Task<string?> next = NextAsync(events);
        await ending.CancelAsync();
        Assert.Null(await next);
    }

    [Fact]
    public async Task A_person_listens_from_few_pages_and_from_none_after_signing_out()
    {
        var connections = new LiveConnections(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        PersonId claire = new(Guid.CreateVersion7());
        PersonId martine = new(Guid.CreateVersion7());
        LiveConnection?[] own = [.. Enumerable.Range(0, LiveConnections.MostOfAPerson).Select(_ => connections.Open(claire, ending.Token))];
        LiveConnection other = connections.Open(martine, ending.Token)!; // Hers is the first.

        Assert.All(own, Assert.NotNull);
        Assert.Null(connections.Open(claire, ending.Token));
        own[0]!.Close(); // Not null: asserted just above.
        own[0] = connections.Open(claire, ending.Token);
        Assert.NotNull(own[0]);

        await connections.EndAsync(claire);

        Assert.All(own, one => Assert.True(one!.Ended.IsCancellationRequested)); // Not null: asserted above.
        Assert.False(other.Ended.IsCancellationRequested);
        foreach (LiveConnection? one in own)
        {
            one!.Close(); // Not null: asserted above.
        }
    }

    private static async Task<string?> NextAsync(IAsyncEnumerator<SseItem<string>> events) =>
        await events.MoveNextAsync().AsTask().WaitAsync(Patience) ? events.Current.EventType : null;

    private IAsyncEnumerator<SseItem<string>> Listen(TimeSpan? life = null) => new LiveStream(clock).ReadAsync(
        () => bell.Task,
        () =>
        {
            looks++;
            return Task.FromResult(true);
        },
        life ?? LiveStream.LongestLife,
        ending.Token).GetAsyncEnumerator(ending.Token);

    private void Ring()
    {
        TaskCompletionSource rung = bell;
        bell = new TaskCompletionSource();
        rung.SetResult();
    }
}
