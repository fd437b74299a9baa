namespace Pathways.Rules;

/// <summary>Sorting (DMN 1.5, clause 10.3.4.9).</summary>
internal static class SortFunctions
{
    public static readonly BuiltInRow[] All =
    [
        new("sort", "list: list, precedes: function", FeelType.AnyList, c => Sort(c, c[1].AsFunction())),
        new("sort", "list: list", FeelType.AnyList, c => Sort(c, null)),
    ];

    private static FeelValue Sort(BuiltInCall call, FeelFunction? precedes)
    {
        FeelValue[] sorted = [.. call.List(0)];
        if (precedes is null && !AreOrdered(sorted))
        {
            return call.Fail("the items have no order of their own; give a function that says which comes first");
        }

        bool hasFailed = false;
        MergeSort(sorted, new FeelValue[sorted.Length], 0, sorted.Length, (right, left) =>
        {
            if (precedes is null)
            {
                return Ordering.Compare(right, left) < 0;
            }

            FeelValue answer = call.Spend(1) && !hasFailed
                ? precedes.Invoke(call.Evaluation, call.Place, [right, left])
                : FeelValue.Null;
            hasFailed |= answer.Kind != FeelKind.Boolean;
            return answer.IsTrue;
        });
        return hasFailed ? call.Fail("the order of two items is neither true nor false") : FeelValue.FromItems(sorted);
    }

    private static bool AreOrdered(FeelValue[] items)
    {
        for (int i = 1; i < items.Length; i++)
        {
            if (Ordering.Compare(items[0], items[i]) is null)
            {
                return false;
            }
        }

        return true;
    }

    // Stable, and safe with an order that contradicts itself, which Array.Sort is not.
    private static void MergeSort(
        FeelValue[] items, FeelValue[] spare, int from, int to, Func<FeelValue, FeelValue, bool> comesBefore)
    {
        if (to - from < 2)
        {
            return;
        }

        int middle = (from + to) / 2;
        MergeSort(items, spare, from, middle, comesBefore);
        MergeSort(items, spare, middle, to, comesBefore);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++)
        {
            bool takeRight = left >= middle || (right < to && comesBefore(items[right], items[left]));
            spare[i] = takeRight ? items[right++] : items[left++];
        }

        Array.Copy(spare, from, items, from, to - from);
    }
}
