using System.Numerics;

namespace Pathways.Rules;

/// <summary>Sets of small numbers (rules, regions) as bits.</summary>
internal static class Bits
{
    public static ulong[] None(int count) => new ulong[(count + 63) / 64];

    public static ulong[] All(int count) => Of(count, Enumerable.Range(0, count));

    public static ulong[] Of(int count, IEnumerable<int> members)
    {
        ulong[] bits = None(count);
        foreach (int member in members)
        {
            Set(bits, member);
        }

        return bits;
    }

    public static void Set(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

    public static void Clear(ulong[] bits, int at) => bits[at >> 6] &= ~(1UL << (at & 63));

    public static bool Has(ulong[] bits, int at) => (bits[at >> 6] & (1UL << (at & 63))) != 0;

    public static bool IsEmpty(ulong[] bits) => !bits.AsSpan().ContainsAnyExcept(0UL);

    public static bool Meet(ulong[] left, ulong[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if ((left[i] & right[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all of <paramref name="part"/> is in <paramref name="whole"/>.</summary>
    public static bool IsWithin(ulong[] part, ulong[] whole)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if ((part[i] & ~whole[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static ulong[] And(ulong[] left, ulong[] right) => [.. left.Zip(right, (a, b) => a & b)];

    public static void AddAll(ulong[] to, ulong[] more)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] |= more[i];
        }
    }

    public static void KeepOnly(ulong[] of, ulong[] those)
    {
        for (int i = 0; i < of.Length; i++)
        {
            of[i] &= those[i];
        }
    }

    /// <summary>How many are in the first set and not in the second.</summary>
    public static int CountWithout(ulong[] these, ulong[] those)
    {
        int count = 0;
        for (int i = 0; i < these.Length; i++)
        {
            count += BitOperations.PopCount(these[i] & ~those[i]);
        }

        return count;
    }

    public static IEnumerable<int> Members(ulong[] bits)
    {
        for (int word = 0; word < bits.Length; word++)
        {
            for (ulong rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
