using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Runtime;

/// <summary>The secret by which a connected system is known. It is shown once; what is kept is its hash.</summary>
public static class SystemToken
{
    /// <summary>How every token begins, so that a lost one is recognised for what it is.</summary>
    public const string Prefix = "pathways_";

    private const int SecretBytes = 32;

    /// <summary>Draws a new token: 256 bits of chance.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a token. No salt: 256 random bits cannot be guessed from a list.</summary>
    /// <param name="token">The token.</param>
    public static string HashOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }
}
