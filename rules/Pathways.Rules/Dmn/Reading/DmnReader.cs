using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Rules;

/// <summary>Reads DMN files of the versions 1.1 to 1.5.</summary>
public static class DmnReader
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads a file's bytes in the encoding that they declare.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="sourceName">The file's name, for findings.</param>
    public static DmnReading Read(ReadOnlySpan<byte> bytes, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(sourceName);
        try
        {
            return Read(EncodedXml.TextOf(bytes), sourceName);
        }
        catch (XmlException broken)
        {
            return NotXml(broken, sourceName);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="sourceName">The file's name, for findings.</param>
    public static DmnReading Read(string xml, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(sourceName);
        xml = xml.TrimStart(ByteOrderMark);
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using XmlReader reader = XmlReader.Create(new StringReader(xml), settings);
            XDocument document = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return Read(document.Root ?? throw new XmlException("There is no root element."), xml, sourceName);
        }
        catch (XmlException broken)
        {
            return NotXml(broken, sourceName);
        }
    }

    private static DmnReading NotXml(XmlException broken, string sourceName)
    {
        Place place = new(new RuleText(string.Empty, sourceName, null, Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition)), 0, 0);
        return new DmnReading(null, [Sentences.NotXml.At(place, broken.Message)]);
    }

    private static DmnReading Read(XElement root, string xml, string sourceName)
    {
        if (root.Name.LocalName != "definitions" || !root.Name.NamespaceName.Contains("/spec/DMN/", StringComparison.Ordinal))
        {
            Place place = new(new RuleText(string.Empty, sourceName), 0, 0);
            return new DmnReading(null, [Sentences.NotDmn.At(place, root.Name.LocalName, root.Name.NamespaceName)]);
        }

        ModelReader reader = new(root, xml, sourceName);
        DmnModel model = reader.Read();
        return new DmnReading(model, [.. reader.Findings]);
    }
}

/// <summary>What became of a DMN file.</summary>
/// <param name="Model">The model; null when the file is no DMN.</param>
/// <param name="Findings">What is wrong or doubtful in its form.</param>
public sealed record DmnReading(DmnModel? Model, ImmutableArray<RuleFinding> Findings);
