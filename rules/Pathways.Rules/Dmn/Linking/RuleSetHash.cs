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
        StringBuilder all = new();
        foreach (string content in contents)
        {
            string canonical = Canonical(content);
            all.Append(System.Globalization.CultureInfo.InvariantCulture, $"{canonical.Length}\n{canonical}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>XML without comments, drawing, blanks between elements and the order of attributes; other text as it is.</summary>
    private static string Canonical(string content)
    {
        if (!content.TrimStart().StartsWith('<'))
        {
            return content.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new StringReader(content), settings);
        StringBuilder text = new();
        Append(text, XElement.Load(reader));
        return text.ToString();
    }

    private static void Append(StringBuilder text, XElement element)
    {
        if (element.Name.NamespaceName.Contains("/DMNDI/", StringComparison.Ordinal))
        {
            return;
        }

        text.Append('<').Append(element.Name);
        foreach (XAttribute attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration)
            .OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
        {
            text.Append(' ').Append(attribute.Name).Append('=').Append(FeelText.Quote(attribute.Value));
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
}
