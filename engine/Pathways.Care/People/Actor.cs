namespace Pathways.Care;

/// <summary>Who acts, and as what: carried by every command and written with every act.</summary>
/// <remarks>The same human may hold two roles; the role used is part of the act.</remarks>
/// <param name="Network">The network in which the person acts.</param>
/// <param name="Person">The person; <see cref="PlatformPerson"/> for timers and background work.</param>
/// <param name="Role">The role used for this act.</param>
/// <param name="Organisation">The organisation in which the role is held; <c>null</c> for the platform and for other systems.</param>
public sealed record Actor(NetworkId Network, PersonId Person, RoleKey Role, OrganisationId? Organisation)
{
    /// <summary>The "person" of the platform itself; no human has this id.</summary>
    public static PersonId PlatformPerson { get; }

    /// <summary>Whether the platform acts by itself, not a person.</summary>
    public bool IsPlatform => Role == RoleKey.Platform;

    /// <summary>The platform acting by itself in <paramref name="network"/>: a timer, a reminder, a job.</summary>
    public static Actor Platform(NetworkId network) => new(network, PlatformPerson, RoleKey.Platform, Organisation: null);

    /// <summary>Another system that reports work of the drawing; it is known by the id under which it is connected.</summary>
    public static Actor OutsideSystem(NetworkId network, Guid system) =>
        new(network, new PersonId(system), RoleKey.OutsideSystem, Organisation: null);

    /// <summary>Somebody without an account who answers one form by a link; they are known by the id of the invitation.</summary>
    /// <param name="network">The network that asks them.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="relation">What they are to the patient.</param>
    public static Actor Guest(NetworkId network, Guid invitation, GuestRelation relation) =>
        new(network, new PersonId(invitation), GuestRoles.Of(relation), Organisation: null);

    /// <summary>The short form for histories and logs: <c>role/person id</c>; never a name.</summary>
    public override string ToString() => $"{Role}/{Person}";
}
