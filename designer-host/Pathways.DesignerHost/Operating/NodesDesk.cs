using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Operating;

/// <summary>Shows the processes of the installation and how late they are.</summary>
internal sealed class NodesDesk(INodes nodes, IJobQueue queue, Visit visit, Words words)
{
    public async Task<IResult> ShowAsync(CancellationToken stop) => CaseAccess.MayRepair(visit.SignedIn.Actor)
        ? Pages.Of<NodesPage>(new { Nodes = await nodes.ListAsync(stop), State = await queue.CountAsync(visit.Now, stop) })
        : Pages.Refused("PW5130", words["operating.not_yours"], [], words);
}
