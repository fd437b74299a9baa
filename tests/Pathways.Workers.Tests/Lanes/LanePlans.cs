using Pathways.Workers.Lanes;

namespace Pathways.Workers.Tests.Lanes;

public sealed class LanePlans
{
    [Fact]
    public void Cost_an_idle_database_less_than_two_statements_a_second()
    {
        // A look is one transaction: begin, claim, commit.
        double looks = new[] { LanePlan.Cases, LanePlan.Messages, LanePlan.Services }.Sum(plan => 1 / plan.Poll.TotalSeconds);

        Assert.InRange(looks * 3, 0, 2);
    }
}
