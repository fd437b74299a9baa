namespace Pathways.Rules.Tests;

public sealed class BuiltInFunctions
{
    [Fact]
    public void Tell_what_they_take_when_they_are_called_wrongly()
    {
        FeelProblem problem = Assert.Single(Feel.Run("sqrt(\"a\")").Problems);

        Assert.Equal("PW1108", problem.Code);
        Assert.Equal("sqrt cannot be called with (\"a\").", problem.Message);
        Assert.Equal("It takes: (number: number).", problem.Remedy);
    }
}
