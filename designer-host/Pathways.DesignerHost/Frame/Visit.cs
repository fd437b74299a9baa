using Pathways.Care;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>Light or dark, or as the device says.</summary>
public enum Theme
{
    /// <summary>As the device is set.</summary>
    Device,

    /// <summary>Dark ink on white paper.</summary>
    Light,

    /// <summary>Light ink on dark paper.</summary>
    Dark,
}

/// <summary>One place a person may work in: a role held in an organisation of a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="NetworkName">Its name.</param>
/// <param name="Organisation">The organisation in which the role is held.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Role">The role.</param>
public sealed record Place(
    NetworkId Network, string NetworkName, OrganisationId Organisation, string OrganisationName, RoleKey Role)
{
    /// <summary>The value under which the place is chosen and remembered.</summary>
    public string Key => $"{Network}/{Organisation}/{Role}";
}

/// <summary>The person who is signed in, where and as what.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Here">The place chosen for this visit.</param>
/// <param name="Places">All places the person may choose.</param>
public sealed record Viewer(PersonId Person, string Name, Place Here, IReadOnlyList<Place> Places)
{
    /// <summary>The actor whom every act of this visit names.</summary>
    public Actor Actor => new(Here.Network, Person, Here.Role, Here.Organisation);
}

/// <summary>What a page must know of the request that it answers, besides its own subject.</summary>
public sealed class Visit
{
    /// <summary>The language chosen; French otherwise.</summary>
    public Language Language { get; set; }

    /// <summary>The theme chosen; the device's otherwise.</summary>
    public Theme Theme { get; set; }

    /// <summary>The person, or <c>null</c> before signing in.</summary>
    public Viewer? Viewer { get; set; }

    /// <summary>The instant of the request, on the installation's clock.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The network's time zone.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The address asked for, to come back after a change of language or theme.</summary>
    public string Address { get; set; } = "/";

    /// <summary>Whether this installation shows invented people only and may move its clock.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>How far the trial clock runs ahead of the real one.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page forgot to ask for it.</exception>
    public Viewer SignedIn => Viewer ?? throw new InvalidOperationException("This page needs a signed-in person.");
}
