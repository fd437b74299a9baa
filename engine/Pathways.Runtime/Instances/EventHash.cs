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

    // As numbers: equal by value, and no text to make for each event of each commit.
    private readonly UInt128 first;
    private readonly UInt128 second;

    private EventHash(ReadOnlySpan<byte> bytes)
    {
        first = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt128BigEndian(bytes[(Length / 2)..]);
    }

    /// <summary>What the first event is chained to.</summary>
    public static EventHash Root { get; }

    /// <summary>Reads a stored hash.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 32 bytes long.</exception>
    public static EventHash FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new EventHash(bytes)
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
        string number = sequence.ToString(CultureInfo.InvariantCulture);
        string moment = (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
        string[] parts = [number, type, moment, command.ToString(), body];
        byte[] link = ArrayPool<byte>.Shared.Rent(Length + parts.Sum(part => sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length)));
        Write(link);
        int written = Length;
        foreach (string part in parts)
        {
            int length = Encoding.UTF8.GetBytes(part, link.AsSpan(written + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(link.AsSpan(written), length);
            written += sizeof(int) + length;
        }

        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(link.AsSpan(0, written), hash);
        ArrayPool<byte>.Shared.Return(link);
        return new EventHash(hash);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());

    private void Write(Span<byte> place)
    {
        BinaryPrimitives.WriteUInt128BigEndian(place, first);
        BinaryPrimitives.WriteUInt128BigEndian(place[(Length / 2)..], second);
    }
}
