using System.Diagnostics;

namespace Pathways.Rules;

/// <summary>Finds every decision table of a model, however deep in other boxes.</summary>
internal static class DmnTables
{
    /// <summary>The tables in the order of the file, each with the name of the decision or knowledge model that holds it.</summary>
    public static IEnumerable<(string Owner, DmnDecisionTable Table)> Of(DmnModel model) =>
        model.Decisions.SelectMany(decision => In(decision.Logic).Select(table => (decision.Variable.Name, table)))
            .Concat(model.KnowledgeModels.SelectMany(known => In(known.Logic).Select(table => (known.Variable.Name, table))));

    private static IEnumerable<DmnDecisionTable> In(DmnBox? box) => box switch
    {
        null or DmnBox.Literal => [],
        DmnBox.Table table => [table.Content],
        DmnBox.Context context => context.Entries.SelectMany(entry => In(entry.Value)),
        DmnBox.List list => list.Items.SelectMany(In),
        DmnBox.Relation relation => relation.Rows.SelectMany(In),
        DmnBox.Invocation call => In(call.Called).Concat(call.Bindings.SelectMany(entry => In(entry.Value))),
        DmnBox.Function function => In(function.Body),
        DmnBox.Conditional choice => In(choice.If).Concat(In(choice.Then)).Concat(In(choice.Else)),
        DmnBox.Filter filter => In(filter.In).Concat(In(filter.Match)),
        DmnBox.For loop => In(loop.In).Concat(In(loop.Return)),
        DmnBox.Quantified test => In(test.In).Concat(In(test.Satisfies)),
        _ => throw new UnreachableException($"{box.GetType().Name} is no box."),
    };
}
