using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// One BPMN file as its author drew it. Nothing here is checked for sense: that is the checker's work.
/// </summary>
/// <param name="Source">Name of the file, for findings.</param>
/// <param name="Processes">The processes of the file, in file order; pools without a process are not listed.</param>
/// <param name="Declarations">Messages, signals, errors and escalations that events refer to.</param>
/// <param name="Imports">Files that this one says it imports.</param>
/// <param name="Choreographies">Titles of the choreographies of the file: nothing that an engine could run.</param>
/// <param name="Drawing">The whole XML: diagram, foreign extensions and everything that the model does not
/// name.</param>
public sealed record BpmnModel(
    string Source,
    ImmutableArray<ProcessModel> Processes,
    ImmutableArray<Declaration> Declarations,
    ImmutableArray<BpmnImport> Imports,
    ImmutableArray<string> Choreographies,
    BpmnDrawing Drawing)
{
    /// <summary>Correlation keys to which no process of the file subscribes: they tell no cases apart.</summary>
    public ImmutableArray<ElementId> UnusedKeys { get; init; } = [];

    /// <summary>
    /// The process to run: the one that is marked executable, else the only one; one that another process of the file
    /// calls is not meant. Null when it is not clear.
    /// </summary>
    public ProcessModel? MainProcess
    {
        get
        {
            ImmutableArray<ProcessModel> candidates = [.. Processes.Where(process => process.IsExecutable)];
            if (candidates.IsEmpty)
            {
                candidates = Processes;
            }

            if (candidates.Length > 1)
            {
                ImmutableHashSet<string> called =
                [
                    .. Processes.SelectMany(process => process.Content.AllNodes).OfType<FlowNode.Activity>()
                        .Select(activity => activity.CalledElement).OfType<string>(),
                ];
                candidates =
                [
                    .. candidates.Where(process =>
                        !called.Contains(process.Id.ToString()) && !called.Contains(process.Key)),
                ];
            }

            return candidates.Length == 1 ? candidates[0] : null;
        }
    }
}

/// <summary>What a <see cref="Declaration"/> declares.</summary>
public enum DeclarationKind
{
    /// <summary>A message, correlated to one receiver.</summary>
    Message,

    /// <summary>A signal, heard by everyone who listens.</summary>
    Signal,

    /// <summary>An error, caught by the nearest handler.</summary>
    Error,

    /// <summary>An escalation, noted or caught.</summary>
    Escalation,
}

/// <summary>Something declared once at the top of a file and referred to by events.</summary>
/// <param name="Kind">What is declared.</param>
/// <param name="Id">Its id in the file.</param>
/// <param name="Name">Its name: what messages and signals are known by outside the file.</param>
/// <param name="Code">Error or escalation code; null for messages and signals.</param>
public sealed record Declaration(DeclarationKind Kind, ElementId Id, string? Name, string? Code);

/// <summary>An import that a file announces.</summary>
/// <param name="Type">The kind of file, as a namespace.</param>
/// <param name="Namespace">The namespace that it defines.</param>
/// <param name="Location">Where the author's tool found it; often missing elsewhere.</param>
/// <param name="Place">Where it is written.</param>
public sealed record BpmnImport(string? Type, string? Namespace, string? Location, SourcePlace Place);
