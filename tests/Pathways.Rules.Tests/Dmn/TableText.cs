namespace Pathways.Rules.Tests;

/// <summary>
/// Decision tables as text. First a line <c>hit policy | input | input => output | output</c>, with types as in
/// <c>Age: number</c>; then, where wanted, the lines <c>values | … => …</c> and <c>default | => …</c>; then the rules as
/// <c>number | cell | cell => cell | cell</c>.
/// </summary>
internal static class TableText
{
    private static readonly Dictionary<string, string> hitPolicies = new(StringComparer.Ordinal)
    {
        ["U"] = "hitPolicy=\"UNIQUE\"",
        ["A"] = "hitPolicy=\"ANY\"",
        ["P"] = "hitPolicy=\"PRIORITY\"",
        ["F"] = "hitPolicy=\"FIRST\"",
        ["R"] = "hitPolicy=\"RULE ORDER\"",
        ["O"] = "hitPolicy=\"OUTPUT ORDER\"",
        ["C"] = "hitPolicy=\"COLLECT\"",
        ["C+"] = "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
        ["C<"] = "hitPolicy=\"COLLECT\" aggregation=\"MIN\"",
        ["C>"] = "hitPolicy=\"COLLECT\" aggregation=\"MAX\"",
        ["C#"] = "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"",
        ["-"] = string.Empty,
    };

    public static string ToXml(string table)
    {
        Line[] lines = [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line.Read)];
        Line head = lines[0];
        Line? values = lines.FirstOrDefault(line => line.Label == "values");
        Line? standard = lines.FirstOrDefault(line => line.Label == "default");
        return $"<decisionTable {hitPolicies[head.Label]}>"
            + string.Concat(head.Inputs.Select((input, i) => Input(input, values?.Inputs[i])))
            + string.Concat(head.Outputs.Select((output, i) => Output(output, values?.Outputs[i], standard?.Outputs[i])))
            + string.Concat(lines.Where(line => int.TryParse(line.Label, out _)).Select(Rule))
            + "</decisionTable>";
    }

    private static string Input(string head, string? values)
    {
        (string text, string type) = Typed(head);
        return $"<input><inputExpression{type}>{Text(text)}</inputExpression>{Tag("inputValues", values)}</input>";
    }

    private static string Output(string head, string? values, string? standard)
    {
        (string text, string type) = Typed(head);
        string name = text.Length == 0 ? string.Empty : $" name=\"{text}\"";
        return $"<output{name}{type}>{Tag("outputValues", values)}{Tag("defaultOutputEntry", standard)}</output>";
    }

    private static string Rule(Line line) => "<rule>"
        + string.Concat(line.Inputs.Select(cell => $"<inputEntry>{Text(cell)}</inputEntry>"))
        + string.Concat(line.Outputs.Select(cell => $"<outputEntry>{Text(cell)}</outputEntry>"))
        + "</rule>";

    private static string Tag(string name, string? text) =>
        string.IsNullOrEmpty(text) || text == "-" ? string.Empty : $"<{name}>{Text(text)}</{name}>";

    private static string Text(string text) => $"<text>{System.Security.SecurityElement.Escape(text)}</text>";

    private static (string Text, string Type) Typed(string head)
    {
        int colon = head.LastIndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? (head, string.Empty) : (head[..colon], $" typeRef=\"{head[(colon + 2)..]}\"");
    }

    private sealed record Line(string Label, string[] Inputs, string[] Outputs)
    {
        public static Line Read(string text)
        {
            string[] sides = text.Split("=>", 2);
            string[] left = sides[0].Split('|', StringSplitOptions.TrimEntries);
            return new Line(left[0], left[1..], sides[1].Split('|', StringSplitOptions.TrimEntries));
        }
    }
}
