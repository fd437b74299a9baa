using System.Security.Cryptography;
using System.Text;

namespace Pathways.Population;

/// <summary>Ids of invented people and things: the same on every installation, so that seeding twice changes nothing.</summary>
internal static class DemoIds
{
    /// <summary>The id that belongs to a name.</summary>
    /// <param name="name">For example <c>patient:lison</c>.</param>
    public static Guid Of(string name)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes("pathways-demo:" + name))[..16];
        // RFC 9562, section 5.8: version 8 is for ids made in a way of one's own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
