using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Reads the columns of one expression into an axis.</summary>
internal sealed class ColumnReader
{
    private readonly TableSite site;
    private readonly ImmutableArray<int> columns;
    private readonly ImmutableArray<Dictionary<string, ProvableCell?>> cells;
    private readonly ImmutableArray<Region> regions;
    private readonly FeelType type;

    public ColumnReader(TableSite site, ConstantExpression constants, ImmutableArray<int> columns)
    {
        this.site = site;
        this.columns = columns;
        cells = [.. columns.Select(column => Distinct(constants, column))];
        TestEnds[] ends = [.. cells.SelectMany(column => column.Values).OfType<ProvableCell>().SelectMany(cell => cell.Ends)];
        type = InputExpression.TypeOf(Input);
        IEnumerable<Region> withData = new Regions(constants).Of(type, ends);
        regions = [.. InputExpression.IsNeverMissing(site, First) ? withData : withData.Append(new Region.Missing())];
        ImmutableArray<FeelKind> kinds = Regions.KindsIn(ends);
        Assumption = type.Bare is FeelType.AnyType && !kinds.IsEmpty
            ? $"{Name} has no type; it is taken for {string.Join(" or ", kinds.Select(WordOf))}."
            : null;
    }

    /// <summary>How many answers must be asked for.</summary>
    public long Answers => cells.Sum(column => (long)column.Count) * regions.Length;

    /// <summary>How an input without a type was understood.</summary>
    public string? Assumption { get; }

    private DmnTableInput First => site.Table.Inputs[columns[0]];

    private TableInput Input => site.Inputs[columns[0]];

    private string Name => First.Label is { Length: > 0 } label ? label : Input.Text;

    /// <summary>The axis; cells that cannot be answered everywhere are added to the list.</summary>
    public Axis Read(List<UnprovableCell> unprovable)
    {
        int rules = site.Table.Rules.Length;
        ulong[] all = Bits.All(rules);
        ulong[][] surely = [.. regions.Select(_ => (ulong[])[.. all])];
        ulong[][] perhaps = [.. regions.Select(_ => (ulong[])[.. all])];
        for (int i = 0; i < columns.Length; i++)
        {
            int column = columns[i];
            foreach (IGrouping<string, int> alike in Enumerable.Range(0, rules)
                .Where(rule => CellOf(rule, column) is not null).GroupBy(rule => CellOf(rule, column)?.Text ?? string.Empty))
            {
                if (cells[i][alike.Key]?.Answers(regions) is not CellAnswer[] answers)
                {
                    continue;
                }

                bool isProvable = !answers.AsSpan().Contains(CellAnswer.Unknown);
                foreach (int rule in alike)
                {
                    Narrow(surely, rule, answers, CellAnswer.Met);
                    Narrow(perhaps, rule, answers, CellAnswer.Unknown);
                    if (!isProvable)
                    {
                        unprovable.Add(new UnprovableCell(rule + 1, Name, alike.Key.Trim()));
                    }
                }
            }
        }

        return new Axis(Name, Input.Text, regions, InputExpression.PathsOf(site, First))
        {
            Type = type,
            Surely = surely,
            Perhaps = perhaps,
        };
    }

    /// <summary>Takes a rule out of the regions where its cell is not met, or where it is less than so sure.</summary>
    private static void Narrow(ulong[][] sets, int rule, CellAnswer[] answers, CellAnswer least)
    {
        for (int region = 0; region < sets.Length; region++)
        {
            if (answers[region] != CellAnswer.Met && answers[region] != least)
            {
                Bits.Clear(sets[region], rule);
            }
        }
    }

    private Dictionary<string, ProvableCell?> Distinct(ConstantExpression constants, int column)
    {
        Dictionary<string, ProvableCell?> read = new(StringComparer.Ordinal);
        for (int rule = 0; rule < site.Table.Rules.Length; rule++)
        {
            if (CellOf(rule, column) is DmnText cell && !read.ContainsKey(cell.Text))
            {
                read.Add(cell.Text, ProvableCell.Read(site, constants, cell, site.Inputs[column]));
            }
        }

        return read;
    }

    private DmnText? CellOf(int rule, int column) =>
        column < site.Table.Rules[rule].Inputs.Length ? site.Table.Rules[rule].Inputs[column] : null;

    private static string WordOf(FeelKind kind) => kind switch
    {
        FeelKind.Boolean => "true or false",
        FeelKind.Number => "a number",
        FeelKind.String => "a text",
        FeelKind.Date => "a date",
        FeelKind.Time => "a time",
        FeelKind.DateTime => "a date and time",
        _ => "a duration",
    };
}
