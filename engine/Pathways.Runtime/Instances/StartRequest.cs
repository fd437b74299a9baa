using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What a new case needs.</summary>
public sealed record StartRequest
{
    /// <summary>Stable key of the pathway; its newest version in force is used.</summary>
    public required string PathwayKey { get; init; }

    /// <summary>The organisation that answers for the case: its members find the tasks.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>The patient; null for pathways without one.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>What people call the case in lists, for example the patient's usual name; null for the pathway's name.</summary>
    public string? Title { get; init; }

    /// <summary>First data of the case: answers of the start form, facts about the patient.</summary>
    public FeelContext Variables { get; init; } = FeelContext.Empty;

    /// <summary>Which start event; null when only one fits.</summary>
    public ElementId? StartEvent { get; init; }

    /// <summary>Name of the message that starts it; null when a person does.</summary>
    public string? Message { get; init; }

    /// <summary>The id that the case is to have; null to draw one. Whoever tells a past twice gives the same ids twice.</summary>
    public Guid? InstanceId { get; init; }
}
