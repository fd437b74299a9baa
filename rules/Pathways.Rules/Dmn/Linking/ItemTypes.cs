using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The item definitions of one model as types, and those of its imports under their names.</summary>
internal sealed class ItemTypes
{
    private readonly DmnModel model;
    private readonly List<RuleFinding> findings;
    private readonly Dictionary<string, FeelType> resolved = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private readonly List<(string Name, ItemTypes Types)> imports = [];
    private List<string>? memberNames;

    public ItemTypes(DmnModel model, List<RuleFinding> findings)
    {
        this.model = model;
        this.findings = findings;
    }

    /// <summary>The names of all members of the types: they may stand after a point.</summary>
    public IEnumerable<string> MemberNames => memberNames ??=
    [
        .. model.ItemDefinitions.SelectMany(MemberNamesOf).Concat(imports.SelectMany(import => import.Types.MemberNames))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The names of the types, those of imports with the import's name before them.</summary>
    public IEnumerable<string> Names =>
    [
        .. model.ItemDefinitions.Select(item => item.Name),
        .. imports.SelectMany(import => import.Types.Names.Select(name => import.Name.Length == 0 ? name : $"{import.Name}.{name}")),
    ];

    public void Import(string name, ItemTypes types) => imports.Add((name, types));

    /// <summary>The type under a name, which may be qualified by an import's name; null when there is none.</summary>
    public FeelType? Find(string name)
    {
        if (resolved.TryGetValue(name, out FeelType? known))
        {
            return known;
        }

        if (model.ItemDefinitions.FirstOrDefault(item => item.Name == name) is DmnItemDefinition definition)
        {
            if (!underWay.Add(name))
            {
                // A type that holds itself: its inner use takes anything, so that values stay finite to check.
                return FeelType.Any;
            }

            FeelType type = Build(definition);
            underWay.Remove(name);
            resolved[name] = type;
            return type;
        }

        foreach ((string prefix, ItemTypes types) in imports)
        {
            if (prefix.Length == 0 ? types.Find(name) is not null : name.StartsWith(prefix + ".", StringComparison.Ordinal))
            {
                return types.Find(prefix.Length == 0 ? name : name[(prefix.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The type that a reference names; any, with a finding, when it is not known.</summary>
    public FeelType Resolve(string? name, DmnText at)
    {
        if (string.IsNullOrEmpty(name))
        {
            return FeelType.Any;
        }

        if ((Find(name) ?? FeelType.Named(name) ?? Written(name)) is FeelType type)
        {
            return type;
        }

        findings.Add(Sentences.UnknownType.At(ModelReader.PlaceOf(at, model.Source), name, TypeReading.Near(name, this)));
        return FeelType.Any;
    }

    /// <summary>A type written out as FEEL does it: <c>list&lt;tPatient&gt;</c>.</summary>
    private FeelType? Written(string text) => text.Contains('<', StringComparison.Ordinal)
        && Parser.ParseType(new RuleText(text, model.Source)) is TypeName written ? TypeReading.Resolve(written, this) : null;

    /// <summary>The type of a variable, its numbers in the unit declared for it; a unit alone says that it is a number.</summary>
    public FeelType Resolve(DmnVariable variable) => Resolve(variable.TypeRef, variable.Unit, variable.At, variable.Name);

    /// <summary>The type that a reference names, its numbers in a unit.</summary>
    public FeelType Resolve(string? name, string? unit, DmnText at, string owner) =>
        Measured(string.IsNullOrEmpty(name) && unit is not null ? FeelType.Number : Resolve(name, at), unit, at, owner);

    private FeelType Measured(FeelType type, string? unit, DmnText at, string owner)
    {
        if (unit is null)
        {
            return type;
        }

        Place place = ModelReader.PlaceOf(at, model.Source);
        if (!ReferenceEquals(type.Bare, FeelType.Number))
        {
            findings.Add(Sentences.UnitOfNoNumber.At(place, owner, unit, type.ToString()));
            return type;
        }

        if (UnitReading.Read(unit) is UnitOfMeasure known)
        {
            return type.In(known);
        }

        findings.Add(Sentences.UnknownUnit.At(place, owner, unit, string.Join(", ", UnitNames.Near(unit))));
        return type;
    }

    /// <summary>Resolves all of them, for the findings.</summary>
    public void ResolveAll()
    {
        foreach (DmnItemDefinition definition in model.ItemDefinitions)
        {
            Find(definition.Name);
            FindCircle(definition);
        }
    }

    /// <summary>A type may hold itself in its components, as a tree does; one that is nothing but itself has no values.</summary>
    private void FindCircle(DmnItemDefinition definition)
    {
        List<string> way = [definition.Name];
        DmnItemDefinition at = definition;
        while (at.Members.IsEmpty && model.ItemDefinitions.FirstOrDefault(other => other.Name == at.TypeRef) is DmnItemDefinition next)
        {
            at = next;
            if (next == definition)
            {
                findings.Add(Sentences.TypeOfItself.At(
                    ModelReader.PlaceOf(definition.At, model.Source), definition.Name, string.Join(" → ", way.Append(definition.Name))));
            }

            if (way.Contains(next.Name))
            {
                return;
            }

            way.Add(next.Name);
        }
    }

    private FeelType Build(DmnItemDefinition definition)
    {
        FeelType type = Bare(definition);
        AllowedValues? allowed = Tests(definition.AllowedValues, type);
        if (!definition.IsCollection)
        {
            type = new FeelType.Defined(definition.Name, type, allowed);
            return definition.TypeConstraint is null
                ? type
                : new FeelType.Defined(definition.Name, type, Tests(definition.TypeConstraint, type));
        }

        FeelType element = allowed is null ? type : new FeelType.Defined(type.ToString(), type, allowed);
        FeelType list = new FeelType.ListOf(element);
        return new FeelType.Defined(definition.Name, list, Tests(definition.TypeConstraint, list));
    }

    private FeelType Bare(DmnItemDefinition definition)
    {
        if (!definition.Members.IsEmpty)
        {
            return new FeelType.ContextOf(
                [.. definition.Members.Select(member => new FeelParameter(NamePattern.Normalize(member.Name), Build(member)))]);
        }

        if (definition.IsFunction)
        {
            ImmutableArray<FeelType> parameters =
                [.. definition.Parameters.Select(Resolve)];
            return new FeelType.FunctionOf(
                parameters,
                Resolve(definition.ResultTypeRef, definition.At),
                [.. definition.Parameters.Select(parameter => parameter.Name)]);
        }

        return Resolve(definition.TypeRef, definition.Unit, definition.At, definition.Name);
    }

    private AllowedValues? Tests(DmnText? text, FeelType type)
    {
        if (text is null)
        {
            return null;
        }

        RuleText source = new(text.Text, model.Source, text.ElementId, text.Line, text.Column);
        FeelScope scope = FeelScope.ForModel([new FeelParameter("?", type)], this);
        Expression tests = Parser.ParseUnaryTests(source, scope, findings);
        if (tests is Expression.Unreadable)
        {
            return null;
        }

        Checker.Check(source, tests, scope, findings);
        return new AllowedValues(text.Text, new UnaryTestsProgram(ExpressionProgram.Compile(source, tests, scope)), ConstantCell.Of(tests));
    }

    private static IEnumerable<string> MemberNamesOf(DmnItemDefinition definition) =>
        definition.Members.SelectMany(member => MemberNamesOf(member).Prepend(NamePattern.Normalize(member.Name)));
}
