namespace Pathways.Rules;

/// <summary>The numbers in a value from outside whose unit nobody has told.</summary>
internal static class MissingUnits
{
    /// <summary>The number itself, or its members by their paths: <c>'person.weight'</c>.</summary>
    public static IEnumerable<string> Of(string path, FeelType type) => type.Bare switch
    {
        FeelType.ListOf list => Of(path, list.Element),
        FeelType.ContextOf context => context.Members.SelectMany(member => Of($"{path}.{member.Name}", member.Type)),
        FeelType bare => ReferenceEquals(bare, FeelType.Number) && type.Measure is null ? [$"'{path}'"] : [],
    };
}
