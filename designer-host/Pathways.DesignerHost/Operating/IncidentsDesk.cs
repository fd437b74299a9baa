using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Operating;

/// <summary>Shows the open incidents of a network.</summary>
internal sealed class IncidentsDesk(ICases cases, Visit visit, Words words)
{
    private NetworkId Network => visit.SignedIn.Here.Network;

    public async Task<IResult> ShowAsync(string? code, string? after, CancellationToken stop)
    {
        if (!CaseAccess.MayRepair(visit.SignedIn.Actor))
        {
            return Pages.Refused("PW5130", words["operating.not_yours"], [], words);
        }

        string? only = string.IsNullOrWhiteSpace(code) ? null : code;
        IncidentPage page = await cases.IncidentsAsync(new IncidentQuery(Network, only, Read(after)), stop);
        return Pages.Of<IncidentsPage>(new
        {
            Page = page,
            Code = only,
            Next = page.Incidents.Length < IncidentQuery.PageSize ? null : Write(page.Incidents[^1]),
        });
    }

    private static string Write(ListedIncident last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.RaisedAt.UtcTicks}_{last.InstanceId:N}_{last.IncidentId}");

    // A cursor that somebody typed by hand begins again.
    private static IncidentCursor? Read(string? text) =>
        text?.Split('_', 3) is [var ticks, var instance, var incident]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParse(instance, out Guid id)
            ? new IncidentCursor(new DateTimeOffset(at, TimeSpan.Zero), id, incident)
            : null;
}
