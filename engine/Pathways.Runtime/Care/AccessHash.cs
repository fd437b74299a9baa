using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Runtime;

/// <summary>One link of the chain that makes the access log of a patient file tamper-evident.</summary>
/// <remarks>
/// hash(n) = SHA-256(hash(n−1) ‖ each field as text, preceded by its length; a missing field counts as length −1).
/// Changing, removing or inserting a line breaks every later link.
/// </remarks>
/// <param name="Hex">64 lower-case hexadecimal digits.</param>
public sealed record AccessHash(string Hex)
{
    /// <summary>What the first line is chained to.</summary>
    public static AccessHash Root { get; } = new(new string('0', 64));

    /// <summary>The hash of the line that follows.</summary>
    /// <param name="sequence">Its number in the log of the file, from 1.</param>
    /// <param name="access">The line.</param>
    public AccessHash Next(long sequence, AccessEntry access)
    {
        ArgumentNullException.ThrowIfNull(access);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(Hex));
        foreach (string? field in FieldsOf(sequence, access))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field ?? string.Empty);
            hash.AppendData(BitConverter.GetBytes(
                System.Net.IPAddress.HostToNetworkOrder(field is null ? -1 : bytes.Length)));
            hash.AppendData(bytes);
        }

        return new AccessHash(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Number of the first line whose hash does not follow from the one before; null when the chain holds.</summary>
    /// <param name="log">All lines of one file, oldest first, starting with number 1.</param>
    public static long? FirstBroken(IEnumerable<LoggedAccess> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        AccessHash previous = Root;
        long expected = 1;
        foreach (LoggedAccess line in log)
        {
            if (line.Sequence != expected || line.Hash != previous.Next(line.Sequence, line.Access))
            {
                return expected;
            }

            (previous, expected) = (line.Hash, expected + 1);
        }

        return null;
    }

    private static ImmutableArray<string?> FieldsOf(long sequence, AccessEntry access) =>
    [
        sequence.ToString(CultureInfo.InvariantCulture),
        access.Actor.Network.Value,
        access.Patient.ToString(),
        access.Actor.Person.ToString(),
        access.Actor.Role.Value,
        access.Actor.Organisation?.ToString(),
        access.Act.ToString(),
        // To the microsecond, as stored.
        (access.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        access.Basis?.ToString(),
        access.Refusal,
        access.Reason,
        access.Case?.ToString("D"),
    ];
}
