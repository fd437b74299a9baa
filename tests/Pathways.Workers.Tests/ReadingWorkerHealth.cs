using Pathways.Testing;

namespace Pathways.Workers.Tests;

public sealed class ReadingWorkerHealth
{
    private readonly FakeTime machine = new();
    private readonly WorkerHealth health;

    public ReadingWorkerHealth() => health = new WorkerHealth(machine, TimeSpan.FromSeconds(30));

    [Fact]
    public void Is_not_running_before_every_lane_has_looked_for_work()
    {
        health.Expect(2);
        health.Beat("cases");
        Assert.False(health.IsRunning);

        health.Beat("messages");

        Assert.True(health.IsRunning);
        Assert.Equal(TimeSpan.Zero, health.SinceLastBeat);
    }

    [Fact]
    public void Is_not_running_when_one_lane_fell_silent()
    {
        health.Expect(2);
        health.Beat("cases");
        health.Beat("messages");

        machine.Advance(TimeSpan.FromSeconds(31));
        health.Beat("cases");

        Assert.False(health.IsRunning);
        Assert.Equal(TimeSpan.FromSeconds(31), health.SinceLastBeat);
    }

    [Fact]
    public void Is_not_running_after_the_workers_stopped()
    {
        health.Expect(1);
        health.Beat("cases");

        health.Expect(0);

        Assert.False(health.IsRunning);
    }

    [Fact]
    public void Is_not_running_in_a_process_without_workers()
    {
        Assert.False(health.IsRunning);
        Assert.Null(health.SinceLastBeat);
    }
}
