namespace Pathways.Care;

/// <summary>What was observed, by the platform's own stable code, e.g. <c>weight</c>.</summary>
/// <remarks>Codes, units, LOINC terms and plausible values are data: see <see cref="PlausibleRanges"/>.</remarks>
public readonly record struct ObservationCode
{
    private readonly string? value;

    /// <param name="value">Lower-case letters, digits and underscores; 1 to 40 characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank, too long or has other characters.</exception>
    public ObservationCode(string value)
    {
        if (!RoleKey.IsWellFormed(value))
        {
            throw new ArgumentException(
                $"'{value}' is not an observation code: use up to 40 lower-case letters, digits and underscores.",
                nameof(value));
        }

        this.value = value;
    }

    /// <summary>Body weight in kg.</summary>
    public static ObservationCode Weight { get; } = new("weight");

    /// <summary>Standing height in cm.</summary>
    public static ObservationCode Height { get; } = new("height");

    /// <summary>Waist circumference in cm.</summary>
    public static ObservationCode Waist { get; } = new("waist");

    /// <summary>The code as it is stored.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>: no code was named.</exception>
    public string Value => value ?? throw new InvalidOperationException("No observation code was named.");

    /// <inheritdoc />
    public override string ToString() => value ?? "(no code)";
}
