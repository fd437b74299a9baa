using System.Security.Cryptography;
using System.Text;

namespace Pathways.Population;

/// <summary>Chance that is the same every time: draws that follow from a seed and a name alone (SplitMix64).</summary>
/// <param name="seed">The seed of the population.</param>
/// <param name="name">What the draws are for, e.g. <c>person:17</c>: draws for other names do not change them.</param>
internal sealed class Dice(long seed, string name)
{
    private ulong state = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{name}")));

    /// <summary>A number from 0 to below 1.</summary>
    public double Draw()
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53);
    }

    /// <summary>A number between two bounds.</summary>
    public double Between(double from, double to) => from + (Draw() * (to - from));

    /// <summary>A whole number from a bound to below another.</summary>
    public int Whole(int from, int below) => from + (int)(Draw() * (below - from));

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => Draw() < probability;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count)];

    /// <summary>One of several, each as often as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        double left = Draw() * choices.Sum(weight);
        foreach (T choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
            {
                return choice;
            }
        }

        return choices[^1];
    }
}
