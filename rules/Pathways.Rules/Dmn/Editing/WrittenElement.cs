using System.Collections.Immutable;
using System.Xml;

namespace Pathways.Rules;

/// <summary>An element where it stands in its text, so that a part can be written anew and all the rest stays to the letter.</summary>
/// <param name="Name">Its name without prefix.</param>
/// <param name="Prefix">The prefix with its colon; empty when there is none.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Column">The column of its name, from 1.</param>
/// <param name="Start">Where its start tag begins.</param>
/// <param name="ContentStart">Behind its start tag.</param>
internal sealed record WrittenElement(string Name, string Prefix, int Line, int Column, int Start, int ContentStart)
{
    private readonly List<WrittenElement> children = [];

    /// <summary>Where its end tag begins; the end of the start tag of an element that closes itself.</summary>
    public int ContentEnd { get; private set; }

    /// <summary>Behind its last sign.</summary>
    public int End { get; private set; }

    /// <summary>True for <c>&lt;text/&gt;</c>.</summary>
    public bool ClosesItself { get; private set; }

    public IReadOnlyList<WrittenElement> Children => children;

    /// <summary>Its children of a name.</summary>
    public ImmutableArray<WrittenElement> Named(string name) => [.. children.Where(child => child.Name == name)];

    /// <summary>Reads a text that was read before, with every limit.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static IEnumerable<WrittenElement> AllOf(string xml)
    {
        List<int> lines = LineStarts(xml);
        List<WrittenElement> all = [];
        Stack<WrittenElement> open = new();
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new StringReader(xml), settings);
        var place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            int at = place.LineNumber > 0 ? lines[place.LineNumber - 1] + place.LinePosition - 1 : 0;
            if (reader.NodeType == XmlNodeType.Element)
            {
                string prefix = reader.Prefix.Length == 0 ? string.Empty : reader.Prefix + ":";
                WrittenElement element = new(reader.LocalName, prefix, place.LineNumber, place.LinePosition, at - 1, EndOfTag(xml, at));
                all.Add(element);
                if (open.TryPeek(out WrittenElement? parent))
                {
                    parent.children.Add(element);
                }

                if (reader.IsEmptyElement)
                {
                    (element.ContentEnd, element.End, element.ClosesItself) = (element.ContentStart, element.ContentStart, true);
                }
                else
                {
                    open.Push(element);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                WrittenElement element = open.Pop();
                (element.ContentEnd, element.End) = (at - 2, xml.IndexOf('>', at) + 1);
            }
        }

        return all;
    }

    // A value of an attribute may hold the sign that ends a tag.
    private static int EndOfTag(string xml, int at)
    {
        char quote = '\0';
        for (; xml[at] != '>' || quote != '\0'; at++)
        {
            quote = quote == xml[at] ? '\0' : quote == '\0' && xml[at] is '"' or '\'' ? xml[at] : quote;
        }

        return at + 1;
    }

    private static List<int> LineStarts(string xml)
    {
        List<int> starts = [0];
        for (int i = 0; i < xml.Length; i++)
        {
            if (xml[i] == '\n' || (xml[i] == '\r' && (i + 1 == xml.Length || xml[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
