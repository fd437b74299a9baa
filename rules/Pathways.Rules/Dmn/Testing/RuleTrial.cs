using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A decision tried on a patient whom somebody makes up: what was typed, as the inputs of the decision.</summary>
/// <param name="Inputs">The values that could be read; what was left blank is missing.</param>
/// <param name="Problems">What could not be read, by the field.</param>
public sealed record RuleTrial(FeelContext Inputs, ImmutableSortedDictionary<string, RuleFinding> Problems)
{
    /// <summary>The fields to ask for: the inputs of a decision, a typed context by its members.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="decision">The decision or decision service.</param>
    public static ImmutableArray<TrialField> FieldsOf(RuleSet ruleSet, string decision)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return [.. ruleSet.InputsOf(decision).SelectMany(input => Paths(input).Select(path => TrialField.Of(path.Name, path.Type)))];
    }

    /// <summary>Reads what was typed, as cells of test cases are read: <c>18,4</c>, <c>vrai</c>, <c>21/11/2026</c>, words.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="decision">The decision or decision service.</param>
    /// <param name="typed">What was typed, by the field; null for nothing.</param>
    public static RuleTrial Read(RuleSet ruleSet, string decision, Func<string, string?> typed)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(typed);
        FeelContext inputs = FeelContext.Empty;
        var problems = ImmutableSortedDictionary.Create<string, RuleFinding>(StringComparer.Ordinal);
        foreach (FeelParameter input in ruleSet.InputsOf(decision))
        {
            foreach (Path path in Paths(input))
            {
                if (typed(path.Name) is not { Length: > 0 } text)
                {
                    continue;
                }

                List<RuleFinding> findings = [];
                CaseRow reader = new(ruleSet, path.Name, [], [], findings);
                FeelValue value = reader.Value(new CsvCell(text, false, 1, 1), path.Type, new CsvCell(path.Name, false, 1, 1));
                if (findings is [var wrong, ..])
                {
                    problems = problems.SetItem(path.Name, wrong);
                }

                inputs = inputs.With(input.Name, CaseRow.Put(inputs[input.Name], path.Members, value, input.Type));
            }
        }

        return new RuleTrial(inputs, problems);
    }

    private static IEnumerable<Path> Paths(FeelParameter input) =>
        input.Type.Bare is FeelType.ContextOf { Members: { IsEmpty: false } members }
            ? members.Select(member => new Path($"{input.Name}.{member.Name}", [member.Name], member.Type))
            : [new Path(input.Name, [], input.Type)];

    private sealed record Path(string Name, ImmutableArray<string> Members, FeelType Type);
}
