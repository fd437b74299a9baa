using System.Collections.Immutable;

namespace Pathways.Definitions.Tests;

/// <summary>Wraps the inside of a process into a file, and finds what the checker says about it.</summary>
internal static class Drawn
{
    public const string Head =
        """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">""";

    public static string Process(string inside, string before = "") =>
        $"{Head}\n{before}<process id=\"p\" name=\"Suivi\" isExecutable=\"true\">\n{inside}\n</process></definitions>";

    /// <summary>A process of one element between start and end.</summary>
    public static string Around(string id, string element) => Process(
        $"""
        <startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="{id}"/>
        {element}
        <sequenceFlow id="out" sourceRef="{id}" targetRef="end"/><endEvent id="end"/>
        """);

    public static ProcessCompilation Compile(string xml, DefinitionCatalog? catalog = null) =>
        ProcessCompiler.Compile(xml, "suivi.bpmn", catalog ?? DefinitionCatalog.Unknown);

    /// <summary>The only finding of a code.</summary>
    public static Finding Only(string code, string xml, DefinitionCatalog? catalog = null)
    {
        ImmutableArray<Finding> findings = Compile(xml, catalog).Findings;
        Finding[] wanted = [.. findings.Where(finding => finding.Code == code)];
        Assert.True(wanted.Length == 1, $"Expected one {code}, found:\n{string.Join('\n', findings)}");
        Assert.NotEmpty(wanted[0].Message);
        Assert.NotEmpty(wanted[0].Remedy);
        return wanted[0];
    }

    public static ExecutableProcess Sound(string xml, DefinitionCatalog? catalog = null)
    {
        ProcessCompilation compilation = Compile(xml, catalog);
        Assert.True(compilation.Process is not null, string.Join('\n', compilation.Findings));
        return compilation.Process!; // Asserted just above.
    }
}
