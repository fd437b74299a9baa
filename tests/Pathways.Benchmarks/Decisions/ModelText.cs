using System.Security;

namespace Pathways.Benchmarks.Decisions;

/// <summary>Workloads as DMN files.</summary>
internal static class ModelText
{
    /// <summary>The decision that a model of one table has.</summary>
    public const string Decision = "action";

    /// <summary>One or several decisions, each with the workload's table.</summary>
    public static string Of(Workload workload, int tables = 1) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="https://pathways.example/bench/{workload.Name}" name="{workload.Name}" id="_{workload.Name}">
        {Lines(workload.Columns, Input)}
        {Lines(Enumerable.Range(1, tables), table => DecisionOf(workload, table == 1 ? Decision : $"{Decision}{table}"))}
        </definitions>

        """;

    private static string Input(TableColumn column) => $"""
          <inputData name="{column.Name}" id="i_{column.Name}"><variable name="{column.Name}" typeRef="{column.Type}"/></inputData>
        """;

    private static string DecisionOf(Workload workload, string name) => $"""
          <decision name="{name}" id="d_{name}"><variable name="{name}" typeRef="string"/>
        {Lines(workload.Columns, Requirement)}
            <decisionTable hitPolicy="UNIQUE" outputLabel="{name}">
        {Lines(workload.Columns, InputColumn)}
              <output/>
        {Lines(workload.Rows, row => Rule(workload, row))}
            </decisionTable>
          </decision>
        """;

    private static string Requirement(TableColumn column) => $"""
            <informationRequirement><requiredInput href="#i_{column.Name}"/></informationRequirement>
        """;

    private static string InputColumn(TableColumn column) => $"""
              <input><inputExpression typeRef="{column.Type}"><text>{column.Name}</text></inputExpression></input>
        """;

    private static string Rule(Workload workload, TableRow row)
    {
        IEnumerable<string> cells = workload.Columns.Select(column => $"<inputEntry><text>{Escaped(column.Cell(row))}</text></inputEntry>");
        return $"      <rule>{string.Concat(cells)}<outputEntry><text>\"{row.Answer}\"</text></outputEntry></rule>";
    }

    private static string Lines<T>(IEnumerable<T> items, Func<T, string> line) => string.Join('\n', items.Select(line));

    // Quotation marks need no escaping in the text of an element.
    private static string Escaped(string cell) => SecurityElement.Escape(cell).Replace("&quot;", "\"", StringComparison.Ordinal);
}
