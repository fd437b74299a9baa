using System.Collections.Concurrent;
using Pathways.Workers.Living;

namespace Pathways.Workers;

/// <summary>Signs of life of this process's workers, for <c>/health/ready</c> and the administration page.</summary>
/// <remarks>Measured by the machine's clock, not the installation's: a demonstration may move or stop the latter.</remarks>
public sealed class WorkerHealth
{
    private readonly ConcurrentDictionary<string, long> beats = new(StringComparer.Ordinal);
    private readonly TimeProvider machine;
    private readonly TimeSpan silenceLimit;
    private int lanes;
    private int inHand;

    /// <summary>Health without a beat yet.</summary>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="silenceLimit">After how long without a beat a lane counts as not running.</param>
    public WorkerHealth(TimeProvider machine, TimeSpan silenceLimit)
    {
        ArgumentNullException.ThrowIfNull(machine);
        this.machine = machine;
        this.silenceLimit = silenceLimit;
        Lateness = new LatenessGauge(machine);
    }

    /// <summary>True when every lane looked for work without an error lately.</summary>
    public bool IsRunning => Volatile.Read(ref lanes) > 0 && beats.Count >= lanes && SinceOldestBeat() < silenceLimit;

    /// <summary>Time since the quietest lane looked for work; null before the first look.</summary>
    public TimeSpan? SinceLastBeat => beats.IsEmpty ? null : SinceOldestBeat();

    /// <summary>How late timers fired.</summary>
    internal LatenessGauge Lateness { get; }

    /// <summary>Jobs that this process works on now.</summary>
    public int InHand => Volatile.Read(ref inHand);

    /// <summary>A job was taken up, or put down.</summary>
    internal void Hold(int jobs) => Interlocked.Add(ref inHand, jobs);

    /// <summary>So many lanes are at work from now on; 0 when the workers have stopped.</summary>
    internal void Expect(int count) => Volatile.Write(ref lanes, count);

    /// <summary>A lane looked for work and reached the database.</summary>
    internal void Beat(string lane) => beats[lane] = machine.GetTimestamp();

    private TimeSpan SinceOldestBeat() => machine.GetElapsedTime(beats.Values.Min());
}
