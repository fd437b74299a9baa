using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What the logic of one element may use: its requirements, grouped by import, and reference tables.</summary>
internal sealed class NamesInForce(LinkedModel model)
{
    private readonly List<(FeelParameter Name, RequiredPlace Place)> own = [];
    private readonly SortedDictionary<string, List<(FeelParameter Name, RequiredPlace Place)>> imported = new(StringComparer.Ordinal);

    public FeelScope Scope { get; private set; } = FeelScope.Closed();

    /// <summary>What fills the places of the names, in their order.</summary>
    public ImmutableArray<RequiredPlace> Places { get; private set; } = [];

    /// <summary>The same by name.</summary>
    public IReadOnlyDictionary<string, RequiredPlace> Sources => own.DistinctBy(entry => entry.Name.Name)
        .ToDictionary(entry => entry.Name.Name, entry => entry.Place, StringComparer.Ordinal);

    public void Add(DmnElement element, FeelType type)
    {
        FeelParameter name = new(element.Name, type);
        RequiredPlace place = element switch
        {
            DmnElement.Knowledge knowledge => new RequiredPlace.Fixed(FeelValue.Function(knowledge.Called)),
            DmnElement.Service { Function: ServiceFunction function } => new RequiredPlace.Fixed(FeelValue.Function(function)),
            _ => new RequiredPlace.Element(element),
        };
        string import = ImportOf(element);
        if (import.Length == 0)
        {
            own.Add((name, place));
            return;
        }

        if (!imported.TryGetValue(import, out List<(FeelParameter, RequiredPlace)>? parts))
        {
            imported.Add(import, parts = []);
        }

        parts.Add((name, place));
    }

    public void Finish()
    {
        foreach ((string name, FeelValue rows) in model.Tables)
        {
            own.Add((new FeelParameter(name, rows.IsNull ? FeelType.Any : TypeRelations.Of(rows)), new RequiredPlace.Fixed(rows)));
        }

        foreach (KeyValuePair<string, List<(FeelParameter Name, RequiredPlace Place)>> import in imported)
        {
            FeelType type = new FeelType.ContextOf([.. import.Value.Select(part => part.Name)]);
            ContextShape shape = new([.. import.Value.Select(part => part.Name.Name)]);
            own.Add((
                new FeelParameter(import.Key, type),
                new RequiredPlace.Imported(shape, [.. import.Value.Select(part => part.Place)])));
        }

        IEnumerable<string> elsewhere = model.Elements.Values.Select(element => element.Name).Except(own.Select(entry => entry.Name.Name));
        Scope = FeelScope.ForModel([.. own.Select(entry => entry.Name)], model.Types, [.. elsewhere]);
        Places = [.. own.Select(entry => entry.Place)];
    }

    private string ImportOf(DmnElement element) => element.Namespace == model.Model.Namespace
        ? string.Empty
        : model.Imports.Where(import => import.Model.Model.Namespace == element.Namespace)
            .Select(import => import.Name).FirstOrDefault(string.Empty);
}
