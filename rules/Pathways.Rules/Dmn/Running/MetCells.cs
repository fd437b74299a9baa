using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pathways.Rules;

/// <summary>What the inputs at hand meet: of each column the rules whose cell is met, a bit a rule, 64 in a word.</summary>
internal struct MetCells
{
    public const int MostColumns = 16;

    private const int BitsToCountColumns = 5;

    private Columns columns;
    private int count;

    public void Add(ulong[] column) => columns[count++] = column;

    public readonly bool IsMet(int column, int rule) => (columns[column][rule >> 6] & (1UL << (rule & 63))) != 0;

    /// <summary>The rules of a word that are met in all columns.</summary>
    public readonly ulong InAllColumns(int word)
    {
        ulong met = columns[0][word];
        for (int i = 1; i < count; i++)
        {
            met &= columns[i][word];
        }

        return met;
    }

    /// <summary>
    /// One of the rules that miss by the fewest cells, but by one at least: the last before the rule that matched, else the
    /// first. Authors order rules by what they are about: of those equally near, the one beside the match tells most.
    /// </summary>
    /// <param name="end">Only rules before this one are looked at.</param>
    /// <param name="matched">The first rule that matches; 0 when none does.</param>
    /// <returns>-1 when there is none.</returns>
    public readonly int Nearest(int end, int matched)
    {
        int nearest = -1;
        int fewest = count + 1;
        Span<ulong> misses = stackalloc ulong[BitsToCountColumns];
        for (int start = 0; start < end && (fewest > 1 || start < matched); start += 64)
        {
            CountMisses(start / 64, misses);
            ulong candidates = (misses[0] | misses[1] | misses[2] | misses[3] | misses[4]) & Before(end - start);
            int missed = candidates == 0 ? int.MaxValue : KeepFewest(misses, ref candidates);
            ulong beside = candidates & Before(matched - start);
            if (missed < fewest || (missed == fewest && beside != 0))
            {
                fewest = missed;
                nearest = start + (beside != 0 ? BitOperations.Log2(beside) : BitOperations.TrailingZeroCount(candidates));
            }
        }

        return nearest;
    }

    /// <summary>
    /// How many cells each of 64 rules misses, as binary numbers that stand upright: the n-th word holds the n-th bit of all
    /// of them. A column is added to all at once.
    /// </summary>
    private readonly void CountMisses(int word, Span<ulong> misses)
    {
        misses.Clear();
        for (int i = 0; i < count; i++)
        {
            ulong carry = ~columns[i][word];
            for (int bit = 0; carry != 0; bit++)
            {
                ulong next = misses[bit] & carry;
                misses[bit] ^= carry;
                carry = next;
            }
        }
    }

    /// <summary>Keeps the candidates with the smallest number, which is given back.</summary>
    private static int KeepFewest(ReadOnlySpan<ulong> misses, ref ulong candidates)
    {
        int fewest = 0;
        for (int bit = misses.Length - 1; bit >= 0; bit--)
        {
            ulong without = candidates & ~misses[bit];
            if (without != 0)
            {
                candidates = without;
            }
            else
            {
                fewest |= 1 << bit;
            }
        }

        return fewest;
    }

    private static ulong Before(int bit) => bit >= 64 ? ulong.MaxValue : bit <= 0 ? 0 : (1UL << bit) - 1;

    [InlineArray(MostColumns)]
    private struct Columns
    {
        private ulong[] first;
    }
}
