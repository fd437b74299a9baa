using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Xml;

namespace Pathways.Runtime;

/// <summary>What came of reading an archive as a package: a pathway with everything that belongs to it, signed by whoever made it.</summary>
public abstract record PathwayPackage
{
    internal const string ManifestName = "manifest.json";
    internal const string SignatureName = "signature.json";

    /// <summary>The folder in the archive that holds the pathway's own files; what it borrows lies beside it.</summary>
    internal const string Folder = "pathway/";

    private PathwayPackage()
    {
    }

    /// <summary>Everything is as it was when it was signed. Whether one trusts the signer is another question.</summary>
    /// <param name="Manifest">What the package says of itself.</param>
    /// <param name="Signer">The signer's fingerprint: SHA-256 of the public key, hexadecimal.</param>
    /// <param name="Bundle">The files.</param>
    public sealed record Signed(PackageManifest Manifest, string Signer, PathwayBundle Bundle) : PathwayPackage;

    /// <summary>Something was changed, added or taken out since it was signed, or it cannot be read.</summary>
    /// <param name="Problem">What is wrong and how to mend it.</param>
    public sealed record Broken(DesignProblem Problem) : PathwayPackage;

    /// <summary>An ordinary archive, or none: nobody signed it.</summary>
    public sealed record Unsigned : PathwayPackage;

    /// <summary>Reads an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static async Task<PathwayPackage> ReadAsync(byte[] archive, CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<string, byte[]> files;
        try
        {
            files = await PathwayArchive.UnpackAsync(archive, name => !name.EndsWith('/'), cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new Unsigned();
        }

        if (!files.TryGetValue(ManifestName, out byte[]? manifestBytes) || !files.TryGetValue(SignatureName, out byte[]? signatureBytes))
        {
            return new Unsigned();
        }

        if (PackageSignature.FromBytes(signatureBytes) is not { } signature || !PackageSigner.IsTrue(signature, manifestBytes)
            || PackageManifest.FromBytes(manifestBytes) is not { } manifest)
        {
            return Changed(ManifestName);
        }

        if (manifest.Format > PackageManifest.NewestFormat)
        {
            return new Broken(new DesignProblem(
                "PW3351", $"The package has form {manifest.Format}, and this installation reads forms up to {PackageManifest.NewestFormat}. Update it first.",
                $"{manifest.Format}", $"{PackageManifest.NewestFormat}"));
        }

        return Open(manifest, files.RemoveRange([ManifestName, SignatureName]), PackageSigner.FingerprintOf(signature.PublicKey));
    }

    private static PathwayPackage Open(PackageManifest manifest, ImmutableSortedDictionary<string, byte[]> files, string signer)
    {
        Dictionary<string, byte[]> found = files.ToDictionary(file => PathwayArchive.NameIn(Folder, file.Key), file => file.Value, StringComparer.Ordinal);
        string? other = found.Keys.Union(manifest.Files.Keys).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => !found.TryGetValue(name, out byte[]? bytes) || !manifest.Files.TryGetValue(name, out string? hash) || HashOf(bytes) != hash);
        if (other is not null)
        {
            return Changed(other);
        }

        try
        {
            return new Signed(manifest, signer, new PathwayBundle(found.ToImmutableSortedDictionary(
                file => file.Key, file => PathwayArchive.TextOf(file.Key, file.Value), StringComparer.Ordinal)));
        }
        catch (XmlException)
        {
            return Changed(ManifestName);
        }
    }

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Broken Changed(string name) => new(new DesignProblem(
        "PW3350", $"'{name}' of the package is not as it was when it was signed. Ask whoever sent it to export it again.", name));
}
