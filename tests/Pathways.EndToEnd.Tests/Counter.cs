namespace Pathways.EndToEnd.Tests;

/// <summary>Numbers the pictures of a run, so that they lie in the order in which they were taken.</summary>
internal sealed class Counter
{
    private int last;

    public int Next() => Interlocked.Increment(ref last);
}
