using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Administration;

/// <summary>The working days and quiet hours of a network, for its administrators.</summary>
internal static class HoursEndpoints
{
    public const string Address = "/admin/hours";

    public static void MapHours(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (NetworkHoursDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
        routes.MapPost(Address, (IFormCollection form, NetworkHoursDesk desk, CancellationToken stop) =>
            desk.ChangeAsync(Entry.From(form), stop));
    }

    /// <summary>What a line of closing days is called in the form.</summary>
    public static string Key(ClosingDays days) => string.Create(CultureInfo.InvariantCulture, $"{days.First:yyyy-MM-dd}/{days.Last:yyyy-MM-dd}");
}

/// <summary>Shows and changes the hours of a network.</summary>
internal sealed class NetworkHoursDesk(NetworkTimes times, Visit visit, Words words)
{
    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    public async Task<IResult> ShowAsync(CancellationToken stop) => Page(await times.OfAsync(Network, stop), null);

    public async Task<IResult> ChangeAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5108", words["hours.not_yours"], [], words);
        }

        NetworkTime before = await times.OfAsync(Network, stop);
        (NetworkHours? hours, string? problem) = Changed(before.Hours, entry);
        if (hours is null)
        {
            return Page(before, words[problem!]); // One of the two is always there.
        }

        await times.SaveAsync(Network, hours, stop);
        return TypedResults.LocalRedirect(HoursEndpoints.Address);
    }

    private IResult Page(NetworkTime time, string? problem) => Pages.Of<HoursPage>(
        new { Time = time, MayChange, Problem = problem },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static (NetworkHours? Hours, string? Problem) Changed(NetworkHours hours, Entry entry)
    {
        NetworkCalendar calendar = hours.Calendar;
        switch (entry["act"])
        {
            case "region":
                return (hours with { Calendar = calendar with { Region = HolidayRegions.Find(entry["region"]) } }, null);
            case "close":
                DateOnly? first = entry.Day("first");
                DateOnly? last = entry.Day("last") ?? first;
                return first is { } from && last is { } to && from <= to
                    ? (hours with { Calendar = calendar with { ClosingDays = With(calendar.ClosingDays, new ClosingDays(from, to)) } }, null)
                    : (null, "hours.bad_days");
            case "open":
                return (hours with { Calendar = calendar with { ClosingDays = [.. calendar.ClosingDays.Where(days => HoursEndpoints.Key(days) != entry["days"])] } }, null);
            case "quiet":
                return Time(entry["from"]) is { } begins && Time(entry["to"]) is { } ends && begins != ends
                    ? (hours with { Quiet = new QuietTime(begins, ends, DayCounts.Find(entry["sending"]) ?? DayCount.Civil) }, null)
                    : (null, "hours.bad_quiet");
            case "loud":
                return (hours with { Quiet = null }, null);
            default:
                return (null, "hours.bad_act");
        }
    }

    private static ImmutableArray<ClosingDays> With(ImmutableArray<ClosingDays> all, ClosingDays more) =>
        [.. all.Where(days => days != more).Append(more).OrderBy(days => days.First)];

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;
}
