using System.Globalization;

namespace Pathways.Care;

/// <summary>Where a national health identity number comes from.</summary>
public enum InsAuthority
{
    /// <summary>INS-NIR: the person's own number.</summary>
    Nir,

    /// <summary>INS-NIA: the number given while waiting for the other.</summary>
    Nia,

    /// <summary>INS-NIR-TEST: numbers for tests.</summary>
    NirTest,

    /// <summary>INS-NIR-DEMO: numbers of invented people.</summary>
    NirDemo,
}

/// <summary>A national health identity number: 13 characters, a two-digit key, and the authority's OID.</summary>
/// <remarks>Travels only with a qualified identity: read it through <see cref="PatientIdentity.ShareableNumber"/>.</remarks>
public sealed record InsNumber
{
    private InsNumber(string value, InsAuthority authority) => (Value, Authority) = (value, authority);

    /// <summary>13 characters followed by the key: 15 in all, without spaces.</summary>
    public string Value { get; }

    /// <summary>Who gave it.</summary>
    public InsAuthority Authority { get; }

    /// <summary>The authority's OID.</summary>
    /// <remarks>Source: HL7 France, FR Core profile of the patient with INS, identifier slices.</remarks>
    public string Oid => Authority switch
    {
        InsAuthority.Nir => "1.2.250.1.213.1.4.8",
        InsAuthority.Nia => "1.2.250.1.213.1.4.9",
        InsAuthority.NirTest => "1.2.250.1.213.1.4.10",
        _ => "1.2.250.1.213.1.4.11",
    };

    /// <summary>Reads a number; <c>null</c> when its length, its characters or its key are wrong.</summary>
    /// <param name="text">15 characters; spaces are ignored.</param>
    /// <param name="authority">Who gave it.</param>
    public static InsNumber? Read(string? text, InsAuthority authority)
    {
        string compact = (text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        return compact.Length == 15 && KeyOf(compact[..13]) == compact[13..] ? new InsNumber(compact, authority) : null;
    }

    /// <summary>The key of 13 characters: 97 − (number modulo 97), where Corsica's 2A counts as 19 and 2B as 18.</summary>
    /// <param name="thirteen">Sex, year, month, department, commune, order.</param>
    /// <returns>Two digits, or <c>null</c> when the characters are wrong.</returns>
    public static string? KeyOf(string thirteen)
    {
        ArgumentNullException.ThrowIfNull(thirteen);
        string digits = thirteen.Length == 13 && thirteen[5] == '2'
            ? thirteen[6] switch
            {
                'A' => string.Concat(thirteen.AsSpan(0, 5), "19", thirteen.AsSpan(7)),
                'B' => string.Concat(thirteen.AsSpan(0, 5), "18", thirteen.AsSpan(7)),
                _ => thirteen,
            }
            : thirteen;
        return digits.Length == 13 && digits.All(char.IsAsciiDigit)
            ? (97 - (long.Parse(digits, CultureInfo.InvariantCulture) % 97)).ToString("00", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The authority only: a number is never printed by accident.</summary>
    public override string ToString() => $"INS number ({Authority})";
}
