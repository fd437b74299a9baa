using Pathways.Benchmarks.Measuring;

namespace Pathways.Benchmarks.Decisions;

/// <summary>How fast decision tables decide, compile and are exchanged.</summary>
internal static class DecisionsBenchmark
{
    public static IEnumerable<Figure> Run(RunLength length) =>
    [
        .. FiftyRules(length),
        .. ThousandRules(length),
        .. CompileTime.Run(length),
        .. SwapUnderLoad.Run(length),
    ];

    private static Figure[] FiftyRules(RunLength length)
    {
        CompiledWorkload table = new(Workload.A());
        Throughput scan = new(table.ScanAll, table.Count);
        Throughput result = new(() => table.DecideAll(CompiledWorkload.ResultOnly), table.Count);
        Throughput traced = new(() => table.DecideAll(CompiledWorkload.Traced), table.Count);
        double[] rates = InTurn.Medians(length, scan.PerSecond, result.PerSecond, traced.PerSecond);
        double[] latencies = InTurn.Medians(
            length,
            time => Latencies.Quantile(i => table.Scan(i), table.Count, 0.5, time),
            time => Latencies.Quantile(i => table.Decide(i, CompiledWorkload.ResultOnly), table.Count, 0.5, time),
            time => Latencies.Quantile(i => table.Scan(i), table.Count, 0.99, time),
            time => Latencies.Quantile(i => table.Decide(i, CompiledWorkload.ResultOnly), table.Count, 0.99, time));
        return
        [
            new("A, 50 rules: result only", rates[1], "decisions/s", rates[0]),
            new("A, 50 rules: with full trace", rates[2], "decisions/s", rates[0]),
            new("A, 50 rules: latency p50", latencies[1], "µs", latencies[0]),
            new("A, 50 rules: latency p99", latencies[3], "µs", latencies[2]),
            new("A, 50 rules: allocated, result only", result.BytesEach(), "B/decision"),
            new("A, 50 rules: allocated, with full trace", traced.BytesEach(), "B/decision"),
        ];
    }

    private static Figure[] ThousandRules(RunLength length)
    {
        CompiledWorkload table = new(Workload.B());
        Throughput scan = new(table.ScanAll, table.Count);
        Throughput result = new(() => table.DecideAll(CompiledWorkload.ResultOnly), table.Count);
        Throughput traced = new(() => table.DecideAll(CompiledWorkload.Traced), table.Count);
        double[] times = InTurn.Medians(length, scan.Microseconds, result.Microseconds, traced.Microseconds);
        return
        [
            new("B, 1,000 rules: result only", times[1], "µs/decision", times[0]),
            new("B, 1,000 rules: with full trace", times[2], "µs/decision", times[0]),
        ];
    }
}
