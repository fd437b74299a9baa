using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The types of the names in force at one place of a text, while it is checked.</summary>
internal sealed class TypeScope
{
    private readonly Dictionary<string, FeelType> types = new(StringComparer.Ordinal);

    private TypeScope(TypeScope? outer, bool isOpen)
    {
        Elsewhere = outer?.Elsewhere ?? [];
        Outer = outer;
        IsOpen = isOpen;
    }

    public TypeScope? Outer { get; }

    /// <summary>True when names that are not listed may be there all the same.</summary>
    public bool IsOpen { get; }

    /// <summary>Names of the model that are not required here.</summary>
    public ImmutableHashSet<string> Elsewhere { get; private init; }

    public static TypeScope Of(FeelScope scope)
    {
        TypeScope root = new(null, scope.IsOpen) { Elsewhere = scope.Elsewhere };
        foreach (FeelParameter name in scope.Names)
        {
            root.types[name.Name] = name.Type;
        }

        return root;
    }

    public TypeScope Inside() => new(this, false);

    /// <summary>The condition of a filter: members of the item are names; all are possible if its type is not known.</summary>
    public TypeScope Filter(FeelType item)
    {
        FeelType bare = item.Bare;
        TypeScope inside = new(this, bare is FeelType.AnyType or FeelType.ContextOf { Members.IsEmpty: true });
        inside.Declare("item", item);
        if (bare is FeelType.ContextOf context)
        {
            foreach (FeelParameter member in context.Members)
            {
                inside.Declare(member.Name, member.Type);
            }
        }

        return inside;
    }

    public void Declare(string name, FeelType type) => types[name] = type;

    /// <summary>The type of a name; null when it is not known for certain.</summary>
    public FeelType? Find(string name)
    {
        // A filter over items of unknown shape may hide any name around it.
        FeelType? found = types.GetValueOrDefault(name) ?? Outer?.Find(name);
        return found is not null && IsOpen && Outer is not null && !types.ContainsKey(name) ? FeelType.Any : found;
    }

    public bool AllowsUnknown => IsOpen || Outer?.AllowsUnknown == true;

    /// <summary>The names of functions that the author made.</summary>
    public IEnumerable<string> Functions => Names.Where(name => Find(name)?.Bare is FeelType.FunctionOf);

    public IEnumerable<string> Names => Outer is null ? types.Keys : types.Keys.Concat(Outer.Names).Distinct();
}
