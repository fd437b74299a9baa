using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>What came of reading a file.</summary>
/// <param name="Model">The model; null when the text is not BPMN at all.</param>
/// <param name="Findings">What was wrong with the XML; sense is checked by <see cref="ProcessCompiler"/>.</param>
public sealed record BpmnReading(BpmnModel? Model, ImmutableArray<Finding> Findings);

/// <summary>
/// Reads BPMN 2.0 XML into a <see cref="BpmnModel"/>. Never throws for what an author or a tool wrote.
/// </summary>
/// <remarks>DTDs are refused and nothing outside the text is fetched, so a file cannot read others or expand without
/// end.</remarks>
public static class BpmnReader
{
    /// <summary>Longest file accepted: 8 million characters; the largest reference models have 300 thousand.</summary>
    public const int MaximumCharacters = 8_000_000;

    /// <summary>Deepest nesting of XML elements accepted.</summary>
    public const int MaximumDepth = 200;

    /// <summary>Reads a file's bytes in the encoding that they declare.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="source">Name of the file, for findings.</param>
    public static BpmnReading Read(ReadOnlyMemory<byte> bytes, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        try
        {
            // No encoding takes more than four bytes for a character.
            return bytes.Length > 4L * MaximumCharacters ? TooLong(source) : Read(Rules.EncodedXml.TextOf(bytes.Span), source);
        }
        catch (XmlException problem)
        {
            return NotXml(problem, source);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="xml">The XML; an encoding named in its declaration is ignored, since this is text already.</param>
    /// <param name="source">Name of the file, for findings.</param>
    public static BpmnReading Read(string xml, string source)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (xml.Length > MaximumCharacters)
        {
            return TooLong(source);
        }

        try
        {
            if (IsTooDeep(xml))
            {
                return Unreadable(new Finding(
                    "PW2003", Rules.FindingSeverity.Error,
                    $"The file nests its elements more than {MaximumDepth} deep, which no drawing needs.",
                    [$"{MaximumDepth}"], source, null, default, "Export it again from the modeller."));
            }

            using XmlReader reader = CreateReader(xml);
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
            if (document.Root!.Name != BpmnXml.Definitions)
            {
                return Unreadable(new Finding(
                    "PW2002", Rules.FindingSeverity.Error,
                    $"The file is not BPMN 2.0: it begins with '{document.Root.Name.LocalName}', where "
                    + "'definitions' of BPMN is expected.",
                    [document.Root.Name.LocalName], source, null, DrawnXml.PlaceOf(document.Root),
                    "Save the drawing as BPMN 2.0 XML."));
            }

            return new ModelReader(source, document.Root!).Read(); // Checked above.
        }
        catch (XmlException problem)
        {
            return NotXml(problem, source);
        }
    }

    private static BpmnReading TooLong(string source) => Unreadable(new Finding(
        "PW2003", Rules.FindingSeverity.Error,
        $"The file is longer than {MaximumCharacters} characters, which no drawing needs.",
        [$"{MaximumCharacters}"], source, null, default,
        "Take out what is not drawing, such as pictures or long comments, and save it again."));

    private static BpmnReading NotXml(XmlException problem, string source) => Unreadable(new Finding(
        "PW2001", Rules.FindingSeverity.Error,
        $"The file is not well-formed XML: {problem.Message}",
        [problem.Message], source, null, new SourcePlace(problem.LineNumber, problem.LinePosition),
        "Open it in the modeller it comes from and save it again."));

    private static bool IsTooDeep(string xml)
    {
        using XmlReader reader = CreateReader(xml);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static XmlReader CreateReader(string xml) => XmlReader.Create(new StringReader(xml), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaximumCharacters,
    });

    private static BpmnReading Unreadable(Finding finding) => new(null, [finding]);
}
