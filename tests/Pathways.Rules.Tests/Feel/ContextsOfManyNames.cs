namespace Pathways.Rules.Tests;

/// <summary>Small contexts are searched name by name, large ones by a dictionary; nobody may notice.</summary>
public sealed class ContextsOfManyNames
{
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(60)]
    public void Find_every_name_and_no_other(int count)
    {
        FeelContext given = FeelContext.Of(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"n{i}", FeelValue.Number(i))));

        FeelContext context = given.With("more", FeelValue.True).With("n0", FeelValue.Number(-1));

        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(FeelValue.Number(i), given[$"n{i}"]));
        Assert.All(Enumerable.Range(1, count - 1), i => Assert.Equal(FeelValue.Number(i), context[$"n{i}"]));
        Assert.Equal((FeelValue.True, FeelValue.Number(-1)), (context["more"], context["n0"]));
        Assert.False(given.TryGet("more", out _));
        Assert.False(context.TryGet($"n{count}", out _));
    }
}
