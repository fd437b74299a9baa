using AngleSharp.Dom;
using Pathways.DesignerHost.Administration;
using Pathways.DesignerHost.Health;

namespace Pathways.DesignerHost.Tests.Administration;

public sealed class TheAdministration
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "1 à réparer")]
    [InlineData(4711, "4711 à réparer")]
    public async Task Says_how_many_incidents_wait_however_many_there_are(long waiting, string? said)
    {
        IDocument page = await Rendered.AsPage<AdministrationPage>(new()
        {
            [nameof(AdministrationPage.State)] = new HealthState(IsSchemaUpToDate: true, AreWorkersRunning: true),
            [nameof(AdministrationPage.ToRepair)] = waiting,
        });

        Assert.Equal(said, page.QuerySelector("nav.panel .state-late")?.TextContent);
    }
}
