using System.Collections.Immutable;
using Pathways.Cli.RuleSets;
using Pathways.Rules;

namespace Pathways.Cli.Vectors;

/// <summary>A mapping with its model loaded and its expressions compiled: ready to answer rows.</summary>
/// <param name="RuleSet">The model.</param>
/// <param name="Decision">The decision to ask.</param>
/// <param name="Columns">Inputs that are columns, with their types.</param>
/// <param name="Computed">Inputs that are computed from columns.</param>
/// <param name="Answers">What is compared.</param>
internal sealed record MappedDecision(
    RuleSet RuleSet,
    string Decision,
    ImmutableDictionary<string, FeelType> Columns,
    ImmutableArray<(string Input, FeelExpression Expression)> Computed,
    ImmutableArray<(string Column, FeelExpression Output, FeelNumber? Tolerance)> Answers)
{
    /// <summary>Loads what a mapping names and checks it against the columns of the table.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="folder">Folder of the map.</param>
    /// <param name="columns">Columns of the table.</param>
    /// <param name="problem">Why the mapping does not fit; null when it does.</param>
    /// <returns>Null when the mapping does not fit.</returns>
    public static MappedDecision? Load(
        VectorMapping mapping, string folder, ImmutableArray<string> columns, out CommandProblem? problem)
    {
        string path = Path.Combine(folder, mapping.Model);
        if (!File.Exists(path))
        {
            problem = Misfit($"the model '{mapping.Model}' does not exist");
            return null;
        }

        RuleSetFile file = RuleSetFile.Read(path);
        if (file is not { IsSound: true, RuleSet: { } ruleSet })
        {
            RuleFinding first = file.Findings.First(finding => finding.Severity == FindingSeverity.Error);
            problem = Misfit($"the model '{mapping.Model}' has errors, first {first}");
            return null;
        }

        if (!ruleSet.Decisions.Concat(ruleSet.DecisionServices).Contains(mapping.Decision))
        {
            problem = Misfit(
                $"the model has no decision '{mapping.Decision}', only {string.Join(", ", ruleSet.Decisions.Concat(ruleSet.DecisionServices))}");
            return null;
        }

        return Fit(mapping, ruleSet, columns, out problem);
    }

    private static MappedDecision? Fit(
        VectorMapping mapping, RuleSet ruleSet, ImmutableArray<string> columns, out CommandProblem? problem)
    {
        List<string> mistakes = [];
        FeelScope cells = FeelScope.Closed([.. columns.Select(column => new FeelParameter(column, FeelType.String))]);
        FeelScope result = FeelScope.Closed(new FeelParameter("result", FeelType.Any));
        ImmutableDictionary<string, FeelType> known = ruleSet.InputsOf(mapping.Decision)
            .DistinctBy(input => input.Name)
            .ToImmutableDictionary(input => input.Name, input => input.Type, StringComparer.Ordinal);
        ImmutableArray<(string Input, FeelExpression Expression)> computed =
        [
            .. mapping.Inputs
                .Select(input => (input.Key, Expression: Compile(input.Value, cells, mistakes)))
                .Where(input => input.Expression is not null)
                .Select(input => (input.Key, input.Expression!)), // the line above made sure
        ];
        ImmutableArray<(string Column, FeelExpression Output, FeelNumber? Tolerance)> answers =
        [
            .. mapping.Expected
                .Select(answer => (answer.Key, Output: Compile(answer.Value.Output, result, mistakes), answer.Value.Tolerance))
                .Where(answer => answer.Output is not null)
                .Select(answer => (answer.Key, answer.Output!, ReadTolerance(answer.Tolerance, mistakes))), // as above
        ];
        mistakes.AddRange(mapping.Expected.Keys.Except(columns, StringComparer.Ordinal).Select(column => $"there is no column '{column}'"));
        mistakes.AddRange(mapping.Inputs.Keys.Except(known.Keys, StringComparer.Ordinal).Select(input => $"the decision has no input '{input}'"));
        HashSet<string> spoken = [mapping.Id, .. mapping.Ignored, .. mapping.Expected.Keys, .. computed.SelectMany(input => input.Expression.Variables)];
        ImmutableArray<string> plain = [.. columns.Where(column => !spoken.Contains(column))];
        mistakes.AddRange(plain.Except(known.Keys, StringComparer.Ordinal).Select(column => $"the decision has no input '{column}' for the column of this name"));
        problem = mistakes.Count == 0 ? null : Misfit(string.Join("; ", mistakes));
        return problem is not null
            ? null
            : new MappedDecision(
                ruleSet, mapping.Decision, plain.ToImmutableDictionary(column => column, column => known[column]), computed, answers);
    }

    private static FeelExpression? Compile(string text, FeelScope scope, List<string> mistakes)
    {
        FeelCompilation compilation = FeelExpression.Compile(text, scope, "vectors.yaml");
        if (!compilation.IsSound)
        {
            mistakes.Add($"'{text}' is no FEEL that can be used here: {compilation.Findings.FirstOrDefault()?.Message}");
            return null;
        }

        return compilation.Expression;
    }

    private static FeelNumber? ReadTolerance(string? text, List<string> mistakes)
    {
        if (text is null)
        {
            return null;
        }

        if (FeelNumber.TryParse(text, out FeelNumber tolerance))
        {
            return tolerance;
        }

        mistakes.Add($"the tolerance '{text}' is no number");
        return null;
    }

    private static CommandProblem Misfit(string why) => new("PW6206", $"The mapping does not fit: {why}. Correct vectors.yaml.");
}
