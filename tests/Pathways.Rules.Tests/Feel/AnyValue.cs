namespace Pathways.Rules.Tests;

/// <summary>Random values survive being written and read; random numbers obey the laws of numbers.</summary>
public sealed class AnyValue
{
    [Fact]
    public void Values_survive_json_and_their_own_literals() => RandomCases.Check(5_000, seed =>
    {
        FeelValue value = new RandomText(seed).Value();

        Assert.Equal(value, FeelJson.FromJson(FeelJson.ToJson(value)));
        Assert.Equal(value, Feel.Run(value.ToString()).Value);
    });

    [Fact]
    public void Sums_and_products_obey_the_laws_of_numbers() => RandomCases.Check(5_000, seed =>
    {
        RandomText random = new(seed);
        FeelNumber a = random.Number();
        FeelNumber b = random.Number();

        Assert.True(FeelNumber.TryAdd(a, b, out FeelNumber sum) & FeelNumber.TryAdd(b, a, out FeelNumber mus));
        Assert.Equal(sum, mus);
        Assert.True(FeelNumber.TryMultiply(a, b, out FeelNumber product) & FeelNumber.TryMultiply(b, a, out FeelNumber tcudorp));
        Assert.Equal(product, tcudorp);
        Assert.Equal(Math.Sign(a.CompareTo(b)), FeelNumber.TrySubtract(a, b, out FeelNumber difference) ? difference.Sign : 9);
        Assert.True(FeelNumber.TryParse(a.ToString(), out FeelNumber again));
        Assert.Equal(a, again);
    });

    [Fact]
    public void Numbers_round_down_to_whole_units() => RandomCases.Check(5_000, seed =>
    {
        FeelNumber number = new RandomText(seed).Number();
        int unit = (seed % 41) - 25;

        bool fits = number.TryFloor(unit, out long floor, out bool isExact);

        if (fits)
        {
            Assert.True(Units(floor, unit) <= number && number < Units((Int128)floor + 1, unit));
            Assert.Equal(isExact, Units(floor, unit) == number);
        }
        else
        {
            Assert.True(number < Units(long.MinValue, unit) || number >= Units((Int128)long.MaxValue + 1, unit));
        }
    });

    private static FeelNumber Units(Int128 count, int unit) =>
        FeelNumber.TryParse($"{count}e{unit}", out FeelNumber number) ? number : throw new InvalidOperationException();
}
