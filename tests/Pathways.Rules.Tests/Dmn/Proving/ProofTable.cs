using System.Security;

namespace Pathways.Rules.Tests;

/// <summary>Models of one table, written short: each column is an input of its own, or an expression over others.</summary>
internal static class ProofTable
{
    /// <summary>A model with the decision <c>D</c>; the inputs are named after the columns.</summary>
    public static string Model(string hitPolicy, IEnumerable<ProofColumn> columns, IEnumerable<string> rules, string more = "") => $"""
        {string.Concat(columns.Select(column => column.Name).Distinct().Select(name => Input(name, columns.First(column => column.Name == name).Type)))}
        {more}
        <decision id="d" name="D"><variable name="D"/>
          {string.Concat(columns.Select(column => column.Name).Distinct().Select(name => $"<informationRequirement><requiredInput href=\"#{name}\"/></informationRequirement>"))}
          <decisionTable id="t" hitPolicy="{hitPolicy}">
            {string.Concat(columns.Select(Column))}
            <output name="D"><outputValues><text>"a", "b", "c"</text></outputValues></output>
            {string.Concat(rules.Select(Rule))}
          </decisionTable>
        </decision>
        """;

    /// <summary>The proof of the only table.</summary>
    public static TableProof Prove(string model)
    {
        RuleSet? rules = Dmn.Check(model).RuleSet;
        Assert.NotNull(rules);
        return Assert.Single(rules.ProveTables());
    }

    /// <summary>The proof of a table given as lines <c>cell | cell | output</c>.</summary>
    public static TableProof Prove(string hitPolicy, ProofColumn[] columns, string rules) =>
        Prove(Model(hitPolicy, columns, rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static string Input(string name, string? type) =>
        $"<inputData id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"{TypeRef(type)}/></inputData>";

    private static string Column(ProofColumn column)
    {
        string allowed = column.Allowed is null ? string.Empty : $"<inputValues><text>{SecurityElement.Escape(column.Allowed)}</text></inputValues>";
        string expression = SecurityElement.Escape(column.Expression ?? column.Name);
        string type = column.Expression is null ? TypeRef(column.Type) : string.Empty;
        return $"<input><inputExpression{type}><text>{expression}</text></inputExpression>{allowed}</input>";
    }

    private static string TypeRef(string? type) => type is null ? string.Empty : $" typeRef=\"{type}\"";

    private static string Rule(string line)
    {
        string[] cells = [.. line.Split('|', StringSplitOptions.TrimEntries).Select(SecurityElement.Escape)!]; // never null for a text
        return $"<rule>{string.Concat(cells[..^1].Select(cell => $"<inputEntry><text>{cell}</text></inputEntry>"))}"
            + $"<outputEntry><text>{cells[^1]}</text></outputEntry></rule>";
    }
}

/// <summary>An input column.</summary>
/// <param name="Name">The input it reads.</param>
/// <param name="Type">The type of that input; null for none.</param>
/// <param name="Allowed">Its allowed values.</param>
/// <param name="Expression">What it tests instead of the input itself.</param>
internal sealed record ProofColumn(string Name, string? Type, string? Allowed = null, string? Expression = null)
{
    public static ProofColumn Age { get; } = new("Age", "number");

    public static ProofColumn Sex { get; } = new("Sex", "string", "\"F\", \"M\"");

    public static ProofColumn Bmi { get; } = new("BMI", "number");
}
