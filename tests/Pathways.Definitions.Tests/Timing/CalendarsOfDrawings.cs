namespace Pathways.Definitions.Tests;

public sealed class CalendarsOfDrawings
{
    private const string Task = """
        <userTask id="t"><extensionElements>{0}<care:window from="P1D" due="P5D">
        <care:reminder before="P1D" template="x"/><care:escalation after="P6D" role="boss"/></care:window></extensionElements></userTask>
        """;

    [Fact]
    public void Are_civil_when_nothing_is_said() =>
        Assert.All(CalendarsOf("", ""), calendar => Assert.Equal(CalendarChoice.Civil, calendar));

    [Theory]
    [InlineData("civil", DayCount.Civil)]
    [InlineData("working", DayCount.Working)]
    [InlineData("working-saturday", DayCount.WorkingSaturday)]
    public void Are_the_same_for_the_whole_pathway_when_the_process_says_so(string days, DayCount expected) =>
        Assert.All(
            CalendarsOf($"<care:calendar days='{days}' region='alsace-moselle'/>", ""),
            calendar => Assert.Equal(new CalendarChoice(expected, HolidayRegion.AlsaceMoselle), calendar));

    [Theory]
    [InlineData("<care:calendar days='working'/>", "<care:calendar days='civil'/>", DayCount.Civil, null)]
    [InlineData("", "<care:calendar days='working'/>", DayCount.Working, null)]
    [InlineData("<care:calendar region='reunion'/>", "<care:calendar days='working'/>", DayCount.Working, HolidayRegion.Reunion)]
    [InlineData("<care:calendar days='working' region='reunion'/>", "<care:calendar region='mayotte'/>", DayCount.Working, HolidayRegion.Mayotte)]
    public void May_differ_on_one_element(string ofProcess, string ofElement, DayCount days, HolidayRegion? region) =>
        Assert.All(
            CalendarsOf(ofProcess, ofElement),
            calendar => Assert.Equal(new CalendarChoice(days, region), calendar));

    [Fact]
    public void Hold_for_timers_on_edges_and_in_the_flow()
    {
        const string timer = "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>";
        var xml = Drawn.Process(
            $"""
            <extensionElements><care:calendar days="working"/></extensionElements>
            <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
            <intermediateCatchEvent id="wait">{timer}</intermediateCatchEvent>
            <sequenceFlow id="b" sourceRef="wait" targetRef="t"/><manualTask id="t"/>
            <boundaryEvent id="edge" attachedToRef="t"><extensionElements><care:calendar days="civil"/></extensionElements>{timer}</boundaryEvent>
            <sequenceFlow id="c" sourceRef="t" targetRef="end"/><sequenceFlow id="d" sourceRef="edge" targetRef="end"/>
            <endEvent id="end"/>
            """);

        ExecutableProcess process = Drawn.Sound(xml);

        Assert.Equal(DayCount.Working, TimerOf(process, "wait").Calendar.Days);
        Assert.Equal(DayCount.Civil, TimerOf(process, "edge").Calendar.Days);
    }

    [Theory]
    [InlineData("PW2075", "days", "ouvrés", "working-saturday")]
    [InlineData("PW2075", "days", "Working", "civil")]
    [InlineData("PW2076", "region", "alsace", "alsace-moselle")]
    public void That_are_not_known_are_found_with_what_to_write_instead(string code, string attribute, string said, string remedy)
    {
        var mark = $"<care:calendar {attribute}='{said}'/>";

        Finding ofElement = Drawn.Only(code, Drawing("", mark));
        Finding ofProcess = Drawn.Only(code, Drawing(mark, ""));

        Assert.Equal("t", ofElement.Element.ToString());
        Assert.Equal("p", ofProcess.Element.ToString());
        Assert.True(ofElement.IsError);
        Assert.Contains(said, ofElement.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, ofElement.Remedy, StringComparison.Ordinal);
        Assert.NotEqual(default, ofElement.Place);
    }

    private static TimerFormula TimerOf(ExecutableProcess process, string id)
    {
        ExecutableTrigger trigger = process.Find(new ElementId(id)) switch
        {
            ExecutableNode.CatchEvent wait => wait.Triggers[0],
            ExecutableNode.BoundaryEvent edge => edge.Triggers[0],
            var other => throw new InvalidOperationException($"{other} has no timer."),
        };
        return ((ExecutableTrigger.Timer)trigger).Formula;
    }

    private static CalendarChoice[] CalendarsOf(string ofProcess, string ofElement)
    {
        ExecutableProcess process = Drawn.Sound(Drawing(ofProcess, ofElement));
        TaskWindow window = ((ExecutableNode.UserTask)process.Find(new ElementId("t"))!).Window; // It was drawn.
        return
        [
            window.From!.Calendar, window.Due!.Calendar, window.Reminders[0].Formula.Calendar, window.Escalations[0].Formula.Calendar,
        ];
    }

    private static string Drawing(string ofProcess, string ofElement) => Drawn.Process(
        $"""
        <extensionElements>{ofProcess}</extensionElements>
        <startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="t"/>
        {Task.Replace("{0}", ofElement, StringComparison.Ordinal)}
        <sequenceFlow id="out" sourceRef="t" targetRef="end"/><endEvent id="end"/>
        """);
}
