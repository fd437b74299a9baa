using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Definitions;

/// <summary>
/// The processes that a process calls, directly or through others: of its own file first, then of the files beside it.
/// </summary>
internal sealed class CalledProcesses
{
    private readonly ImmutableSortedDictionary<string, (BpmnModel Model, ProcessModel Process)> found;

    private CalledProcesses(ImmutableSortedDictionary<string, (BpmnModel Model, ProcessModel Process)> found) =>
        this.found = found;

    public static CalledProcesses Of(
        BpmnModel model, ProcessModel process, IEnumerable<BpmnModel> others, FindingLog log)
    {
        ImmutableArray<BpmnModel> known = [model, .. others.Where(other => other.Source != model.Source)];
        var found = new SortedDictionary<string, (BpmnModel, ProcessModel)>(StringComparer.Ordinal);
        var open = new Queue<ProcessModel>([process]);
        while (open.TryDequeue(out ProcessModel? caller))
        {
            foreach (FlowNode.Activity call in caller.Content.AllNodes.OfType<FlowNode.Activity>())
            {
                if (call.CalledElement is not { } name || found.ContainsKey(name))
                {
                    continue;
                }

                if (Find(known, name) is { } callee)
                {
                    found.Add(name, callee);
                    open.Enqueue(callee.Process);
                }
                else
                {
                    Report(known, call, name, log);
                }
            }
        }

        return new CalledProcesses(found.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>The hash of the drawing; of all drawings when processes of other files are called.</summary>
    public string HashWith(BpmnModel model)
    {
        string[] hashes =
        [
            .. found.Values.Select(callee => callee.Model).Where(callee => callee.Source != model.Source)
                .Select(callee => callee.Drawing.ContentHash).Distinct().Order(StringComparer.Ordinal),
        ];
        return hashes.Length == 0
            ? model.Drawing.ContentHash
            : Convert.ToHexStringLower(SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', [model.Drawing.ContentHash, .. hashes]))));
    }

    /// <summary>Checks and compiles them.</summary>
    public FrozenDictionary<string, ExecutableProcess> Compile(
        DefinitionCatalog catalog, Func<ProcessModel, DefinitionCatalog, FindingLog, ImmutableArray<ExecutableNode>> compile,
        out ImmutableArray<Finding> findings)
    {
        var compiled = new Dictionary<string, ExecutableProcess>(StringComparer.Ordinal);
        ImmutableArray<Finding>.Builder all = ImmutableArray.CreateBuilder<Finding>();
        foreach ((var name, (BpmnModel model, ProcessModel process)) in found)
        {
            var log = new FindingLog(model.Source);
            ImmutableArray<ExecutableNode> nodes = compile(process, catalog, log);
            all.AddRange(log.InOrder());
            compiled[name] = new ExecutableProcess(
                process.Key, process.Name ?? process.Key, process.Marks.Pathway?.Zone, model.Drawing.ContentHash, 0,
                nodes.ToFrozenDictionary(node => node.Id), ContentCompiler.ContentOf(process.Content),
                FrozenDictionary<string, ExecutableProcess>.Empty, OutlineBuilder.Build(process));
        }

        findings = all.ToImmutable();
        return compiled.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static (BpmnModel Model, ProcessModel Process)? Find(ImmutableArray<BpmnModel> known, string name)
    {
        foreach (BpmnModel model in known)
        {
            if (model.Processes.FirstOrDefault(process => process.Id.ToString() == name || process.Key == name) is { } found)
            {
                return (model, found);
            }
        }

        return null;
    }

    private static void Report(ImmutableArray<BpmnModel> known, FlowNode.Activity call, string name, FindingLog log)
    {
        IEnumerable<string> names = known.SelectMany(model => model.Processes).Select(process => process.Id.ToString());
        log.Error(
            "PW2027", call, $"'{call.Title}' calls the process '{name}', which is neither in this file nor in those "
            + "beside it.",
            $"Known processes: {string.Join(", ", names.Order(StringComparer.Ordinal))}.", call.Title, name);
    }
}
