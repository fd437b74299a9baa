using System.Text;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>
/// One text for all spellings of the same XML: names with their namespace instead of prefixes, attributes sorted,
/// comments, processing instructions and white space between elements left out.
/// </summary>
/// <remarks>
/// The W3C canonical forms keep prefixes and white space, so a file saved by another editor would change its hash.
/// </remarks>
internal static class CanonicalXml
{
    public static string Write(XElement root)
    {
        var text = new StringBuilder();
        Write(text, root);
        return text.ToString();
    }

    private static void Write(StringBuilder text, XElement element)
    {
        text.Append('<').Append(element.Name);
        IOrderedEnumerable<XAttribute> attributes = element.Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration)
            .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal);
        foreach (XAttribute attribute in attributes)
        {
            text.Append(' ').Append(attribute.Name).Append("=\"");
            Escape(text, attribute.Value);
            text.Append('"');
        }

        text.Append('>');
        var hasElements = element.Elements().Any();
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XElement child:
                    Write(text, child);
                    break;
                case XText content when !hasElements || !string.IsNullOrWhiteSpace(content.Value):
                    Escape(text, content.Value.ReplaceLineEndings("\n"));
                    break;
                default:
                    break; // Comments, processing instructions and indentation carry no meaning.
            }
        }

        text.Append("</>");
    }

    private static void Escape(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '"' => text.Append("&quot;"),
                _ => text.Append(character),
            };
        }
    }
}
