namespace Pathways.Rules;

/// <summary>Gathers entries into a context.</summary>
internal sealed class ContextBuilder
{
    private readonly List<string> names = [];
    private readonly List<FeelValue> values = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ContextBuilder()
    {
    }

    public ContextBuilder(FeelContext start)
    {
        foreach (KeyValuePair<string, FeelValue> entry in start.Entries)
        {
            Set(entry.Key, entry.Value);
        }
    }

    public bool Has(string name) => places.ContainsKey(name);

    public void Set(string name, FeelValue value)
    {
        if (places.TryGetValue(name, out int place))
        {
            values[place] = value;
            return;
        }

        places.Add(name, names.Count);
        names.Add(name);
        values.Add(value);
    }

    public FeelContext Build() =>
        names.Count == 0 ? FeelContext.Empty : new FeelContext(new ContextShape([.. names], places), [.. values]);
}
