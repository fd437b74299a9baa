namespace Pathways.Care;

/// <summary>The patient's general practitioner, responsible for the path, inside or outside the network.</summary>
/// <param name="Person">The GP's person in the network; <c>null</c> when the GP does not work in it.</param>
/// <param name="Name">The name as written on letters.</param>
/// <param name="SecureMail">Secure mail (MSSanté) or other address for letters, or <c>null</c>.</param>
public sealed record GpReference(PersonId? Person, string Name, string? SecureMail);
