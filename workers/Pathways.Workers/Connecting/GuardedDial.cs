using System.Net;
using System.Net.Sockets;

namespace Pathways.Workers.Connecting;

/// <summary>Opens connections of connectors: what a name resolves to decides, for a public name may lead inside.</summary>
/// <param name="settings">Which hosts may be inside.</param>
internal sealed class GuardedDial(ConnectorSettings settings)
{
    /// <summary>Connects, or refuses an address inside the installation's own network.</summary>
    /// <exception cref="HttpRequestException">There is no address that may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint asked = context.DnsEndPoint;
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(asked.Host, cancellationToken);
        IPAddress[] allowed = settings.InsideHosts.Contains(asked.Host) ? addresses : [.. addresses.Where(IsPublic)];
        if (allowed.Length == 0)
        {
            throw new ForbiddenAddressException(asked.Host);
        }

#pragma warning disable CA2000 // the stream owns it; without one it is disposed below
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(allowed, asked.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is one of the public internet (RFC 6890 names those that are not).</summary>
    internal static bool IsPublic(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6SiteLocal || plain.IsIPv6Multicast
            || plain.IsIPv6UniqueLocal || plain.Equals(IPAddress.IPv6Any))
        {
            return false;
        }

        if (plain.AddressFamily != AddressFamily.InterNetwork)
        {
            return true;
        }

        byte[] parts = plain.GetAddressBytes();
        return (parts[0], parts[1]) switch
        {
            (0 or 10 or 127 or >= 224, _) => false,
            (100, >= 64 and <= 127) => false,
            (169, 254) => false,
            (172, >= 16 and <= 31) => false,
            (192, 168) => false,
            (192, 0) => parts[2] is not 0 and not 2,
            (198, 18 or 19) => false,
            _ => true,
        };
    }
}

/// <summary>A connector leads to an address that it must not reach.</summary>
/// <param name="host">The name that leads there.</param>
#pragma warning disable CA1032 // made in one place, always with the host
internal sealed class ForbiddenAddressException(string host)
    : HttpRequestException($"'{host}' is not at a public address.");
#pragma warning restore CA1032
