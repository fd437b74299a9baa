using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pathways.Rules;

/// <summary>The names of a context, apart from its values, so that the rows of a table share one.</summary>
internal sealed class ContextShape
{
    private const int FewNames = 8;

    private readonly string[] names;
    private FrozenDictionary<string, int>? index;

    public ContextShape(string[] names) => this.names = names;

    public static ContextShape Empty { get; } = new([]);

    public ImmutableArray<string> Names => ImmutableCollectionsMarshal.AsImmutableArray(names);

    public int IndexOf(string name)
    {
        if (names.Length > FewNames)
        {
            // Two threads may both build it: they build the same, and either one may stay.
            index ??= names.Select((text, at) => KeyValuePair.Create(text, at)).ToFrozenDictionary(StringComparer.Ordinal);
            return index.GetValueOrDefault(name, -1);
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

    public ContextShape With(string name) => new([.. names, name]);
}
