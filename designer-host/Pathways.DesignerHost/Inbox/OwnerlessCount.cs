using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>How many open tasks of the network nobody will do as things are.</summary>
internal sealed class OwnerlessCount(IInbox inbox, InboxDesk tasks, CareDesk desk, Visit visit)
{
    /// <summary>The number, counted up to one more than <see cref="InboxQuery.CountedAtMost"/>.</summary>
    public async Task<long> CountAsync(CancellationToken stop)
    {
        Viewer viewer = visit.SignedIn;
        Presence presence = await desk.PresenceAsync(viewer.Here.Network, stop);
        var reader = new InboxReader(viewer.Here.Network, viewer.Person, [])
        {
            Staffing = await tasks.StaffingAsync(viewer.Here.Network, presence, stop),
        };
        return await inbox.CountAsync(new InboxQuery(reader, InboxTab.Ownerless, InboxConditions.None, null, visit.Now), stop);
    }
}
