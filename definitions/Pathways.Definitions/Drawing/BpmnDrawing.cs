using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>The XML of a file as drawn: nothing that the model does not name gets lost.</summary>
/// <remarks>The document is owned by this class and never handed out, so nobody can change it.</remarks>
public sealed class BpmnDrawing
{
    private readonly XDocument document;

    internal BpmnDrawing(XDocument document)
    {
        this.document = document;
        CanonicalText = CanonicalXml.Write(document.Root!); // The reader refuses documents without a root.
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText)));
    }

    /// <summary>
    /// The content without what does not matter: prefixes, attribute order, comments, white space between elements.
    /// Two files that mean and look the same have the same canonical text.
    /// </summary>
    public string CanonicalText { get; }

    /// <summary>SHA-256 over <see cref="CanonicalText"/>, lower-case hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Writes the whole file: model, diagram and foreign extensions.</summary>
    public string ToXml()
    {
        var text = new StringBuilder();

        // Entitize: a line break inside an attribute (a label on two lines) would come back as a space.
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(text, settings))
        {
            document.Save(writer);
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text;
    }
}
