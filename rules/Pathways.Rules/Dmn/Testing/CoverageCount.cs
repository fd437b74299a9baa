namespace Pathways.Rules;

/// <summary>Counts which rules of a model's own tables matched, from the traces of its decisions.</summary>
internal sealed class CoverageCount(DmnModel model)
{
    private readonly HashSet<(int Line, int Column, int Rule)> met = [];

    public void Add(DecisionTrace trace)
    {
        foreach ((_, TableTrace table) in TablesOf(trace))
        {
            if (table.At is Place at && at.Source.Name == model.Source)
            {
                met.UnionWith(table.Matched.Select(rule => (at.Source.Line, at.Source.Column, rule.Number)));
            }
        }
    }

    public RuleCoverage Result()
    {
        int rules = 0;
        List<UncoveredRule> uncovered = [];
        foreach ((string owner, DmnDecisionTable table) in DmnTables.Of(model))
        {
            rules += table.Rules.Length;
            for (int i = 0; i < table.Rules.Length; i++)
            {
                if (!met.Contains((table.At.Line, table.At.Column, i + 1)))
                {
                    DmnRule rule = table.Rules[i];
                    DmnText at = rule.Inputs.Concat(rule.Outputs).FirstOrDefault(table.At);
                    uncovered.Add(new UncoveredRule(owner, i + 1, rule.Id, model.Source, at.Line, at.Column));
                }
            }
        }

        return new RuleCoverage(rules, [.. uncovered]);
    }

    /// <summary>The tables that a decision went through, required decisions first, each with the decision's name.</summary>
    public static IEnumerable<(string Owner, TableTrace Table)> TablesOf(DecisionTrace trace) =>
        trace.Required.SelectMany(TablesOf).Concat(trace.Tables.Select(table => (trace.DecisionName, table)));
}
