using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Pathways.Definitions;
using Pathways.Testing;

namespace Pathways.DesignerHost.Tests.Designing;

/// <summary>
/// <c>care.json</c> tells the editor which of our extension elements there are. What it does not name is dropped when a drawing goes
/// through the canvas, so it must name all that the server reads.
/// </summary>
public sealed class TheCareDescriptor
{
    private static readonly JsonElement[] Types = [.. Descriptor().GetProperty("types").EnumerateArray()];

    [Fact]
    public void Names_every_element_and_attribute_that_the_server_reads()
    {
        CareMarks marks = Written(Types.Select(type => Element(Name(type))));

        string[] unread = [.. Unread(marks, nameof(CareMarks))];

        Assert.True(unread.Length == 0, $"The server reads these, and care.json does not name them: {string.Join(", ", unread)}.");
    }

    [Fact]
    public void Names_nothing_that_the_server_does_not_read()
    {
        string[] inWindows = ["reminder", "escalation"];

        CareMarks marks = Written(Types.Where(type => !inWindows.Contains(Tag(Name(type)))).Select(type => Element(Name(type))));

        Assert.Equal([], marks.Unknown.Select(unknown => unknown.Text));
    }

    private static CareMarks Written(IEnumerable<XElement> marks)
    {
        XNamespace bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
        XElement drawing = new(
            bpmn + "definitions",
            new XAttribute("id", "d"),
            new XAttribute("targetNamespace", "urn:x"),
            new XElement(bpmn + "process", new XAttribute("id", "p"), new XElement(
                bpmn + "userTask", new XAttribute("id", "t"), new XElement(bpmn + "extensionElements", marks))));
        return BpmnReader.Read(drawing.ToString(), "x.bpmn").Model?.Processes[0].Content.Nodes.Single().Marks
            ?? throw new InvalidOperationException("Unreadable.");
    }

    // An element with each of its attributes, and with its inner elements.
    private static XElement Element(string type)
    {
        JsonElement described = Types.Single(known => Name(known) == type);
        XNamespace care = CareMarks.Namespace;
        return new XElement(care + Tag(type), described.GetProperty("properties").EnumerateArray().Select(property =>
            property.TryGetProperty("isAttr", out _)
                ? (object)new XAttribute(Name(property), "1")
                : Element(property.GetProperty("type").GetString() ?? string.Empty)));
    }

    // What stayed empty although everything was written.
    private static IEnumerable<string> Unread(object mark, string path) =>
        from property in mark.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.Name != nameof(CareMarks.Unknown) && property.PropertyType != typeof(Type)
        let value = property.GetValue(mark)
        from unread in value switch
        {
            null or false => [$"{path}.{property.Name}"],
            string => [],
            IEnumerable list => list.Cast<object>().ToArray() is { Length: > 0 } entries
                ? entries.SelectMany(entry => entry is string ? [] : Unread(entry, $"{path}.{property.Name}"))
                : [$"{path}.{property.Name}"],
            DrawnText or SourcePlace => [],
            _ when value.GetType().Assembly == typeof(CareMarks).Assembly => Unread(value, $"{path}.{property.Name}"),
            _ => Array.Empty<string>(),
        }
        select unread;

    private static JsonElement Descriptor()
    {
        using JsonDocument read = JsonDocument.Parse(File.ReadAllText(Repository.At("designer-host/bundle/src/designer/care.json")));
        return read.RootElement.Clone();
    }

    private static string Name(JsonElement described) => described.GetProperty("name").GetString() ?? string.Empty;

    private static string Tag(string type) => char.ToLowerInvariant(type[0]) + type[1..];
}
