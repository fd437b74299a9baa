using System.Collections.Immutable;

namespace Pathways.Definitions.Tests;

public sealed class ComparingDrawings
{
    private const string Call = """<userTask id="call" name="Appel"><extensionElements><care:assignment roles="nurse"/><care:window due="P2D"><care:reminder before="P1D" template="remind"/></care:window></extensionElements></userTask>""";

    [Fact]
    public void The_same_drawing_has_no_difference() => Assert.Empty(Between(Call, Call));

    [Fact]
    public void A_reminder_tells_its_old_and_its_new_delay()
    {
        DrawingChange change = Assert.Single(Between(Call, Call.Replace("before=\"P1D\"", "after=\"PT36H\"", StringComparison.Ordinal)));

        DrawingChange.Delay delay = Assert.IsType<DrawingChange.Delay>(change);
        Assert.Equal("call", delay.Element.ToString());
        Assert.Equal((OutlineDelayKind.ReminderBefore, "P1D"), (delay.Before?.Kind, delay.Before?.Formula));
        Assert.Equal((OutlineDelayKind.ReminderAfter, "PT36H"), (delay.After?.Kind, delay.After?.Formula));
    }

    [Theory]
    [InlineData("name=\"Appel\"", "name=\"Visite\"", DrawnAspect.Name, "Appel", "Visite")]
    [InlineData("template=\"remind\"", "template=\"other\"", DrawnAspect.Message, "remind", "other")]
    [InlineData("<care:assignment", "<care:form key=\"f\"/><care:assignment", DrawnAspect.Form, null, "f")]
    [InlineData("userTask", "manualTask", DrawnAspect.Kind, "userTask", "manualTask")]
    public void What_is_written_tells_old_and_new(string from, string to, DrawnAspect aspect, string? before, string? after)
    {
        DrawingChange.Wording change = Between(Call, Call.Replace(from, to, StringComparison.Ordinal))
            .OfType<DrawingChange.Wording>().Single(change => change.Aspect == aspect);

        Assert.Equal((before, after), (change.Before, change.After));
    }

    [Fact]
    public void Roles_delays_and_steps_that_come_and_go_are_told()
    {
        ImmutableArray<DrawingChange> changes = Between(
            Call, Call.Replace("nurse", "gp", StringComparison.Ordinal).Replace(" due=\"P2D\"", string.Empty, StringComparison.Ordinal));

        DrawingChange.Roles roles = Assert.Single(changes.OfType<DrawingChange.Roles>());
        Assert.Equal(("nurse", "gp"), (roles.Before.Single(), roles.After.Single()));
        DrawingChange.Delay due = Assert.Single(changes.OfType<DrawingChange.Delay>());
        Assert.Equal((OutlineDelayKind.Due, null), (due.Kind, due.After));

        ImmutableArray<DrawingChange> replaced = Between(Call, Call.Replace("id=\"call\"", "id=\"visit\"", StringComparison.Ordinal), "visit");
        Assert.Equal("visit", Assert.Single(replaced.OfType<DrawingChange.Added>()).Element.ToString());
        Assert.Equal("call", Assert.Single(replaced.OfType<DrawingChange.Removed>()).Element.ToString());
    }

    [Fact]
    public void A_way_tells_where_it_leads_and_on_what_condition()
    {
        string before = Drawn.Around("call", Call);
        string after = before
            .Replace("""targetRef="end"/>""", """targetRef="end"><conditionExpression>=age &gt; 60</conditionExpression></sequenceFlow>""", StringComparison.Ordinal)
            .Replace("""sourceRef="start" targetRef="call"/>""", """sourceRef="start" targetRef="end"/>""", StringComparison.Ordinal);

        DrawingChange.Wording[] changes = [.. DrawingDifference.Between(Model(before), Model(after)).OfType<DrawingChange.Wording>()];

        Assert.Contains(changes, change => change is { Aspect: DrawnAspect.Way, Before: "Appel", After: "end" });
        Assert.Contains(changes, change => change is { Aspect: DrawnAspect.Condition, Before: null } && change.After!.Contains("60", StringComparison.Ordinal));
    }

    private static ImmutableArray<DrawingChange> Between(string before, string after, string id = "call") =>
        DrawingDifference.Between(Model(Drawn.Around("call", before)), Model(Drawn.Around(id, after)));

    private static ProcessModel Model(string xml) => BpmnReader.Read(xml, "p.bpmn").Model?.Processes.First()
        ?? throw new InvalidOperationException("The drawing cannot be read.");
}
