using System.Collections.Immutable;
using System.IO.Compression;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Packs published versions of pathways for other networks and installations, signed. Who may is asked before.</summary>
/// <param name="inForce">The files of versions.</param>
/// <param name="definitions">What is published.</param>
/// <param name="signer">Signs them.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class PathwayPacker(FilesInForce inForce, PublishedDefinitions definitions, PackageSigner signer, TimeProvider clock)
{
    /// <summary>Packs a version with its rules, test cases, forms, templates, scenarios and reference tables.</summary>
    /// <param name="network">The network whose version it is.</param>
    /// <param name="key">Key of the pathway.</param>
    /// <param name="version">Its number; null for the version in force.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when there is no such version.</returns>
    public async Task<PackedPathway?> PackAsync(NetworkId network, string key, int? version, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        int? number = version
            ?? (await definitions.ListAsync(cancellationToken)).NewestInForce(network, DefinitionKind.Pathway, key, now)?.Id.Version;
        if (number is not { } wanted
            || await inForce.FindVersionAsync(new DefinitionId(network, DefinitionKind.Pathway, key, wanted), now, cancellationToken) is not { } pathway)
        {
            return null;
        }

        ImmutableSortedDictionary<string, byte[]> files = pathway.Files.ToImmutableSortedDictionary(
            file => file.Key, file => PathwayArchive.BytesOf(file.Key, file.Value), StringComparer.Ordinal);
        PackageManifest manifest = new(
            PackageManifest.NewestFormat, key, pathway.Version.Name, network.Value, wanted, pathway.Version.Hash, now,
            files.ToImmutableSortedDictionary(file => file.Key, file => PathwayPackage.HashOf(file.Value), StringComparer.Ordinal));
        byte[] said = manifest.ToBytes();
        PackageSignature signature = await signer.SignAsync(said, cancellationToken);
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, PathwayPackage.ManifestName, said, now, cancellationToken);
            await AddAsync(zip, PathwayPackage.SignatureName, signature.ToBytes(), now, cancellationToken);
            foreach ((string name, byte[] bytes) in files)
            {
                await AddAsync(zip, NameOf(name), bytes, now, cancellationToken);
            }
        }

        return new PackedPathway(
            $"{key}-v{wanted}.pathway.zip", archive.ToArray(), manifest, PackageSigner.FingerprintOf(signature.PublicKey));
    }

    private static string NameOf(string name) => name.StartsWith("../", StringComparison.Ordinal) ? name[3..] : PathwayPackage.Folder + name;

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = at;
        await using Stream content = await entry.OpenAsync(cancellationToken);
        await content.WriteAsync(bytes, cancellationToken);
    }
}

/// <summary>A packed pathway.</summary>
/// <param name="Name">What to call the file.</param>
/// <param name="Archive">The file.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Signer">The signer's fingerprint: SHA-256 of the public key, hexadecimal.</param>
public sealed record PackedPathway(string Name, ReadOnlyMemory<byte> Archive, PackageManifest Manifest, string Signer);
