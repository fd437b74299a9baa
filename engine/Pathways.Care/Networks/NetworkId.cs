namespace Pathways.Care;

/// <summary>Identifies a care network (a tenant of the installation), e.g. <c>rsma-demo</c>.</summary>
/// <remarks>Every row of the database carries it and every query of patients or tasks names it.</remarks>
public readonly record struct NetworkId
{
    private readonly string? value;

    /// <param name="value">Lower-case letters, digits and hyphens; 1 to 40 characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank, too long or has other characters.</exception>
    public NetworkId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (!IsWellFormed(value))
        {
            throw new ArgumentException(
                $"'{value}' is not a network id: use up to 40 lower-case letters, digits and hyphens.", nameof(value));
        }

        this.value = value;
    }

    /// <summary>The id as it is stored.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>: no network was named.</exception>
    public string Value => value ?? throw new InvalidOperationException("No network was named.");

    /// <summary>Whether <paramref name="text"/> could be a network id.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <inheritdoc />
    public override string ToString() => value ?? "(no network)";
}
