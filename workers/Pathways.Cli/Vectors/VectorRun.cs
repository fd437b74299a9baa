using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Cli.Vectors;

/// <summary>Asks a decision for each row of a table and compares the answers.</summary>
internal static class VectorRun
{
    /// <summary>Runs one file.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="table">Its rows.</param>
    /// <param name="map">Which decision answers it.</param>
    /// <param name="settings">The clock.</param>
    public static VectorOutcome Run(string name, VectorTable table, VectorMap map, EvaluationSettings settings)
    {
        if (!map.Files.TryGetValue(name + ".csv", out VectorMapping? mapping))
        {
            return VectorOutcome.Whole(name, table.Rows.Length, new CommandProblem(
                "PW6207", $"{name}.csv has no mapping. Say under 'files' of vectors.yaml which decision answers it."));
        }

        MappedDecision? decision = MappedDecision.Load(mapping, map.Folder, table.Columns, out CommandProblem? problem);
        if (decision is null || problem is not null)
        {
            return VectorOutcome.Whole(name, table.Rows.Length, problem ?? new CommandProblem("PW6206", "The mapping does not fit."));
        }

        ImmutableArray<string>.Builder remarks = ImmutableArray.CreateBuilder<string>();
        int passed = 0;
        foreach ((int index, ImmutableArray<string> cells) in table.Rows.Index())
        {
            Dictionary<string, string> row = table.Columns.Zip(cells).DistinctBy(cell => cell.First)
                .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
            string id = row.TryGetValue(mapping.Id, out string? written) && written.Length > 0 ? written : $"row {index + 1}";
            ImmutableArray<string> mismatches = Compare(decision, row, settings);
            passed += mismatches.IsEmpty ? 1 : 0;
            remarks.AddRange(mismatches.Select(mismatch => $"{id} {mismatch}"));
        }

        return new VectorOutcome(name, passed, table.Rows.Length, remarks.ToImmutable());
    }

    private static ImmutableArray<string> Compare(
        MappedDecision decision, Dictionary<string, string> row, EvaluationSettings settings)
    {
        List<KeyValuePair<string, FeelValue>> inputs = [];
        foreach ((string column, FeelType type) in decision.Columns)
        {
            if (!CellValue.TryRead(row[column], type, out FeelValue value))
            {
                return [$"{column}: '{row[column]}' is no {type}"];
            }

            inputs.Add(KeyValuePair.Create(column, value));
        }

        FeelContext cells = FeelContext.Of(row.Select(cell => KeyValuePair.Create(
            cell.Key, cell.Value.Length == 0 ? FeelValue.Null : FeelValue.String(cell.Value))));
        inputs.AddRange(decision.Computed.Select(input =>
            KeyValuePair.Create(input.Input, input.Expression.Evaluate(cells, settings).Value)));
        DecisionResult result = decision.RuleSet.Evaluate(decision.Decision, FeelContext.Of(inputs), settings);
        FeelContext answer = FeelContext.Of(KeyValuePair.Create("result", result.Value));
        return
        [
            .. decision.Answers
                .Select(expected => (Expected: expected, Actual: expected.Output.Evaluate(answer, settings).Value))
                .Where(pair => !CellValue.IsExpected(row[pair.Expected.Column], pair.Actual, pair.Expected.Tolerance))
                .Select(pair => Mismatch(pair.Expected.Column, row[pair.Expected.Column], pair.Actual, result)),
        ];
    }

    private static string Mismatch(string column, string expected, FeelValue actual, DecisionResult result)
    {
        string wanted = expected.Length == 0 ? "null" : expected;
        string reason = actual.IsNull && !result.Problems.IsEmpty ? $" ({result.Problems[0]})" : string.Empty;
        return $"{column}: expected {wanted}, actual {CellValue.ToText(actual)}{reason}";
    }
}
