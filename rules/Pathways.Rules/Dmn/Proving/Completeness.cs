namespace Pathways.Rules;

/// <summary>Whether some rule matches, whatever the inputs are.</summary>
internal sealed class Completeness
{
    private const int MostGaps = 20;

    private readonly ProvableTable table;
    private readonly WorkBudget budget;
    private readonly BoxSearch search;
    private readonly ulong[] rules;
    private readonly Box known;

    public Completeness(ProvableTable table, WorkBudget budget)
    {
        this.table = table;
        this.budget = budget;
        search = new BoxSearch(table.Axes.Select(axis => axis.Perhaps), table.RuleCount, (2 * MostGaps) + table.Axes.Length + 2, budget);
        rules = search.Everything;
        known = table.Inhabited(table.WithData);
        FindGaps();
        WithData = AnswerFor(Gaps, table.WithData, null);
        FindMissing();
        WithMissing = AnswerFor(MissingGaps, table.Whole, table.WithData);
    }

    public List<Box> Gaps { get; } = [];

    public bool HasMoreGaps { get; private set; }

    /// <summary>Gaps where on some axes nothing but the missing value is.</summary>
    public List<Box> MissingGaps { get; } = [];

    public ProofAnswer WithData { get; }

    public ProofAnswer WithMissing { get; }

    private void FindGaps()
    {
        while (search.FindUncovered(known, search.Everything) is Box found)
        {
            if (Gaps.Count == MostGaps)
            {
                HasMoreGaps = true;
                break;
            }

            Gaps.Add(search.Widen(found, known, rules));
            search.Add(Gaps[^1]);
        }
    }

    /// <summary>Inputs that are missing alone, then those that must be missing together.</summary>
    private void FindMissing()
    {
        search.Add(table.WithData);
        for (int axis = 0; axis < table.Axes.Length; axis++)
        {
            if (table.Axes[axis].Missing >= 0)
            {
                AddMissing(search.FindUncovered(known.With(axis, [table.Axes[axis].Missing]), search.Everything));
            }
        }

        Box whole = table.Inhabited(table.Whole);
        while (MissingGaps.Count < MostGaps + table.Axes.Length && search.FindUncovered(whole, search.Everything) is Box found)
        {
            AddMissing(found);
        }
    }

    private void AddMissing(Box? found)
    {
        if (found is null)
        {
            return;
        }

        Box bounds = known;
        Box done = table.Whole;
        for (int axis = 0; axis < table.Axes.Length; axis++)
        {
            if (found.Sets[axis] is [int only] && only == table.Axes[axis].Missing)
            {
                bounds = bounds.With(axis, [only]);
                done = done.With(axis, [only]);
            }
        }

        MissingGaps.Add(search.Widen(found.And(bounds), bounds, rules));
        search.Add(done);
    }

    private ProofAnswer AnswerFor(List<Box> gaps, Box space, Box? except)
    {
        if (gaps.Count > 0)
        {
            return ProofAnswer.No;
        }

        BoxSearch proof = new(table.Axes.Select(axis => axis.Surely), table.RuleCount, 1, budget);
        if (except is not null)
        {
            proof.Add(except);
        }

        bool isOpen = proof.FindUncovered(space, proof.Everything) is not null;
        return budget.IsExhausted ? ProofAnswer.NotWithinBudget : isOpen ? ProofAnswer.NotProvable : ProofAnswer.Yes;
    }
}
