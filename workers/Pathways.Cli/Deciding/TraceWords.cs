using Pathways.Rules;

namespace Pathways.Cli.Deciding;

/// <summary>A decision's trace in plain words, one fact a line, indented by how deep a decision was required.</summary>
internal static class TraceWords
{
    /// <summary>Tells how an answer came about.</summary>
    public static IReadOnlyList<string> Of(DecisionTrace trace)
    {
        List<string> lines = [];
        lines.Add($"Rule set {trace.RuleSetName}, content {trace.RuleSetHash}");
        Tell(trace, 0, lines);
        foreach (TracedProblem problem in trace.Problems)
        {
            lines.Add($"Problem {problem.Code}: {problem.Message}");
        }

        return lines;
    }

    private static void Tell(DecisionTrace trace, int depth, List<string> lines)
    {
        string indent = new(' ', depth * 2);
        lines.Add($"{indent}Decision {trace.DecisionName}{(trace.Question is null ? string.Empty : $": {trace.Question}")}");
        foreach (DecisionTrace required in trace.Required)
        {
            Tell(required, depth + 1, lines);
        }

        foreach (TracedValue input in trace.Inputs)
        {
            lines.Add($"{indent}  given {input.Name} = {input.Value}");
        }

        foreach (TableTrace table in trace.Tables)
        {
            Tell(table, indent + "  ", lines);
        }

        lines.Add($"{indent}  answer {trace.Output}");
    }

    private static void Tell(TableTrace table, string indent, List<string> lines)
    {
        string values = string.Join(", ", table.Inputs.Select(input => $"{input.Name} = {input.Value}"));
        lines.Add($"{indent}table {table.TableId} ({table.HitPolicy}): {values}");
        foreach (RuleTrace rule in table.Matched)
        {
            string cells = string.Join(" | ", rule.Entries);
            string outputs = string.Join(", ", rule.Outputs.Select(output => $"{output.Name} = {output.Value}"));
            string notes = string.Join("; ", rule.Annotations.Where(note => note.Length > 0));
            lines.Add($"{indent}  rule {rule.Number} matched [{cells}]: {outputs}{(notes.Length == 0 ? string.Empty : $" ({notes})")}");
        }

        if (table.Matched.IsEmpty)
        {
            lines.Add($"{indent}  no rule matched");
        }

        if (table.Nearest is { } nearest)
        {
            string why = string.Join(" and ", nearest.Failed.Select(cell =>
                $"{cell.Input} = {cell.Value} {(cell.IsUnknown ? "cannot be compared with" : "is not")} {cell.Test}"));
            lines.Add($"{indent}  nearest other rule {nearest.Number}: {why}");
        }
    }
}
