namespace Pathways.Benchmarks.Decisions;

/// <summary>The same numbers in [0, 1) on every machine: x ← 1664525 x + 1013904223 mod 2³², from 12345.</summary>
internal sealed class RepeatableNumbers
{
    private uint state = 12345;

    public double Next()
    {
        state = unchecked((state * 1664525) + 1013904223);
        return state / 4294967296.0;
    }
}
