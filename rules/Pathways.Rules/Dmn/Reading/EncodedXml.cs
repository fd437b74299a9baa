using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pathways.Rules;

/// <summary>The text of an XML file: its first bytes or its declaration tell the encoding, as the standard has it; else it is UTF-8.</summary>
/// <remarks>Modellers on older systems still write the code pages of Windows, such as <c>windows-1252</c>.</remarks>
public static partial class EncodedXml
{
    private const int LongestDeclaration = 200;

    private static readonly (byte[] Mark, string Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32"), ([0, 0, 0xFE, 0xFF], "utf-32BE"),
        ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16BE"),
    ];

    // Without a mark, a file in UTF-16 is known by its first character, which is '<'.
    private static readonly (byte[] Begin, string Encoding)[] Beginnings = [([0x3C, 0], "utf-16"), ([0, 0x3C], "utf-16BE")];

    /// <summary>Reads the bytes of a file as text, without a byte order mark.</summary>
    /// <param name="bytes">All bytes of the file.</param>
    /// <exception cref="XmlException">The file names an encoding that is not known, or its bytes are not of the encoding it names.</exception>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] mark, string encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return Decode(bytes[mark.Length..], encoding);
            }
        }

        foreach ((byte[] begin, string encoding) in Beginnings)
        {
            if (bytes.StartsWith(begin))
            {
                return Decode(bytes, encoding);
            }
        }

        string start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestDeclaration)]);
        return Decode(bytes, Declaration().Match(start) is { Success: true } declared ? declared.Groups["name"].Value : "utf-8");
    }

    /// <summary>The bytes of a text, which <see cref="TextOf"/> reads as the same text: in the encoding that it names, when that has all its letters.</summary>
    /// <param name="text">The text of an XML file.</param>
    /// <returns>In UTF-8, and naming it, when the named encoding is not known or lacks a letter.</returns>
    public static byte[] BytesOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Declaration().Match(text) is not { Success: true } declared)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        Group name = declared.Groups["name"];
        try
        {
            byte[] bytes = Find(name.Value).GetBytes(text);
            if (TextOf(bytes) == text)
            {
                return bytes;
            }
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or XmlException)
        {
            // Somebody wrote a letter that the old encoding lacks.
        }

        return Encoding.UTF8.GetBytes($"{text[..name.Index]}UTF-8{text[(name.Index + name.Length)..]}");
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return Find(name).GetString(bytes);
        }
        catch (ArgumentException)
        {
            // An encoding that nobody knows, or bytes that are not of it: a replaced letter would be lost unseen.
            throw new XmlException($"its bytes cannot be read as '{name}', the encoding that it is said or taken to have.");
        }
    }

    private static Encoding Find(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[^"']+)["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
