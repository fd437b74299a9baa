using System.Security.Cryptography;
using System.Text;

namespace Pathways.Runtime;

/// <summary>Ids that are derived, not drawn: the same cause makes the same id however often it is computed.</summary>
internal static class DerivedId
{
    /// <summary>An id made of an id and a text.</summary>
    /// <param name="space">What keeps the ids of different things apart.</param>
    /// <param name="key">What it is about.</param>
    public static Guid Of(Guid space, string key)
    {
        byte[] hash = SHA256.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key)]);
        Span<byte> id = hash.AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80); // version 8: made by its owner's own rule (RFC 9562)
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
