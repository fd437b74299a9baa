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
    /// <summary>The key it carries, for waits that ask for one (<c>care:correlation</c>); null when the patient tells.</summary>
    public string? Key { get; init; }

    /// <summary>What finds the case: the key, else the patient.</summary>
    public string CorrelationKey => Key ?? Projection.CorrelationKey(Patient);
}
