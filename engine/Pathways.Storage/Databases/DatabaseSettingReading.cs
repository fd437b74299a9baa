namespace Pathways.Storage;

/// <summary>The answer to <see cref="DatabaseSetting.Parse"/>.</summary>
public abstract record DatabaseSettingReading
{
    private DatabaseSettingReading()
    {
    }

    /// <summary>The setting names a database we know how to open.</summary>
    /// <param name="Setting">What was understood.</param>
    public sealed record Understood(DatabaseSetting Setting) : DatabaseSettingReading;

    /// <summary>The setting cannot be used; the process should stop and show <paramref name="Sentence"/>.</summary>
    /// <param name="Code">Stable code, <c>PW3001</c> to <c>PW3003</c>.</param>
    /// <param name="Sentence">One sentence that names the key and the remedy; holds no password.</param>
    public sealed record Refused(string Code, string Sentence) : DatabaseSettingReading;
}
