using System.Xml.Linq;

namespace Pathways.Rules;

/// <summary>Names of nodes in test files: <c>namespace#name</c> when the file says of which model the node is.</summary>
internal static class NodeName
{
    public static string Of(XElement node, string attribute)
    {
        string name = node.Attribute(attribute)?.Value ?? string.Empty;
        return node.Attribute("namespace")?.Value is { Length: > 0 } ns ? $"{ns}#{name}" : name;
    }

    /// <summary>The name without the namespace.</summary>
    public static string Bare(string name) => name[(name.LastIndexOf('#') + 1)..];

    /// <summary>A decision or service as the rule set knows it.</summary>
    public static string In(RuleSet ruleSet, string name) => ruleSet.Find(name) is null ? Bare(name) : name;

    /// <summary>Inputs as the rule set knows them: without a namespace where the name alone is clear.</summary>
    public static FeelContext In(RuleSet ruleSet, FeelContext inputs) => FeelContext.Of(
        inputs.Entries.Select(input => KeyValuePair.Create(
            IsOwn(ruleSet, input.Key) || inputs.Names.Count(other => Bare(other) == Bare(input.Key)) == 1 ? Bare(input.Key) : input.Key,
            input.Value)));

    private static bool IsOwn(RuleSet ruleSet, string name) => name.StartsWith(ruleSet.Namespace + "#", StringComparison.Ordinal);
}
