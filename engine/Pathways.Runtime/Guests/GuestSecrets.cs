using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Runtime;

/// <summary>The secrets of an invitation: shown or sent once, only their hashes are kept.</summary>
public static class GuestSecrets
{
    private const int TokenBytes = 24;
    private const int TokenLength = 32;
    private const int Codes = 1_000_000;

    /// <summary>Draws what stands in a link: 192 bits of chance, 32 characters.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Draws a code of six digits, to be told by phone.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>What is kept of a token; null when the text cannot be one. No salt: 192 random bits are in no list.</summary>
    /// <param name="token">What stands in the address.</param>
    public static string? HashOfToken(string? token) =>
        token is { Length: TokenLength } && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? Hash(token) : null;

    /// <summary>What is kept of a code. Five tries protect it, not the hash: there are a million codes.</summary>
    /// <param name="invitation">The invitation, so that equal codes have different hashes.</param>
    /// <param name="code">The code; blanks do not count.</param>
    public static string HashOfCode(Guid invitation, string? code) =>
        Hash($"{invitation:N}/{string.Concat((code ?? string.Empty).Where(char.IsAsciiDigit))}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
