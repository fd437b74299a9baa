using System.Collections.Frozen;

namespace Pathways.Care;

/// <summary>The roles of those who answer one form by a link. No person can be given one of them.</summary>
public static class GuestRoles
{
    private const string Prefix = "guest_";

    private static readonly FrozenDictionary<GuestRelation, RoleKey> Keys = new Dictionary<GuestRelation, RoleKey>
    {
        [GuestRelation.Patient] = new(Prefix + "patient"),
        [GuestRelation.Parent] = new(Prefix + "parent"),
        [GuestRelation.LegalRepresentative] = new(Prefix + "legal_representative"),
        [GuestRelation.TrustedPerson] = new(Prefix + "trusted_person"),
        [GuestRelation.Relative] = new(Prefix + "relative"),
        [GuestRelation.Gp] = new(Prefix + "gp"),
        [GuestRelation.Professional] = new(Prefix + "professional"),
    }.ToFrozenDictionary();

    /// <summary>The role under which such a guest is written into histories and logs.</summary>
    /// <param name="relation">What they are to the patient.</param>
    public static RoleKey Of(GuestRelation relation) => Keys[relation];

    /// <summary>Whether somebody answered by a link in this role.</summary>
    /// <param name="role">Value of a role key.</param>
    public static bool IsGuest(string? role) => role?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>Whether sharing with such a guest is sharing with a professional outside of the family.</summary>
    /// <param name="relation">What they are to the patient.</param>
    public static bool IsProfessional(GuestRelation relation) => relation is GuestRelation.Gp or GuestRelation.Professional;

    /// <summary>What a person of the circle is as a guest.</summary>
    /// <param name="kind">What they are to the patient.</param>
    public static GuestRelation Of(RelationKind kind) => kind switch
    {
        RelationKind.Parent => GuestRelation.Parent,
        RelationKind.LegalRepresentative => GuestRelation.LegalRepresentative,
        RelationKind.TrustedPerson => GuestRelation.TrustedPerson,
        _ => GuestRelation.Relative,
    };
}
