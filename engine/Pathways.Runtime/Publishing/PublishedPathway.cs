using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>A pathway version ready to run and to show.</summary>
/// <param name="Version">Its name, hash and dates.</param>
/// <param name="Process">Compiled.</param>
/// <param name="Drawing">The BPMN text as published, for the viewer.</param>
public sealed record PublishedPathway(DefinitionVersion Version, ExecutableProcess Process, string Drawing);

/// <summary>A pathway in a list.</summary>
/// <param name="Newest">The version in force for new cases.</param>
/// <param name="Versions">All its versions, oldest first.</param>
public sealed record PathwayListing(DefinitionVersion Newest, ImmutableArray<DefinitionVersion> Versions);
