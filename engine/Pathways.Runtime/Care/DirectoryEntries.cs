using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Entries of the directory that are added or replaced together; an entry is known by its id.</summary>
public sealed record DirectoryEntries
{
    /// <summary>Networks.</summary>
    public ImmutableArray<Network> Networks { get; init; } = [];

    /// <summary>Organisations, parents first.</summary>
    public ImmutableArray<Organisation> Organisations { get; init; } = [];

    /// <summary>People.</summary>
    public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>Roles; one is known by person, role, organisation and first day, and may get another last day.</summary>
    public ImmutableArray<RoleAssignment> Roles { get; init; } = [];

    /// <summary>Absences; versions that are there already stay as they are.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];
}
