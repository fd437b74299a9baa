using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Requests;

/// <summary>A pathway with the form by which people begin it.</summary>
/// <param name="Pathway">The version in force.</param>
/// <param name="Start">Where it begins; null when wherever nothing leads.</param>
/// <param name="Form">Its form; null when it asks nothing.</param>
internal sealed record Beginning(PublishedPathway Pathway, ExecutableNode.StartEvent? Start, FormDefinition? Form);

/// <summary>Finds how people begin a pathway.</summary>
internal sealed class StartForms(PublishedDefinitions definitions, Visit visit)
{
    /// <summary>How people begin it now; null when no such pathway is published.</summary>
    public async Task<Beginning?> FindAsync(NetworkId network, string key, CancellationToken stop)
    {
        if (await definitions.FindPathwayAsync(network, key, visit.Now, stop) is not { } pathway)
        {
            return null;
        }

        // A person begins by a form, else by hand or by the message that stands for it, never in the place of a clock. A process
        // without a start event begins wherever nothing leads.
        ExecutableNode.StartEvent? start = pathway.Process.StartEvents.OrderBy(candidate => candidate.Form is null)
            .ThenBy(candidate => candidate.Message is null && !candidate.Triggers.IsEmpty).FirstOrDefault();
        FormDefinition? form = start?.Form is null
            ? null
            : await definitions.FindFormAsync(network, key, start.Form, visit.Now, visit.Now, stop);
        return new Beginning(pathway, start, form);
    }
}
