using System.Numerics;

namespace Pathways.Rules;

/// <content>Which rules match: by looking the inputs up in the columns where that can be done, else cell by cell.</content>
internal sealed partial class TableProgram
{
    // A column without an index, or a rule with a cell that is no constant, is tested cell by cell.
    private readonly ColumnIndex[]? index = IndexOf(inputs.Length, rules);
    private readonly Run[][] leftToTest = [.. rules.Select(LeftToTest)];

    /// <summary>Finds the cells that the inputs meet; false when there is no index for such values.</summary>
    private bool TryLookUp(Frame frame, ref MetCells met)
    {
        if (index is null)
        {
            return false;
        }

        for (int i = 0; i < index.Length; i++)
        {
            if (index[i].RulesFor(frame.Slots[inputs[i].Slot]) is not ulong[] column)
            {
                return false;
            }

            met.Add(column);
        }

        return true;
    }

    /// <summary>Takes the rules that are met in all columns, then tests the cells that no index knows.</summary>
    private MatchedRules MatchByIndex(Frame frame, ref MetCells met)
    {
        MatchedRules matched = default;
        int words = (rules.Length + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            for (ulong bits = met.InAllColumns(word); bits != 0; bits &= bits - 1)
            {
                int rule = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (AllMet(leftToTest[rule], frame))
                {
                    matched.Add(rules[rule]);
                    if (hitPolicy == DmnHitPolicy.First)
                    {
                        return matched;
                    }
                }
            }
        }

        return matched;
    }

    private MatchedRules MatchByCells(Frame frame)
    {
        MatchedRules matched = default;
        foreach (TableRule rule in rules)
        {
            if (AllMet(rule.Tests, frame))
            {
                matched.Add(rule);
                if (hitPolicy == DmnHitPolicy.First)
                {
                    break;
                }
            }
        }

        return matched;
    }

    private static bool AllMet(Run?[] tests, Frame frame)
    {
        foreach (Run? test in tests)
        {
            if (test is not null && !test(frame).IsTrue)
            {
                return false;
            }
        }

        return true;
    }

    private static ColumnIndex[]? IndexOf(int columns, TableRule[] rules)
    {
        if (columns is 0 or > MetCells.MostColumns || rules.Length < 2)
        {
            return null;
        }

        ColumnIndex[] index = new ColumnIndex[columns];
        for (int i = 0; i < columns; i++)
        {
            if (ColumnIndex.Build([.. rules.Select(rule => rule.Constants[i])]) is not ColumnIndex column)
            {
                return null;
            }

            index[i] = column;
        }

        return index;
    }

    private static Run[] LeftToTest(TableRule rule) =>
        [.. rule.Tests.Where((test, i) => test is not null && rule.Constants[i] is null).OfType<Run>()];
}
