namespace Pathways.Workers.Sending;

/// <summary>What came of reading the settings for messages.</summary>
public abstract record DeliverySettingsReading
{
    private DeliverySettingsReading() { }

    /// <summary>The settings.</summary>
    /// <param name="Settings">How messages leave.</param>
    public sealed record Understood(DeliverySettings Settings) : DeliverySettingsReading;

    /// <summary>A setting is wrong; the process must not start.</summary>
    /// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
    /// <param name="Sentence">Names the key and says how to mend it; never repeats a secret.</param>
    public sealed record Refused(string Code, string Sentence) : DeliverySettingsReading;
}
