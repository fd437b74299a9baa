namespace Pathways.Runtime.Tests;

public sealed class CompiledVersions
{
    private readonly FakeTime time = new();
    private readonly List<int> compiled = [];
    private readonly VersionsInMemory versions;

    public CompiledVersions() => versions = new VersionsInMemory(time, atMost: 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_compiled_once_as_long_as_there_is_room()
    {
        await UseAsync(1, 2, 3);
        time.Advance(TimeSpan.FromDays(365));
        await UseAsync(1, 2, 3);

        Assert.Equal([1, 2, 3], compiled);
    }

    [Fact]
    public async Task Go_when_nobody_used_them_for_longest_and_come_back_the_same()
    {
        await UseAsync(1, 2);
        time.Advance(TimeSpan.FromSeconds(1));
        await UseAsync(3);
        time.Advance(VersionsInMemory.AtHand);
        await UseAsync(1);
        time.Advance(VersionsInMemory.AtHand);

        await UseAsync(4);
        await UseAsync(3, 1, 2);

        Assert.Equal([1, 2, 3, 4, 2], compiled);
    }

    [Fact]
    public async Task Stay_while_they_are_at_hand_however_many_they_are()
    {
        int[] hundred = [.. Enumerable.Range(1, 100)];

        await UseAsync(hundred);
        await UseAsync(hundred);

        Assert.Equal(hundred, compiled);
    }

    [Fact]
    public async Task Take_no_more_room_however_many_were_published()
    {
        for (int version = 1; version <= 1_000; version++)
        {
            await UseAsync(version);
            time.Advance(VersionsInMemory.AtHand);
            Assert.InRange(versions.Count, 1, 3);
        }
    }

    [Fact]
    public async Task Are_compiled_once_when_many_ask_at_the_same_time()
    {
        TaskCompletionSource ready = new();
        int compilations = 0;

        Task<object>[] asked =
        [
            .. Enumerable.Range(0, 50).Select(_ => Task.Run(
                () => versions.GetAsync(
                    Id(1),
                    async id =>
                    {
                        Interlocked.Increment(ref compilations);
                        await ready.Task;
                        return new CompiledVersion(id, Size: 100);
                    },
                    Cancellation),
                Cancellation)),
        ];
        ready.SetResult();

        Assert.All(await Task.WhenAll(asked), found => Assert.Equal(Id(1), found));
        Assert.Equal(1, compilations);
    }

    [Fact]
    public async Task Are_right_and_never_missing_while_others_are_let_go()
    {
        Lock clock = new(); // Read and moved in one: time does not go back.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                for (int round = 0; round < 2_000; round++)
                {
                    DefinitionId id = Id(1 + ((round * 7) + (worker * 3)) % 20);
                    Assert.Equal(id, await versions.GetAsync(id, Compile, Cancellation));
                    lock (clock)
                    {
                        time.Advance(VersionsInMemory.AtHand / 3);
                    }
                }
            },
            Cancellation)));

        Assert.InRange(versions.Count, 1, 20);

        static Task<CompiledVersion> Compile(DefinitionId id) => Task.FromResult(new CompiledVersion(id, Size: 10));
    }

    [Fact]
    public async Task Are_asked_for_again_after_a_failure()
    {
        await Assert.ThrowsAsync<IOException>(() => versions.GetAsync(
            Id(1), _ => Task.FromException<CompiledVersion>(new IOException("The database is away.")), Cancellation));

        await UseAsync(1);

        Assert.Equal([1], compiled);
    }

    private static DefinitionId Id(int version) => new(Installation.Network, DefinitionKind.Pathway, "p", version);

    private async Task UseAsync(params int[] wanted)
    {
        foreach (int version in wanted)
        {
            object found = await versions.GetAsync(
                Id(version),
                id =>
                {
                    compiled.Add(id.Version);
                    return Task.FromResult(new CompiledVersion(id, Size: 10));
                },
                Cancellation);
            Assert.Equal(Id(version), found);
        }
    }
}
