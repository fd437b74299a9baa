using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Runtime;

/// <summary>One link of the chain that makes a case's history tamper-evident.</summary>
/// <remarks>
/// hash(n) = SHA-256(hash(n−1) ‖ sequence ‖ type ‖ time ‖ command ‖ body), each text preceded by its length, so that no
/// two different events read the same. Changing, removing or inserting an event breaks every later link.
/// </remarks>
public readonly record struct EventHash
{
    private const int Length = 32;

    private readonly string? hex;

    private EventHash(string hex) => this.hex = hex;

    /// <summary>What the first event is chained to.</summary>
    public static EventHash Root { get; } = new(new string('0', Length * 2));

    /// <summary>Reads a stored hash.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 32 bytes long.</exception>
    public static EventHash FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new EventHash(Convert.ToHexStringLower(bytes))
        : throw new ArgumentException($"An event hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>The hash of the event that follows the one with this hash.</summary>
    /// <param name="sequence">Number of the event in its case, from 1.</param>
    /// <param name="type">Its type name.</param>
    /// <param name="at">When it happened; counted to the microsecond, as stored.</param>
    /// <param name="command">The command it follows from.</param>
    /// <param name="body">Its JSON, exactly as stored.</param>
    public EventHash Next(long sequence, string type, DateTimeOffset at, CommandId command, string body)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(body);
        ArrayBufferWriter<byte> link = new();
        link.Write(ToBytes());
        Append(link, sequence.ToString(CultureInfo.InvariantCulture));
        Append(link, type);
        Append(link, (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture));
        Append(link, command.ToString());
        Append(link, body);
        return new EventHash(Convert.ToHexStringLower(SHA256.HashData(link.WrittenSpan)));
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(ToString());

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => hex ?? Root.hex!; // Root is always set

    private static void Append(ArrayBufferWriter<byte> link, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> place = link.GetSpan(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(place, length);
        Encoding.UTF8.GetBytes(text, place[sizeof(int)..]);
        link.Advance(sizeof(int) + length);
    }
}
