using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Work that a network wants done again and again.</summary>
public sealed record RecurringWork
{
    /// <summary>The network.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is done.</summary>
    public required RecurringKind Kind { get; init; }

    /// <summary>What people call it; empty when its kind says enough.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>When.</summary>
    public required RecurringSchedule Schedule { get; init; }

    /// <summary>What its kind needs to know.</summary>
    public RecurringSettings Settings { get; init; } = new();

    /// <summary>Whether it is done at all.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>From when on occurrences count: when it was switched on, or its schedule changed.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who changed it last.</summary>
    public required PersonId ChangedBy { get; init; }

    /// <summary>The newest occurrence of the schedule that was begun or skipped; null when there was none. Read only.</summary>
    public DateTimeOffset? LastPlannedAt { get; init; }
}

/// <summary>What recurring work needs to know.</summary>
/// <param name="Pathway">Campaign: key of the pathway that is begun.</param>
/// <param name="Rule">Campaign: FEEL over what the file knows; the pathway is begun where it is true.</param>
/// <param name="KeepDays">Retention: how long things are kept, 30 days at least.</param>
public sealed record RecurringSettings(string? Pathway = null, string? Rule = null, int KeepDays = 365)
{
    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecurringSettingsJson.Default.RecurringSettings);

    /// <summary>Reads JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    public static RecurringSettings FromJson(string json) =>
        JsonSerializer.Deserialize(json, RecurringSettingsJson.Default.RecurringSettings) ?? new RecurringSettings();
}

/// <summary>How the settings become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecurringSettings))]
internal sealed partial class RecurringSettingsJson : JsonSerializerContext;
