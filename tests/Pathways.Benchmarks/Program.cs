using Pathways.Benchmarks;
using Pathways.Benchmarks.Decisions;
using Pathways.Benchmarks.Engine;
using Pathways.Benchmarks.Measuring;
using Pathways.Benchmarks.Standing;

Dictionary<string, Func<RunLength, IEnumerable<Figure>>> benchmarks = new(StringComparer.Ordinal)
{
    ["decisions"] = DecisionsBenchmark.Run,
    ["standing"] = StandingBenchmark.Run,
    ["engine"] = length => EngineBenchmark.RunAsync(length).GetAwaiter().GetResult(),
    ["timers"] = length => TimersBenchmark.RunAsync(length).GetAwaiter().GetResult(),
    ["inbox"] = length => InboxBenchmark.RunAsync(length).GetAwaiter().GetResult(),
    ["scale"] = length => ScaleBenchmark.RunAsync(length).GetAwaiter().GetResult(),
};

if (!CommandLine.TryRead(args, benchmarks.Keys, out CommandLine? command, out string? error))
{
    Console.Error.WriteLine(error);
    return 2;
}

Figure[] figures = [.. benchmarks[command.Benchmark](command.RunLength)];
Console.Write(FigureReport.Table(figures));
if (command.JsonFile is string file)
{
    File.WriteAllText(file, FigureReport.JsonLines(figures));
}

return 0;
