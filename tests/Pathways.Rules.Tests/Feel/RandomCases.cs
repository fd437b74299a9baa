using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Rules.Tests;

/// <summary>Runs a check for random seeds, and prints the seed that fails. <c>PATHWAYS_RANDOM_CASES</c> asks for more cases.</summary>
internal static class RandomCases
{
    private const int Usual = 10_000;

    private static readonly int wanted = int.Parse(
        Environment.GetEnvironmentVariable("PATHWAYS_RANDOM_CASES") ?? Usual.ToString(CultureInfo.InvariantCulture),
        CultureInfo.InvariantCulture);

    /// <param name="usual">How many cases an ordinary run takes.</param>
    /// <param name="check">Throws when it fails for a seed.</param>
    public static void Check(int usual, Action<int> check) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check)
        .Check(Config.QuickThrowOnFailure.WithMaxTest((int)((long)usual * wanted / Usual)));
}
