using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Checks what <c>care:calendar</c> says.</summary>
internal static class CalendarCheck
{
    public static void Run(ProcessModel process, FindingLog log)
    {
        Check(process.Id, process.Marks.Calendar, log);
        foreach (FlowNode node in process.Content.AllNodes)
        {
            Check(node.Id, node.Marks.Calendar, log);
        }
    }

    private static void Check(ElementId owner, CalendarMark? mark, FindingLog log)
    {
        if (mark?.Days is { } days && DayCounts.Find(days.Text) is null)
        {
            log.Add(
                "PW2075", FindingSeverity.Error, owner, days.Place,
                $"The calendar of '{owner}' counts the days \"{days.Text}\", which are not known.",
                $"Write one of: {string.Join(", ", DayCounts.Words)}.", owner.ToString(), days.Text);
        }

        if (mark?.Region is { } region && HolidayRegions.Find(region.Text) is null)
        {
            log.Add(
                "PW2076", FindingSeverity.Error, owner, region.Place,
                $"The calendar of '{owner}' keeps the holidays of the region \"{region.Text}\", which is not known.",
                $"Write one of: {string.Join(", ", HolidayRegions.Words)}; or leave it to the network.",
                owner.ToString(), region.Text);
        }
    }
}
