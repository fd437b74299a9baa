using AngleSharp.Dom;
using Pathways.DesignerHost.Inbox;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tests.Inbox;

public sealed class TheWindowOfATask
{
    [Theory]
    [InlineData(-48, WindowState.Late)]
    [InlineData(24, WindowState.Soon)]
    [InlineData(24 * 10, WindowState.Fine)]
    [InlineData(null, WindowState.Open)]
    public void Says_how_much_time_is_left(int? dueInHours, WindowState state) =>
        Assert.Equal(state, WindowStates.At(Task(dueInHours), Rendered.Noon));

    [Fact]
    public void Waits_until_it_may_be_done() =>
        Assert.Equal(WindowState.Waiting, WindowStates.At(Task(24 * 10) with { From = Rendered.Noon.AddDays(1) }, Rendered.Noon));

    [Theory]
    [InlineData(-48, true)]
    [InlineData(48, false)]
    public async Task Is_drawn_with_what_lies_beyond_the_deadline(int dueInHours, bool isOver)
    {
        IDocument page = await Rendered.AsPage<WindowBar>(new Dictionary<string, object?> { ["Task"] = Task(dueInHours) });

        Assert.Equal(isOver, page.QuerySelector(".over") is not null);
        Assert.Equal("true", page.QuerySelector("svg")?.GetAttribute("aria-hidden"));
    }

    private static TaskRow Task(int? dueInHours) => new()
    {
        TaskId = "a#1",
        ElementId = "a",
        Title = "Mesurer",
        FormKey = null,
        Roles = ["nurse"],
        Priority = 50,
        OpenedAt = Rendered.Noon.AddDays(-5),
        From = Rendered.Noon.AddDays(-5),
        Due = dueInHours is { } hours ? Rendered.Noon.AddHours(hours) : null,
    };
}
