namespace Pathways.DesignerHost.Settings;

/// <summary>The answer to <see cref="HostSettings.Read"/>.</summary>
public abstract record HostSettingsReading
{
    private HostSettingsReading() { }

    /// <summary>Every setting is usable.</summary>
    /// <param name="Settings">What was understood.</param>
    public sealed record Understood(HostSettings Settings) : HostSettingsReading;

    /// <summary>A setting is not usable: the start stops and says why.</summary>
    /// <param name="Code">Stable code.</param>
    /// <param name="Sentence">One sentence that names the key and the remedy.</param>
    public sealed record Refused(string Code, string Sentence) : HostSettingsReading;
}
