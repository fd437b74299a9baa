using Pathways.DesignerHost.Settings;

namespace Pathways.DesignerHost.SignIn;

/// <summary>The accounts that the sign-in page lists; empty outside demonstrations.</summary>
/// <param name="settings">Whether this is a demonstration.</param>
public sealed class DemoAccounts(HostSettings settings)
{
    /// <summary>The accounts in the order of the page.</summary>
    public IReadOnlyList<DemoAccount> All => settings.IsDemonstration ? Known : [];

    private static IReadOnlyList<DemoAccount> Known { get; } = [];
}
