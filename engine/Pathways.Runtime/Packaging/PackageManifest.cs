using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Runtime;

/// <summary>What a package says of itself; this is what is signed.</summary>
/// <param name="Format">The form of the package: 1.</param>
/// <param name="Pathway">Key of the pathway.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Network">The network whose version it is.</param>
/// <param name="Version">The version's number there.</param>
/// <param name="Hash">The hash of the version.</param>
/// <param name="MadeAt">When the package was made.</param>
/// <param name="Files">SHA-256 of each file, hexadecimal, by its name in the bundle.</param>
public sealed record PackageManifest(
    int Format,
    string Pathway,
    string Name,
    string Network,
    int Version,
    string Hash,
    DateTimeOffset MadeAt,
    ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The newest form that this build reads and writes.</summary>
    public const int NewestFormat = 1;

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PackageJson.Default.PackageManifest);

    internal static PackageManifest? FromBytes(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PackageJson.Default.PackageManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The signature of a package.</summary>
/// <param name="Algorithm">Always ECDSA over P-256 with SHA-256.</param>
/// <param name="PublicKey">The signer's public key, as SubjectPublicKeyInfo.</param>
/// <param name="Value">The signature of the manifest's bytes.</param>
internal sealed record PackageSignature(string Algorithm, byte[] PublicKey, byte[] Value)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PackageJson.Default.PackageSignature);

    public static PackageSignature? FromBytes(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PackageJson.Default.PackageSignature);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PackageManifest))]
[JsonSerializable(typeof(PackageSignature))]
internal sealed partial class PackageJson : JsonSerializerContext;
