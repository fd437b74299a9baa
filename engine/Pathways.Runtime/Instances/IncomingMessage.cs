using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A message from outside, for a case that waits for it.</summary>
/// <param name="Name">Its name in the drawing.</param>
/// <param name="InstanceId">The case it is for; null to find the case by its key or its patient.</param>
/// <param name="Patient">The patient it is about; null when the case is named.</param>
/// <param name="Payload">What it says: becomes variables of the case.</param>
public sealed record IncomingMessage(string Name, Guid? InstanceId, PatientId? Patient, FeelContext Payload)
{
    /// <summary>The key it carries, for waits that ask for one; null when its values or the patient tell.</summary>
    public string? Key { get; init; }

    /// <summary>The keys that its values give by the drawings of the network; empty until the desk has asked them.</summary>
    internal ImmutableArray<string> SaidKeys { get; init; } = [];

    /// <summary>What finds the case: the key, else what its values say, and then the patient.</summary>
    internal ImmutableArray<string> CorrelationKeys =>
        Key is { } key ? [key]
        : Patient is null && !SaidKeys.IsEmpty ? SaidKeys
        : [.. SaidKeys, Projection.CorrelationKey(Patient)];
}
