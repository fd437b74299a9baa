namespace Pathways.Rules.Tests;

/// <summary>The names in force at one place, inner ones before outer ones. It never changes, so a function may keep it.</summary>
internal sealed class OracleScope
{
    private readonly OracleScope? outer;
    private readonly Dictionary<string, FeelValue> names;

    private OracleScope(OracleScope? outer, Dictionary<string, FeelValue> names, bool isInFilter)
    {
        this.outer = outer;
        this.names = names;
        IsInFilter = isInFilter;
    }

    /// <summary>True in the condition of a filter, where any name may be a member of the item.</summary>
    public bool IsInFilter { get; }

    public static OracleScope Of(FeelContext variables) => new(null, ToNames(variables), false);

    public OracleScope With(string name, FeelValue value) =>
        new(this, new Dictionary<string, FeelValue>(StringComparer.Ordinal) { [name] = value }, IsInFilter);

    /// <summary>10.3.2.5: in a filter there is <c>item</c>, and in front of everything the members of an item that is a context.</summary>
    public OracleScope ForItem(FeelValue item) => new(
        With("item", item), item.Kind == FeelKind.Context ? ToNames(item.AsContext()) : new(StringComparer.Ordinal), true);

    public bool TryFind(string name, out FeelValue value)
    {
        if (names.TryGetValue(name, out value))
        {
            return true;
        }

        return outer is not null && outer.TryFind(name, out value);
    }

    private static Dictionary<string, FeelValue> ToNames(FeelContext context) =>
        context.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
