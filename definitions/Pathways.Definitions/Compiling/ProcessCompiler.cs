using System.Collections.Frozen;
using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What came of compiling a drawing.</summary>
/// <param name="Model">The drawing; null when the text is not BPMN.</param>
/// <param name="Process">Ready to run; null when there are errors.</param>
/// <param name="Findings">Everything the author should know, in the order of the file.</param>
public sealed record ProcessCompilation(BpmnModel? Model, ExecutableProcess? Process, ImmutableArray<Finding> Findings);

/// <summary>Checks a drawing and makes it executable. Never throws for what an author drew.</summary>
public static class ProcessCompiler
{
    /// <summary>Reads, checks and compiles the text of a file.</summary>
    /// <param name="xml">BPMN 2.0 XML.</param>
    /// <param name="source">Name of the file, for findings.</param>
    /// <param name="catalog">What the drawing may refer to.</param>
    public static ProcessCompilation Compile(string xml, string source, DefinitionCatalog catalog)
    {
        BpmnReading reading = BpmnReader.Read(xml, source);
        if (reading.Model is null)
        {
            return new ProcessCompilation(null, null, reading.Findings);
        }

        ProcessCompilation compiled = Compile(reading.Model, catalog);
        ImmutableArray<Finding> findings = [.. reading.Findings, .. compiled.Findings];
        return new ProcessCompilation(
            reading.Model, findings.Any(finding => finding.IsError) ? null : compiled.Process, findings);
    }

    /// <summary>Checks and compiles a drawing that was read before. The findings of reading are not repeated.</summary>
    /// <param name="model">The drawing.</param>
    /// <param name="catalog">What it may refer to.</param>
    /// <param name="processId">Which process of the file; null for its main one.</param>
    /// <param name="others">Other drawings whose processes it may call.</param>
    public static ProcessCompilation Compile(
        BpmnModel model, DefinitionCatalog catalog, ElementId? processId = null, IEnumerable<BpmnModel>? others = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(catalog);
        var log = new FindingLog(model.Source);
        ProcessModel? process = processId is { } id
            ? model.Processes.FirstOrDefault(candidate => candidate.Id == id)
            : model.MainProcess;
        if (process is null)
        {
            ReportNoProcess(model, processId, log);
            return new ProcessCompilation(model, null, log.InOrder());
        }

        ReportChoreographies(model, log);
        ReportUnusedKeys(model, log);
        CalledProcesses called = CalledProcesses.Of(model, process, others ?? [], log);
        ImmutableArray<ExecutableNode> nodes = CheckAndCompile(process, catalog, log);
        FrozenDictionary<string, ExecutableProcess> callees = called.Compile(catalog, CheckAndCompile, out var findings);
        ImmutableArray<Finding> all = [.. log.InOrder(), .. findings];
        ExecutableProcess? executable = all.Any(finding => finding.IsError)
            ? null
            : new ExecutableProcess(
                process.Key, process.Name ?? process.Key, process.Marks.Pathway?.Zone, called.HashWith(model), 0,
                nodes.ToFrozenDictionary(node => node.Id), ContentCompiler.ContentOf(process.Content), callees,
                OutlineBuilder.Build(process))
            {
                IsAboutNetwork = process.Marks.Pathway?.About == "network",
            };
        return new ProcessCompilation(model, executable, all);
    }

    private static ImmutableArray<ExecutableNode> CheckAndCompile(
        ProcessModel process, DefinitionCatalog catalog, FindingLog log)
    {
        FlowCheck.Run(process, log);
        SupportCheck.Run(process, log);
        new CatalogCheck(process, catalog, log).Run();
        CalendarCheck.Run(process, log);
        return [.. new ContentCompiler(process, catalog, log).CompileAll(process.Content, null).DistinctBy(node => node.Id)];
    }

    private static void ReportChoreographies(BpmnModel model, FindingLog log)
    {
        foreach (var choreography in model.Choreographies)
        {
            log.Add(
                "PW2007", FindingSeverity.Error, null, default,
                $"The file holds the choreography '{choreography}': it says how several parties talk, and nobody could "
                + "run it.",
                "Draw the process of the party that the platform works for.", choreography);
        }
    }

    private static void ReportUnusedKeys(BpmnModel model, FindingLog log)
    {
        foreach (ElementId key in model.UnusedKeys)
        {
            log.Add(
                "PW2047", FindingSeverity.Warning, key, default,
                $"No process subscribes to the correlation key '{key}', so messages go to their patient's case.",
                "Add a correlationSubscription to the process, with a correlationPropertyBinding for each property of the key.",
                key.ToString());
        }
    }

    private static void ReportNoProcess(BpmnModel model, ElementId? wanted, FindingLog log)
    {
        var known = string.Join(", ", model.Processes.Select(process => process.Id));
        if (wanted is { } id)
        {
            log.Add(
                "PW2013", FindingSeverity.Error, id, default,
                $"The file has no process '{id}'.", $"Its processes: {known}.", id.ToString());
        }
        else if (model.Processes.IsEmpty && !model.Choreographies.IsEmpty)
        {
            ReportChoreographies(model, log);
        }
        else if (model.Processes.IsEmpty)
        {
            log.Add(
                "PW2013", FindingSeverity.Error, null, default,
                "The file has no process.", "Draw one; pools alone cannot run.");
        }
        else
        {
            log.Add(
                "PW2014", FindingSeverity.Error, null, default,
                $"The file has several processes ({known}) and does not say which one to run.",
                "Mark exactly one of them as executable.", known);
        }
    }
}
