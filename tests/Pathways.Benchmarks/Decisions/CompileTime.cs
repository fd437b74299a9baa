using System.Diagnostics;
using System.Xml.Linq;
using Pathways.Benchmarks.Measuring;

namespace Pathways.Benchmarks.Decisions;

/// <summary>From the text of 20,000 rules to a rule set; the limit is to read the XML and do nothing with it.</summary>
internal static class CompileTime
{
    public static Figure[] Run(RunLength length)
    {
        string oneTable = ModelText.Of(Workload.B(groups: 200));
        string twentyTables = ModelText.Of(Workload.B(), tables: 20);
        double[] seconds = InTurn.Medians(
            length with { WarmUp = TimeSpan.Zero },
            _ => Seconds(() => XDocument.Parse(oneTable, LoadOptions.SetLineInfo)),
            _ => Seconds(() => CompiledWorkload.Compile(oneTable)),
            _ => Seconds(() => XDocument.Parse(twentyTables, LoadOptions.SetLineInfo)),
            _ => Seconds(() => CompiledWorkload.Compile(twentyTables)));
        return
        [
            new("compile 20,000 rules in 1 table", seconds[1], "s", seconds[0]),
            new("compile 20,000 rules in 20 tables", seconds[3], "s", seconds[2]),
        ];
    }

    private static double Seconds(Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
