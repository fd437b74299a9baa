namespace Pathways.Storage;

/// <summary>A bell: everybody who waits when it rings wakes, and a ring between two waits is not lost.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource bell = NewBell();

    /// <summary>What the next ring will complete. Take it before looking for work, wait on it after.</summary>
    public Task Next => Volatile.Read(ref bell).Task;

    /// <summary>Wakes all who wait.</summary>
    public void Ring() => Interlocked.Exchange(ref bell, NewBell()).TrySetResult();

    // Continuations run elsewhere: whoever rings must not run the sleepers' work.
    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
