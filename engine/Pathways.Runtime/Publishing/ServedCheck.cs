using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Names what a drawing asks of an installation that nobody there does, so that no published pathway waits for something
/// that will not come.
/// </summary>
/// <param name="served">What other systems do; null when it is not known, outside of any network.</param>
/// <param name="source">The drawing's file.</param>
internal sealed class ServedCheck(ServedWork? served, string source)
{
    public IEnumerable<Finding> Run(ExecutableProcess process) => process.Nodes
        .Concat(process.Called.Values.SelectMany(called => called.Nodes))
        .Select(Check)
        .OfType<Finding>()
        .Concat(process.StartEvents.Where(BeginsByItself).Select(Warn));

    private static bool BeginsByItself(ExecutableNode.StartEvent start) =>
        start.Triggers.Any(trigger => trigger is ExecutableTrigger.Condition);

    private Finding Warn(ExecutableNode.StartEvent start) => new(
        "PW3304", FindingSeverity.Warning,
        $"'{start.Title}' begins the pathway by itself, for everyone in the network for whom its condition holds: for those for "
        + "whom it holds already within minutes of being published, for others when it becomes true.",
        [start.Title], source, start.Id, default,
        "Publish it if that is meant. A campaign with the same rule shows beforehand whom it would begin the pathway for.");

    private Finding? Check(ExecutableNode node) => node switch
    {
        ExecutableNode.ServiceTask { By: var by } => Check(node, by),
        ExecutableNode.SendTask { Template: null, By: var by } => Check(node, by),
        _ => null,
    };

    private Finding? Check(ExecutableNode node, OutsideWork by)
    {
        if (served is null)
        {
            return null;
        }

        if (by.IsConnector && !served.Connectors.Contains(by.Name))
        {
            return new Finding(
                "PW3305", FindingSeverity.Error, $"'{node.Title}' calls the connector '{by.Name}', which the network does not have.",
                [node.Title, by.Name], source, node.Id, default,
                $"Ask an administrator to declare it; declared: {Listed(served.Connectors)}.");
        }

        // A system may be connected later; until then the cases wait.
        return by.IsConnector || served.Topics.Contains(by.Name)
            ? null
            : new Finding(
                "PW3306", FindingSeverity.Warning, $"'{node.Title}' waits for a system that fetches '{by.Name}': none is connected that may.",
                [node.Title, by.Name], source, node.Id, default,
                $"Ask an administrator to connect one, or correct the topic; fetched: {Listed(served.Topics)}.");
    }

    private static string Listed(ImmutableSortedSet<string> names) => names.IsEmpty ? "none" : string.Join(", ", names);
}

/// <summary>What other systems do in a network.</summary>
/// <param name="Connectors">Names of declared connectors.</param>
/// <param name="Topics">What connected systems may fetch.</param>
internal sealed record ServedWork(ImmutableSortedSet<string> Connectors, ImmutableSortedSet<string> Topics)
{
    /// <summary>Where no system is connected.</summary>
    public static ServedWork Nothing { get; } = new([], []);
}
