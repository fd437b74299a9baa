using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>Finds the form of a task, as it was published for its case.</summary>
internal sealed class TaskForms(ICases cases, PublishedDefinitions definitions, TimeProvider clock)
{
    /// <summary>The form; null when the task has none.</summary>
    public async Task<FormDefinition?> FindAsync(TaskView task, CancellationToken stop) =>
        task.Task.FormKey is { } key && await cases.FindAsync(task.Network, task.InstanceId, stop) is { } row
            ? await definitions.FindFormAsync(task.Network, task.PathwayKey, key, row.StartedAt, clock.GetUtcNow(), stop)
            : null;
}
