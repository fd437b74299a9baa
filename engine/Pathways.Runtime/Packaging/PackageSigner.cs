using System.Security.Cryptography;

namespace Pathways.Runtime;

/// <summary>The key with which an installation signs packages: made when first needed, kept in its database, the same on all nodes.</summary>
/// <param name="keys">Where keys are kept.</param>
public sealed class PackageSigner(ISigningKeys keys)
{
    internal const string Algorithm = "ECDSA P-256 SHA-256";

    private const string KeyName = "package:1";

    /// <summary>The fingerprint by which others know this installation: SHA-256 of its public key, hexadecimal.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        using ECDsa key = await KeyAsync(cancellationToken);
        return FingerprintOf(key.ExportSubjectPublicKeyInfo());
    }

    internal async Task<PackageSignature> SignAsync(byte[] manifest, CancellationToken cancellationToken)
    {
        using ECDsa key = await KeyAsync(cancellationToken);
        return new PackageSignature(Algorithm, key.ExportSubjectPublicKeyInfo(), key.SignData(manifest, HashAlgorithmName.SHA256));
    }

    /// <summary>Whether somebody who holds the private key of the signature signed exactly these bytes.</summary>
    internal static bool IsTrue(PackageSignature signature, byte[] manifest)
    {
        if (signature.Algorithm != Algorithm)
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(signature.PublicKey, out _);
            return key.VerifyData(manifest, signature.Value, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static string FingerprintOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    private async Task<ECDsa> KeyAsync(CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(KeyName, cancellationToken) is not { } kept)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await keys.AddAsync(KeyName, made.ExportPkcs8PrivateKeyPem(), cancellationToken);

            // Of two nodes that made one at the same time, the first counts.
            kept = await keys.FindAsync(KeyName, cancellationToken)
                ?? throw new InvalidOperationException("The key that signs packages was kept and is gone.");
        }

        var key = ECDsa.Create();
        key.ImportFromPem(kept);
        return key;
    }
}
