namespace Pathways.Rules;

/// <summary>Tells why rules of a table matched, and why the nearest other one did not.</summary>
internal sealed class TableTeller(ValueTeller values, CellTeller cells)
{
    private RuleLanguage Language => values.Language;

    /// <summary>The table in words.</summary>
    /// <param name="table">What it did.</param>
    /// <param name="decided">The answer of the decision around it, which need not be said twice.</param>
    public ExplainedTable Tell(TableTrace table, FeelValue decided)
    {
        bool saysOutputs = table.Matched.Length > 1 || !table.Output.Equals(decided);
        return new ExplainedTable
        {
            Function = table.Function is string function ? values.Name(function) : null,
            Answer = values.Value(table.Output),
            Policy = Phrases.OfPolicy(table.HitPolicy)?.In(Language),
            Rules = table.Matched.IsEmpty
                ? [Phrases.NoRule.In(Language)]
                : [.. table.Matched.Select(rule => Rule(table, rule, saysOutputs))],
            Notes = [.. table.Matched.SelectMany(rule => rule.Annotations).Where(note => note.Length > 0).Distinct().Select(values.Name)],
            Nearest = table.Nearest is NearMiss nearest
                ? Phrases.Nearest.In(Language, nearest.Number, All(nearest.Failed.Select(Unmet)))
                : null,
        };
    }

    private string Rule(TableTrace table, RuleTrace rule, bool saysOutputs)
    {
        string[] met = [.. table.Inputs.Zip(rule.Entries, Met).OfType<string>().Distinct(StringComparer.Ordinal)];
        string why = met.Length == 0 ? Phrases.NoCondition.In(Language) : All(met);
        string told = Phrases.Rule.In(Language, rule.Number, why);
        return saysOutputs
            ? Phrases.RuleGives.In(Language, told, string.Join(", ", rule.Outputs.Select(output => values.Value(output.Value))))
            : told;
    }

    private string? Met(TracedValue input, string cell)
    {
        string name = values.Name(input.Name);
        string value = values.ValueOf(input.Name, input.Value);
        return cells.Tell(cell) switch
        {
            null => null,
            { Kind: ToldTestKind.Value } => Phrases.Entry.In(Language, name, value),
            { Kind: ToldTestKind.Bound } bound => Phrases.MetBound.In(Language, name, value, bound.Words),
            ToldTest choice => Phrases.MetChoice.In(Language, name, value, choice.Words),
        };
    }

    private string Unmet(FailedCell cell) => Phrases.NotMet.In(
        Language, values.Name(cell.Input), values.ValueOf(cell.Input, cell.Value), cells.Tell(cell.Test)?.Words ?? string.Empty);

    private string All(IEnumerable<string> told) => told.Aggregate((all, next) => Phrases.And.In(Language, all, next));
}
