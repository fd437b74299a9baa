using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A message from outside, for a case that waits for it.</summary>
/// <param name="Name">Its name in the drawing.</param>
/// <param name="InstanceId">The case it is for; null to find the case by <paramref name="Patient"/>.</param>
/// <param name="Patient">The patient it is about; null when the case is named.</param>
/// <param name="Payload">What it says: becomes variables of the case.</param>
public sealed record IncomingMessage(string Name, Guid? InstanceId, PatientId? Patient, FeelContext Payload);
