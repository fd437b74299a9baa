using System.Diagnostics.CodeAnalysis;
using Pathways.Benchmarks.Measuring;

namespace Pathways.Benchmarks;

/// <summary>What was asked for: <c>BENCHMARK [--json FILE] [--quick]</c>.</summary>
internal sealed record CommandLine(string Benchmark, string? JsonFile, RunLength RunLength)
{
    public static bool TryRead(
        string[] args,
        IReadOnlyCollection<string> known,
        [NotNullWhen(true)] out CommandLine? command,
        [NotNullWhen(false)] out string? error)
    {
        command = null;
        error = null;
        if (args.Length == 0 || !known.Contains(args[0], StringComparer.Ordinal))
        {
            string asked = args.Length == 0 ? "Which benchmark?" : $"There is no benchmark '{args[0]}'.";
            error = $"{asked} Known: {string.Join(", ", known)}; for example '{known.First()} --json figures.jsonl'.";
            return false;
        }

        command = new CommandLine(args[0], null, RunLength.Full);
        for (int i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    command = command with { RunLength = RunLength.Quick };
                    break;
                case "--json" when i + 1 < args.Length:
                    command = command with { JsonFile = args[++i] };
                    break;
                default:
                    error = $"'{args[i]}' is not understood here: after the benchmark come --json FILE and --quick only.";
                    return false;
            }
        }

        return true;
    }
}
