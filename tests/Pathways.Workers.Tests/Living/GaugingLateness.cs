using Pathways.Runtime;
using Pathways.Testing;
using Pathways.Workers.Living;

namespace Pathways.Workers.Tests.Living;

public sealed class GaugingLateness
{
    [Fact]
    public void Tells_the_last_hour_and_never_less_than_it_was()
    {
        FakeTime machine = new();
        LatenessGauge gauge = new(machine);
        Assert.Equal(LatenessFigures.None, gauge.Read());
        gauge.Note(TimeSpan.FromHours(5));
        machine.Advance(TimeSpan.FromMinutes(61));
        for (int late = 1; late <= 100; late++)
        {
            gauge.Note(TimeSpan.FromMilliseconds(late * 10));
            machine.Advance(TimeSpan.FromSeconds(30));
        }

        LatenessFigures figures = gauge.Read();

        Assert.Equal(100, figures.Count);
        Assert.InRange(figures.Median.TotalMilliseconds, 500, 1000);
        Assert.InRange(figures.P95.TotalMilliseconds, 950, 1000);
        Assert.Equal(TimeSpan.FromSeconds(1), figures.Worst);
    }

    [Fact]
    public void Takes_what_came_early_for_punctual()
    {
        LatenessGauge gauge = new(new FakeTime());

        gauge.Note(TimeSpan.FromSeconds(-3));

        Assert.Equal(new LatenessFigures(1, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), gauge.Read());
    }
}
