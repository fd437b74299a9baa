namespace Pathways.Definitions;

/// <summary>Finds the calendar of an element's days: its own, else the process's, else the civil one.</summary>
internal sealed class CalendarCompiler(ProcessModel process)
{
    private readonly CalendarMark? general = process.Marks.Calendar;

    public CalendarChoice Of(FlowNode node)
    {
        CalendarMark? own = node.Marks.Calendar;
        return new CalendarChoice(
            DayCounts.Find((own?.Days ?? general?.Days)?.Text) ?? DayCount.Civil,
            HolidayRegions.Find((own?.Region ?? general?.Region)?.Text));
    }
}
