using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>An immutable, ordered set of named FEEL values.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FeelContextJsonConverter))]
public sealed class FeelContext : IEquatable<FeelContext>
{
    private readonly ContextShape shape;
    private readonly FeelValue[] values;

    internal FeelContext(ContextShape shape, FeelValue[] values)
    {
        this.shape = shape;
        this.values = values;
        Extent = Extent.Around(values);
    }

    /// <summary>The context without entries.</summary>
    public static FeelContext Empty { get; } = new(ContextShape.Empty, []);

    /// <summary>How many entries there are.</summary>
    public int Count => values.Length;

    /// <summary>The names in order.</summary>
    public ImmutableArray<string> Names => shape.Names;

    /// <summary>The entries in order.</summary>
    public IEnumerable<KeyValuePair<string, FeelValue>> Entries
    {
        get
        {
            for (int i = 0; i < values.Length; i++)
            {
                yield return new(shape.Names[i], values[i]);
            }
        }
    }

    /// <summary>The value under a name; null (the FEEL value) when there is none.</summary>
    public FeelValue this[string name] => TryGet(name, out FeelValue value) ? value : FeelValue.Null;

    /// <summary>A context of the entries given; of two with one name the later counts.</summary>
    public static FeelContext Of(params IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ContextBuilder builder = new();
        foreach (KeyValuePair<string, FeelValue> entry in entries)
        {
            builder.Set(entry.Key, entry.Value);
        }

        return builder.Build();
    }

    /// <summary>Looks a name up.</summary>
    public bool TryGet(string name, out FeelValue value)
    {
        int index = shape.IndexOf(name);
        value = index >= 0 ? values[index] : FeelValue.Null;
        return index >= 0;
    }

    /// <summary>The context with one entry set: in its place if the name is known, else at the end.</summary>
    public FeelContext With(string name, FeelValue value)
    {
        int index = shape.IndexOf(name);
        if (index < 0)
        {
            return new FeelContext(shape.With(name), [.. values, value]);
        }

        FeelValue[] changed = [.. values];
        changed[index] = value;
        return new FeelContext(shape, changed);
    }

    /// <summary>The context with all entries of another one set.</summary>
    public FeelContext With(FeelContext other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ContextBuilder builder = new(this);
        foreach (KeyValuePair<string, FeelValue> entry in other.Entries)
        {
            builder.Set(entry.Key, entry.Value);
        }

        return builder.Build();
    }

    /// <summary>The context without a name.</summary>
    public FeelContext Without(string name) =>
        shape.IndexOf(name) < 0 ? this : Of(Entries.Where(entry => !string.Equals(entry.Key, name, StringComparison.Ordinal)));

    /// <inheritdoc />
    public bool Equals(FeelContext? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!other.TryGet(shape.Names[i], out FeelValue theirs) || !values[i].Equals(theirs))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FeelContext);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        int hash = values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            hash ^= HashCode.Combine(shape.Names[i], values[i]);
        }

        return hash;
    }

    /// <summary>FEEL text of the context.</summary>
    public override string ToString() => FeelText.ToLiteral(FeelValue.Context(this));

    internal Extent Extent { get; }

    internal FeelValue ValueAt(int index) => values[index];
}
