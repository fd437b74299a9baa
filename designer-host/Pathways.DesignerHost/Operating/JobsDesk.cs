using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Operating;

/// <summary>Shows the jobs of a network, revives dead ones and hurries those that wait for another attempt.</summary>
internal sealed class JobsDesk(IJobQueue queue, Visit visit, Words words)
{
    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayRepair => CaseAccess.MayRepair(visit.SignedIn.Actor);

    public async Task<IResult> ShowAsync(string? show, string? after, CancellationToken stop)
    {
        if (!MayRepair)
        {
            return Pages.Refused("PW5130", words["operating.not_yours"], [], words);
        }

        JobStanding standing = Enum.TryParse(show, ignoreCase: true, out JobStanding asked) && Enum.IsDefined(asked) ? asked : JobStanding.Due;
        ImmutableArray<ListedJob> jobs = await queue.ListAsync(new JobQuery(Network, standing, Read(after), visit.Now), stop);
        return Pages.Of<JobsPage>(new
        {
            Standing = standing,
            Jobs = jobs,
            Next = jobs.Length < JobQuery.PageSize ? null : Write(new JobCursor(jobs[^1].NextAt, jobs[^1].JobId)),
            State = await queue.CountAsync(visit.Now, stop),
        });
    }

    public async Task<IResult> ActAsync(Entry entry, CancellationToken stop)
    {
        if (!MayRepair)
        {
            return Pages.Refused("PW5130", words["operating.not_yours"], [], words);
        }

        if (long.TryParse(entry["job"], NumberStyles.None, CultureInfo.InvariantCulture, out long job))
        {
            _ = entry["act"] switch
            {
                "revive" => await queue.ReviveAsync(Network, job, visit.Now, stop),
                "now" => await queue.TryNowAsync(Network, job, visit.Now, stop),
                _ => false,
            };
        }

        return TypedResults.LocalRedirect($"{OperatingEndpoints.Jobs}?show={Uri.EscapeDataString(entry["show"] ?? string.Empty)}");
    }

    private static string Write(JobCursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.NextAt.UtcTicks}-{cursor.JobId}");

    // A cursor that somebody typed by hand begins again.
    private static JobCursor? Read(string? text) =>
        text?.Split('-') is [var ticks, var job]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(job, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? new JobCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
