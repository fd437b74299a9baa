using AngleSharp.Dom;
using Pathways.DesignerHost.Live;

namespace Pathways.DesignerHost.Tests.Live;

public sealed class SayingThatSomethingChanged
{
    [Fact]
    public async Task Is_announced_politely_and_is_nothing_without_script()
    {
        IDocument page = await Rendered.AsPage<LiveBar>(new Dictionary<string, object?> { ["Address"] = "/live", ["List"] = "#inbox" });

        IElement bar = Assert.Single(page.QuerySelectorAll("[role=status]"));
        Assert.Equal("/live", bar.GetAttribute("data-live"));
        Assert.Equal("#inbox", bar.GetAttribute("data-list"));
        Assert.Equal("{n} changements\u00a0: afficher", bar.GetAttribute("data-more"));
        Assert.True(bar.QuerySelector("button")?.HasAttribute("hidden"));
    }
}
