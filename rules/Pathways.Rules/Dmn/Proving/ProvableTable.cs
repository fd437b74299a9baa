using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A table as boxes over its inputs: each rule is a set of regions on each axis.</summary>
internal sealed class ProvableTable
{
    // An answer of a cell costs as much as so many steps of the search.
    private const int StepsPerAnswer = 3;

    private ProvableTable(ImmutableArray<Axis> axes, int ruleCount)
    {
        Axes = axes;
        RuleCount = ruleCount;
    }

    public ImmutableArray<Axis> Axes { get; }

    public int RuleCount { get; }

    /// <summary>The cells that the proof cannot look into everywhere.</summary>
    public required ImmutableArray<UnprovableCell> Unprovable { get; init; }

    /// <summary>What was assumed about the inputs.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a table; null when that alone is more work than allowed.</summary>
    public static ProvableTable? Read(TableSite site, WorkBudget budget)
    {
        ConstantExpression constants = new(site);
        List<Axis> axes = [];
        List<UnprovableCell> unprovable = [];
        List<string> assumptions = [];
        var columns = site.Table.Inputs.Index().GroupBy(column => (
            site.Inputs[column.Index].Text, column.Item.TypeRef, column.Item.Allowed?.Text));
        foreach (IGrouping<(string, string?, string?), (int Index, DmnTableInput Item)> group in columns)
        {
            ColumnReader reader = new(site, constants, [.. group.Select(column => column.Index)]);
            if (!budget.Spend(reader.Answers * StepsPerAnswer))
            {
                return null;
            }

            axes.Add(reader.Read(unprovable));
            assumptions.AddRange(reader.Assumption is string assumption ? [assumption] : []);
        }

        return new ProvableTable([.. axes], site.Table.Rules.Length)
        {
            Unprovable = [.. unprovable.OrderBy(cell => cell.Rule)],
            Assumptions = [.. assumptions],
        };
    }

    /// <summary>The regions with data of every axis: a patient of whom everything is known.</summary>
    public Box WithData => new([.. Axes.Select(axis => axis.WithData)]);

    /// <summary>All regions of every axis.</summary>
    public Box Whole => new([.. Axes.Select(axis => (ImmutableArray<int>)[.. Enumerable.Range(0, axis.Regions.Length)])]);

    /// <summary>Where a rule may match.</summary>
    public Box BoxOf(int rule) => new(
    [
        .. Axes.Select(axis => (ImmutableArray<int>)
        [
            .. Enumerable.Range(0, axis.Regions.Length).Where(at => Bits.Has(axis.Perhaps[at], rule)),
        ]),
    ]);

    /// <summary>The part of a box in which there certainly are allowed values.</summary>
    public Box Inhabited(Box box) => new(
        [.. box.Sets.Select((set, axis) => (ImmutableArray<int>)[.. set.Where(at => Axes[axis].Regions[at].IsInhabited)])]);
}
