using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// What a newer rule set decides otherwise than an older one, table by table and cell by cell. Decisions are the same when their
/// ids are. Rows are the same when their ids are; those without are matched by what they say, then by their order.
/// </summary>
public static class RuleDifference
{
    /// <summary>The changes in the order of the newer model, what is gone at the end.</summary>
    /// <param name="before">The older model.</param>
    /// <param name="after">The newer model.</param>
    public static ImmutableArray<RuleChange> Between(DmnModel before, DmnModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        OrderedDictionary<string, Part> old = PartsOf(before);
        OrderedDictionary<string, Part> now = PartsOf(after);
        List<RuleChange> changes = [];
        foreach ((string id, Part part) in now)
        {
            if (!old.TryGetValue(id, out Part? former))
            {
                changes.Add(new RuleChange(part.Name, RuleAspect.Decision, null, null, null, part.Name));
            }
            else
            {
                Compare(changes, former, part);
            }
        }

        changes.AddRange(old.Where(part => !now.ContainsKey(part.Key))
            .Select(part => new RuleChange(part.Value.Name, RuleAspect.Decision, null, null, part.Value.Name, null)));
        return [.. changes];
    }

    private static void Compare(List<RuleChange> changes, Part former, Part part)
    {
        if (former.Name != part.Name)
        {
            changes.Add(new RuleChange(part.Name, RuleAspect.Decision, null, null, former.Name, part.Name));
        }

        switch (former.Box, part.Box)
        {
            case (DmnBox.Table { Content: var old }, DmnBox.Table { Content: var now }):
                TableDifference.Add(changes, part.Name, old, now);
                break;
            case (DmnBox.Literal { Text.Text: var old }, DmnBox.Literal { Text.Text: var now }):
                if (old.Trim() != now.Trim())
                {
                    changes.Add(new RuleChange(part.Name, RuleAspect.Expression, null, null, old.Trim(), now.Trim()));
                }

                break;
            default:
                // A table that became an expression, or the other way round: told as gone and new.
                changes.Add(new RuleChange(part.Name, RuleAspect.Decision, null, null, former.Name, null));
                changes.Add(new RuleChange(part.Name, RuleAspect.Decision, null, null, null, part.Name));
                break;
        }
    }

    private static OrderedDictionary<string, Part> PartsOf(DmnModel model)
    {
        OrderedDictionary<string, Part> parts = [];
        foreach (DmnDecision decision in model.Decisions)
        {
            Collect(parts, decision.Id, decision.Variable.Label ?? decision.Variable.Name, decision.Logic);
        }

        foreach (DmnKnowledgeModel function in model.KnowledgeModels)
        {
            Collect(parts, function.Id, function.Variable.Label ?? function.Variable.Name, function.Logic);
        }

        return parts;
    }

    /// <summary>The tables and expressions inside of a boxed expression, each under its path.</summary>
    private static void Collect(OrderedDictionary<string, Part> parts, string path, string name, DmnBox? box)
    {
        switch (box)
        {
            case null:
                break;
            case DmnBox.Table or DmnBox.Literal:
                parts.TryAdd(path, new Part(name, box));
                break;
            case DmnBox.Context { Entries: var entries }:
                CollectEntries(parts, path, name, entries);
                break;
            case DmnBox.Invocation call:
                Collect(parts, $"{path}/called", name, call.Called);
                CollectEntries(parts, path, name, call.Bindings);
                break;
            default:
                foreach ((int index, DmnBox? inner) in InnerOf(box).Index())
                {
                    Collect(parts, $"{path}/{index}", name, inner);
                }

                break;
        }
    }

    private static void CollectEntries(OrderedDictionary<string, Part> parts, string path, string name, ImmutableArray<DmnBox.Entry> entries)
    {
        foreach (DmnBox.Entry entry in entries)
        {
            string own = entry.Variable?.Name ?? "=";
            Collect(parts, $"{path}/{own}", entry.Variable is null ? name : $"{name}, {entry.Variable.Label ?? own}", entry.Value);
        }
    }

    private static IEnumerable<DmnBox?> InnerOf(DmnBox box) => box switch
    {
        DmnBox.List list => list.Items,
        DmnBox.Relation relation => relation.Rows,
        DmnBox.Function function => [function.Body],
        DmnBox.Conditional choice => [choice.If, choice.Then, choice.Else],
        DmnBox.Filter filter => [filter.In, filter.Match],
        DmnBox.For loop => [loop.In, loop.Return],
        DmnBox.Quantified every => [every.In, every.Satisfies],
        _ => [],
    };

    private sealed record Part(string Name, DmnBox Box);
}
