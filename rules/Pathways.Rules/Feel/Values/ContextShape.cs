using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pathways.Rules;

/// <summary>The names of a context, apart from its values, so that the rows of a table share one.</summary>
internal sealed class ContextShape
{
    private const int FewNames = 16;

    private readonly string[] names;
    private Dictionary<string, int>? index;

    /// <param name="names">The names in order, each once.</param>
    /// <param name="index">Their places, when they are known already; nobody may change it afterwards.</param>
    public ContextShape(string[] names, Dictionary<string, int>? index = null)
    {
        this.names = names;
        this.index = names.Length > FewNames ? index : null;
    }

    public static ContextShape Empty { get; } = new([]);

    public ImmutableArray<string> Names => ImmutableCollectionsMarshal.AsImmutableArray(names);

    public int IndexOf(string name)
    {
        if (names.Length > FewNames)
        {
            // Two threads may both build it: they build the same, and either one may stay.
            return (index ??= Places()).GetValueOrDefault(name, -1);
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (ReferenceEquals(names[i], name) || string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Places()
    {
        Dictionary<string, int> places = new(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            places.TryAdd(names[i], i);
        }

        return places;
    }

    public ContextShape With(string name) => new([.. names, name]);
}
