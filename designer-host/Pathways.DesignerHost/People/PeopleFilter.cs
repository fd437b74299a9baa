using Pathways.Care;

namespace Pathways.DesignerHost.People;

/// <summary>Which people are shown, as it stands in the address; what is not understood is left out.</summary>
/// <param name="Name">A part of the name; <c>null</c> for any.</param>
/// <param name="Role">A role they hold; <c>null</c> for any.</param>
public sealed record PeopleFilter(string? Name, RoleKey? Role)
{
    private const int LongestName = 100;

    /// <summary>Reads an address.</summary>
    public static PeopleFilter From(IQueryCollection query)
    {
        string? name = query["name"];
        string? role = query["role"];
        return new PeopleFilter(
            string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) ? null : name.Trim(),
            role is not null && RoleKey.IsWellFormed(role) ? new RoleKey(role) : null);
    }

    /// <summary>Whether a person is shown.</summary>
    /// <param name="one">The person.</param>
    public bool Shows(ListedPerson one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return (Role is not { } role || one.Roles.Any(held => held.Role == role))
            && (Name is not { } name || NameKey.Of(one.Person.DisplayName).Contains(NameKey.Of(name), StringComparison.Ordinal));
    }
}
