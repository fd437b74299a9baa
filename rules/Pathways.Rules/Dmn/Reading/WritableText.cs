using System.Xml;

namespace Pathways.Rules;

/// <summary>Text as an XML file, and with it a database, can hold it.</summary>
/// <remarks>A browser sends what was pasted: control signs of a word processor, half of a sign of two.</remarks>
public static class WritableText
{
    /// <summary>The text without the signs that XML 1.0 has no place for.</summary>
    /// <param name="text">What somebody typed or pasted.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Index().All(sign => IsWritable(text, sign.Index))
            ? text
            : string.Concat(text.Index().Where(sign => IsWritable(text, sign.Index)).Select(sign => sign.Item));
    }

    private static bool IsWritable(string text, int at) => XmlConvert.IsXmlChar(text[at])
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}
