using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Rules;

/// <summary>The content hash of a rule set: the same content gives the same hash, however it is indented.</summary>
internal static class RuleSetHash
{
    public static string Of(IEnumerable<string> contents)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string content in contents)
        {
            StringBuilder canonical = Canonical(content);
            Add(hash, new StringBuilder().Append(CultureInfo.InvariantCulture, $"{canonical.Length}\n"));
            Add(hash, canonical.Append('\n'));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds a text piece by piece: a large one is never in one place as a whole.</summary>
    private static void Add(IncrementalHash hash, StringBuilder text)
    {
        Encoder encoder = Encoding.UTF8.GetEncoder();
        byte[] bytes = [];
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks())
        {
            int most = Encoding.UTF8.GetMaxByteCount(chunk.Length);
            bytes = bytes.Length < most ? new byte[most] : bytes;
            hash.AppendData(bytes, 0, encoder.GetBytes(chunk.Span, bytes, flush: false));
        }
    }

    /// <summary>XML without comments, drawing, blanks between elements and the order of attributes; other text as it is.</summary>
    private static StringBuilder Canonical(string content)
    {
        if (!content.TrimStart().StartsWith('<'))
        {
            return new StringBuilder(content).Replace("\r\n", "\n");
        }

        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new StringReader(content), settings);
        StringBuilder text = new();
        Append(text, XElement.Load(reader));
        return text;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        if (element.Name.NamespaceName.Contains("/DMNDI/", StringComparison.Ordinal))
        {
            return;
        }

        Append(text.Append('<'), element.Name);
        IEnumerable<XAttribute> attributes = element.HasAttributes ? element.Attributes() : [];
        foreach (XAttribute attribute in attributes.Where(a => !a.IsNamespaceDeclaration)
            .OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
        {
            Append(text.Append(' '), attribute.Name).Append('=').Append(FeelText.Quote(attribute.Value));
        }

        text.Append('>');
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child)
            {
                Append(text, child);
            }
            else if (node is XText words && !(string.IsNullOrWhiteSpace(words.Value) && element.HasElements))
            {
                text.Append(FeelText.Quote(words.Value));
            }
        }

        text.Append("</>");
    }

    private static StringBuilder Append(StringBuilder text, XName name) => name.NamespaceName.Length == 0
        ? text.Append(name.LocalName)
        : text.Append('{').Append(name.NamespaceName).Append('}').Append(name.LocalName);
}
