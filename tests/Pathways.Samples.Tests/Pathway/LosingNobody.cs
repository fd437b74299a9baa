using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Samples.Tests;

public sealed class LosingNobody
{
    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Pathways))]
    public void No_sample_leaves_anybody_without_a_deadline_an_owner_and_somebody_who_is_brought_in(string folder)
    {
        SamplePathway sample = SamplePathway.Of(folder);
        FollowUpTerms terms = new(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero))
        {
            HeldRoles = [.. RoleKey.All.Select(role => role.Value)],
            RolesAroundTheClock = [.. RoleKey.AroundTheClock.Select(role => role.Value)],
        };

        // Delays that a weekend swallows are for the reviewer of each network to weigh.
        Assert.Empty(FollowUpCheck.Run(sample.Process, BpmnReader.Read(sample.Drawing, "pathway.bpmn").Model!, terms) // It compiles.
            .Where(finding => finding.Code != "PW2207"));
    }
}
