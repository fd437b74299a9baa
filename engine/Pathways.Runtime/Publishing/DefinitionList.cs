using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>Everything that is published, without the contents: small enough for every node to keep in memory.</summary>
/// <param name="Epoch">Grows with each publication; nodes compare it to know whether they are up to date.</param>
/// <param name="Versions">All versions of all networks.</param>
/// <param name="Bindings">All bindings, in the order in which they were made.</param>
public sealed record DefinitionList(
    long Epoch, ImmutableArray<DefinitionVersion> Versions, ImmutableArray<Binding> Bindings);
