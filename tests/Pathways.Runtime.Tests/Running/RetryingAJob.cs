namespace Pathways.Runtime.Tests;

public sealed class RetryingAJob
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(5, 80)]
    public void Waits_twice_as_long_after_each_failure(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.Default.PauseAfter(attempt));

    [Fact]
    public void Never_waits_longer_than_the_longest_pause() => Assert.Equal(
        TimeSpan.FromMinutes(1),
        new RetryPolicy(1000, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1)).PauseAfter(900));

    [Fact]
    public void Ends_with_the_last_attempt() => Assert.Null(RetryPolicy.Default.PauseAfter(6));
}
