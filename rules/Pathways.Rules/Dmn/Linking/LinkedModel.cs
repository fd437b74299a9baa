namespace Pathways.Rules;

/// <summary>A model with its imports found.</summary>
internal sealed class LinkedModel(DmnModel model, ItemTypes types)
{
    public DmnModel Model => model;

    public ItemTypes Types => types;

    /// <summary>Imported models under their names.</summary>
    public List<(string Name, LinkedModel Model)> Imports { get; } = [];

    /// <summary>Imported reference tables under their names.</summary>
    public List<(string Name, FeelValue Rows)> Tables { get; } = [];

    /// <summary>The namespaces of imports that were not found: what is missing with them is told once.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The elements that can be required, by id.</summary>
    public Dictionary<string, DmnElement> Elements { get; } = new(StringComparer.Ordinal);

    public Place PlaceOf(DmnText text) => ModelReader.PlaceOf(text, model.Source);
}

/// <summary>Finds all that a model imports, each model once, by its namespace.</summary>
internal sealed class ModelLinker(Func<DmnImport, RuleSource?> resolve, List<RuleFinding> findings)
{
    private readonly Dictionary<string, LinkedModel> byNamespace = new(StringComparer.Ordinal);

    /// <summary>All models, imported ones before those that import them.</summary>
    public List<LinkedModel> Models { get; } = [];

    /// <summary>The texts that make up the content, for the hash.</summary>
    public List<string> Contents { get; } = [];

    public LinkedModel Link(DmnModel model)
    {
        LinkedModel linked = new(model, new ItemTypes(model, findings));
        byNamespace[model.Namespace] = linked;
        Contents.Add(model.Xml);
        foreach (DmnImport import in model.Imports)
        {
            Import(linked, import);
        }

        linked.Types.ResolveAll();
        Models.Add(linked);
        return linked;
    }

    private void Import(LinkedModel linked, DmnImport import)
    {
        string name = NamePattern.Normalize(import.Name);
        if (!import.IsReferenceTable && byNamespace.TryGetValue(import.Namespace, out LinkedModel? known))
        {
            // A model that is still being linked imports itself by a detour: its names are there, its types are not yet.
            linked.Imports.Add((name, known));
            if (Models.Contains(known))
            {
                linked.Types.Import(name, known.Types);
            }

            return;
        }

        switch (resolve(import))
        {
            case RuleSource.Model model when !import.IsReferenceTable:
                LinkedModel imported = Link(model.Content);
                linked.Imports.Add((name, imported));
                linked.Types.Import(name, imported.Types);
                break;
            case RuleSource.Table table:
                Contents.Add(table.Csv);
                if (ReferenceTable.Read(table.Csv, out string why) is ReferenceTable read)
                {
                    linked.Tables.Add((name, read.Rows));
                }
                else
                {
                    findings.Add(Sentences.BadTable.At(linked.PlaceOf(import.At), table.SourceName, why));
                }

                break;
            default:
                linked.Missing.Add(import.Namespace);
                linked.Tables.Add((name, FeelValue.Null));
                findings.Add(Sentences.ImportMissing.At(
                    linked.PlaceOf(import.At), import.Name, import.Namespace, import.Location ?? import.Namespace));
                break;
        }
    }
}
