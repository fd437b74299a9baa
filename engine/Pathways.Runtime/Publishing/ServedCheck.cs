using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Names what the engine runs but an installation does not serve yet, so that no published pathway waits for something that
/// nobody does.
/// </summary>
internal static class ServedCheck
{
    public static IEnumerable<Finding> Run(ExecutableProcess process, string source)
    {
        IEnumerable<ExecutableNode> nodes = process.Nodes.Concat(process.Called.Values.SelectMany(called => called.Nodes));
        foreach (ExecutableNode node in nodes)
        {
            if (Unserved(node) is { } what)
            {
                yield return new Finding(
                    "PW3304", FindingSeverity.Error, $"'{node.Title}' {what}, which this installation does not serve yet.",
                    [node.Title, what], source, node.Id, default,
                    "Draw it as a user task, or begin the pathway by a person or a message.");
            }
        }
    }

    private static string? Unserved(ExecutableNode node) => node switch
    {
        ExecutableNode.ServiceTask => "is work of another system",
        ExecutableNode.SendTask { Template: null } => "is a message that another system sends",
        ExecutableNode.StartEvent { Container: null, Triggers: { IsEmpty: false } triggers }
            when triggers.Any(trigger => trigger is not ExecutableTrigger.Message) => "begins the pathway without a person or a message",
        _ => null,
    };
}
