using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>What is known of a request by somebody without an account.</summary>
internal sealed class GuestVisit
{
    /// <summary>Whom the link belongs to; null when it is unknown.</summary>
    public GuestCall? Call { get; set; }

    /// <summary>The network that asks, or is asked; null when it is unknown.</summary>
    public KnownNetwork? Network { get; set; }

    /// <summary>What the network tells people outside; nothing while it is unknown.</summary>
    public NetworkDoor Door { get; set; } = NetworkDoor.Closed;
}
