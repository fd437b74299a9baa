using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// What a drawing may refer to. A part that is null is not known, and references to it are not checked: a file can be
/// checked alone or with everything around it.
/// </summary>
public sealed record DefinitionCatalog
{
    /// <summary>Nothing known: only the drawing itself is checked.</summary>
    public static DefinitionCatalog Unknown { get; } = new();

    /// <summary>Names and ids of decisions and decision services, by key of their rule set.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>>? RuleSets { get; init; }

    /// <summary>Forms by key.</summary>
    public ImmutableDictionary<string, FormDefinition>? Forms { get; init; }

    /// <summary>Keys of message templates.</summary>
    public ImmutableHashSet<string>? Templates { get; init; }

    /// <summary>Keys of roles, <c>family</c> included.</summary>
    public ImmutableHashSet<string>? Roles { get; init; }
}
