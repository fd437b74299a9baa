namespace Pathways.DesignerHost.Frame;

/// <summary>Addresses that came from a browser.</summary>
public static class Address
{
    /// <summary><paramref name="address"/> when it stays on this site; else <paramref name="otherwise"/>.</summary>
    public static string Local(string? address, string otherwise) => IsLocal(address) ? address! : otherwise; // IsLocal refuses null.

    private static bool IsLocal(string? address) =>
        address is ['/', ..]
        && (address.Length == 1 || (address[1] != '/' && address[1] != '\\'))
        && !address.Any(char.IsControl);
}
