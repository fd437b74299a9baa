using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A bundle and where it takes effect.</summary>
/// <param name="Bundle">The files.</param>
/// <param name="Networks">The networks.</param>
public sealed record BundleOfNetworks(PathwayBundle Bundle, ImmutableArray<NetworkId> Networks);
