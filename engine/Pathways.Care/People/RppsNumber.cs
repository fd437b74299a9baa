namespace Pathways.Care;

/// <summary>The national number of a health professional (RPPS): 11 digits, the last one a Luhn check.</summary>
public sealed record RppsNumber
{
    private RppsNumber(string value) => Value = value;

    /// <summary>The eleven digits.</summary>
    public string Value { get; }

    /// <summary>Reads a number; <c>null</c> when its length, its characters or its check digit are wrong.</summary>
    /// <param name="text">Eleven digits; spaces are ignored.</param>
    public static RppsNumber? Read(string? text)
    {
        string digits = (text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal);
        return digits.Length == 11 && digits.All(char.IsAsciiDigit) && LuhnSum(digits) % 10 == 0
            ? new RppsNumber(digits)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static int LuhnSum(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum;
    }
}
