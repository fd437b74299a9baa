using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A published version; it never changes.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Hash">SHA-256 over its canonical content, hexadecimal.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="ValidFrom">From when on new cases use it.</param>
public sealed record DefinitionVersion(
    DefinitionId Id,
    string Name,
    string Hash,
    DateTimeOffset PublishedAt,
    PersonId PublishedBy,
    DateTimeOffset ValidFrom);
