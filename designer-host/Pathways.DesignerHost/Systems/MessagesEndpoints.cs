using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Systems;

/// <summary>Messages of other systems that no case has taken, for those who administer the network.</summary>
internal static class MessagesEndpoints
{
    public const string Address = "/admin/messages";

    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (MessagesDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
        routes.MapPost(Address, (IFormCollection form, MessagesDesk desk, CancellationToken stop) =>
            desk.DiscardAsync(Entry.From(form), stop));
    }
}

/// <summary>Shows the messages without a case, and puts them away.</summary>
internal sealed class MessagesDesk(IMessages messages, IConnectedSystems systems, Visit visit, Words words)
{
    private const int AtMost = 200;

    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    public async Task<IResult> ShowAsync(CancellationToken stop)
    {
        ImmutableArray<ConnectedSystem> known = await systems.ListAsync(Network, stop);
        return Pages.Of<MessagesPage>(new
        {
            Messages = await messages.UntakenAsync(Network, AtMost, stop),
            Senders = known.ToImmutableDictionary(system => system.Id, system => system.Name),
            MayChange,
        });
    }

    public async Task<IResult> DiscardAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5110", words["systems.not_yours"], [], words);
        }

        if (Guid.TryParse(entry["message"], out Guid message))
        {
            await messages.DiscardAsync(Network, message, stop);
        }

        return TypedResults.LocalRedirect(MessagesEndpoints.Address);
    }
}
