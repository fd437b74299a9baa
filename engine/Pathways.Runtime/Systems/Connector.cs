using System.Text.RegularExpressions;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A service that the platform calls for service tasks, declared by an administrator of the network.</summary>
/// <param name="Name">What drawings call it: lower-case letters, digits and hyphens.</param>
/// <param name="Url">Where it is called.</param>
/// <param name="Secret">Name of the secret in the installation's settings that is sent as a bearer token; null for none.</param>
/// <param name="Timeout">How long an answer may take; a second to two minutes.</param>
/// <param name="ChangedAt">When it was last declared.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed partial record Connector(
    string Name, Uri Url, string? Secret, TimeSpan Timeout, DateTimeOffset ChangedAt, PersonId ChangedBy)
{
    /// <summary>Whether a text can be the name of a connector, a topic or a secret.</summary>
    /// <param name="text">The text.</param>
    public static bool IsName(string? text) => text is not null && Named().IsMatch(text);

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,79}$")]
    private static partial Regex Named();
}
