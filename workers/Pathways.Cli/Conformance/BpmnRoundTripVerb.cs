using System.CommandLine;
using System.Xml;
using System.Xml.Linq;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Cli.Conformance;

/// <summary><c>pathways bpmn-roundtrip DIR</c>: reads each drawing, writes it and compares the two.</summary>
internal static class BpmnRoundTripVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "Folder with .bpmn files, searched with all below it." };
        Command verb = new("bpmn-roundtrip", "Read and write each drawing; nothing may be lost. Exit code 1 when something is.") { folder };
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string folder, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await console.Error.WriteLineAsync($"PW6201 The folder '{folder}' does not exist.");
            return ExitCode.Impossible;
        }

        int passed = 0;
        int failed = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.bpmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            string? difference = Difference(bytes, Path.GetFileName(file));
            passed += difference is null ? 1 : 0;
            failed += difference is null ? 0 : 1;
            await console.Output.WriteLineAsync(
                $"{Path.GetRelativePath(folder, file).Replace('\\', '/')} {difference ?? "passed"}");
        }

        await console.Output.WriteLineAsync($"{passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Fine : ExitCode.Found;
    }

    /// <summary>What the written drawing lacks or changes; null when nothing.</summary>
    private static string? Difference(byte[] bytes, string name)
    {
        BpmnReading reading = BpmnReader.Read(bytes, name);
        if (reading.Model is not BpmnModel model)
        {
            return $"cannot be read: {reading.Findings[0].Message}";
        }

        string written = model.Drawing.ToXml();
        if (BpmnReader.Read(written, name).Model?.Drawing.CanonicalText != model.Drawing.CanonicalText)
        {
            return "is read differently once written";
        }

        // The file itself, read by nothing of ours: comments, prefixes and white space are compared too.
        XElement original = Load(EncodedXml.TextOf(bytes));
        return XNode.DeepEquals(original, Load(written))
            ? null
            : $"differs from {DifferingElement(original, XElement.Parse(written, LoadOptions.PreserveWhitespace))} on";
    }

    private static XElement Load(string xml)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The first element that is not the same in both, by its name and id.</summary>
    private static string DifferingElement(XElement original, XElement written) =>
        original.DescendantsAndSelf().Zip(written.DescendantsAndSelf())
            .Where(pair => pair.First.Name != pair.Second.Name
                || !pair.First.Attributes().Select(attribute => attribute.ToString())
                    .SequenceEqual(pair.Second.Attributes().Select(attribute => attribute.ToString()))
                || (!pair.First.HasElements && pair.First.Value != pair.Second.Value))
            .Select(pair => $"<{pair.First.Name.LocalName} id=\"{(string?)pair.First.Attribute("id")}\">")
            .FirstOrDefault("the number of its elements");
}
