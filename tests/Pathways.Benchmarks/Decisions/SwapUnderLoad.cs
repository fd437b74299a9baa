using System.Diagnostics;
using Pathways.Benchmarks.Measuring;
using Pathways.Rules;

namespace Pathways.Benchmarks.Decisions;

/// <summary>
/// A rule set never changes, so a new version is put in force by exchanging one reference. Meanwhile readers, on all
/// processors but the publisher's, decide without a pause, and each notes when it first decided by the new version.
/// </summary>
internal sealed class SwapUnderLoad
{
    private static readonly TimeSpan betweenSwaps = TimeSpan.FromMilliseconds(5);

    private readonly int readers = Math.Max(1, Environment.ProcessorCount - 1);
    private readonly Workload workload = Workload.A();
    private readonly FeelContext[] inputs;
    private Version current;
    private long decisions;
    private long failures;
    private volatile bool isOver;

    private SwapUnderLoad()
    {
        inputs = [.. workload.Subjects.Select(workload.InputsOf)];
        current = NewVersion(0);
    }

    public static Figure[] Run(RunLength length) => new SwapUnderLoad().Measure(swaps: (int)(length.Runs * length.Run / betweenSwaps / 2));

    private Figure[] Measure(int swaps)
    {
        Thread[] threads = [.. Enumerable.Range(0, readers).Select(reader => new Thread(() => Read(reader)))];
        Array.ForEach(threads, thread => thread.Start());
        double[] milliseconds = [.. Enumerable.Range(1, swaps).Select(Swap)];
        isOver = true;
        Array.ForEach(threads, thread => thread.Join());
        return
        [
            new("swap under load: p50", InTurn.Quantile(milliseconds, 0.5), "ms"),
            new("swap under load: p99", InTurn.Quantile(milliseconds, 0.99), "ms"),
            new("swap under load: decisions meanwhile", decisions, "decisions"),
            new("swap under load: failed decisions", failures, "decisions"),
        ];
    }

    /// <summary>Compiles a version, puts it in force, and gives the time until all readers decide by it.</summary>
    private double Swap(int number)
    {
        Version next = NewVersion(number);
        long published = Stopwatch.GetTimestamp();
        Volatile.Write(ref current, next);
        do
        {
            Thread.Sleep(betweenSwaps);
        }
        while (Array.Exists(next.FirstUse, time => time == 0));

        return Stopwatch.GetElapsedTime(published, next.FirstUse.Max()).TotalMilliseconds;
    }

    private void Read(int reader)
    {
        long decided = 0;
        long failed = 0;
        for (int i = reader; !isOver; i = (i + 1) % inputs.Length)
        {
            Version version = Volatile.Read(ref current);
            FeelValue answer = version.Rules.Evaluate(ModelText.Decision, inputs[i], CompiledWorkload.ResultOnly).Value;
            decided++;
            failed += answer.Kind == FeelKind.String && answer.AsString() == version.Answers[i] ? 0 : 1;
            if (version.FirstUse[reader] == 0)
            {
                version.FirstUse[reader] = Stopwatch.GetTimestamp();
            }
        }

        Interlocked.Add(ref decisions, decided);
        Interlocked.Add(ref failures, failed);
    }

    private Version NewVersion(int number)
    {
        Workload changed = workload.WithAnswersOf(number);
        return new Version(CompiledWorkload.Compile(ModelText.Of(changed)), changed.Answers, new long[readers]);
    }

    /// <summary>A version, its answers, and when each reader first used it.</summary>
    private sealed record Version(RuleSet Rules, string[] Answers, long[] FirstUse);
}
