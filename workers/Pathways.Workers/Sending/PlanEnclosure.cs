using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>
/// The plan of a case, put into messages whose template has the field <c>plan</c>: only for a secure address, whatever the
/// template says, and with a line in the access log.
/// </summary>
/// <param name="files">Patient files with their plans.</param>
/// <param name="settings">Which addresses are secure.</param>
internal sealed class PlanEnclosure(IPatientFiles files, DeliverySettings settings)
{
    /// <summary>The field of a template that takes the plan.</summary>
    public const string Field = "plan";

    /// <summary>The plan in force as text; null when there is none, or when this receiver may only be told that there is one.</summary>
    /// <param name="receiver">Who would read it.</param>
    /// <param name="of">The case that sends the message.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string?> ForAsync(
        Correspondent receiver, InstanceRow of, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (of.Patient is not { } id
            || !IsSecure(receiver.Recipient)
            || await files.LoadAsync(of.Network, id, cancellationToken) is not { } file)
        {
            return null;
        }

        ImmutableArray<Plan> known = await files.ReadPlansAsync(
            new AccessEntry
            {
                Actor = Actor.Platform(of.Network),
                Patient = id,
                Act = CareAct.ReadPlan,
                At = now,
                Basis = LegalBasis.Coordination,
                Case = of.InstanceId,
            },
            cancellationToken);
        return known.FirstOrDefault(plan => plan.Case == of.InstanceId) is { InForce: { } version } plan
            ? PlanText.Of(file.Patient, plan, version, receiver.Language)
            : null;
    }

    private bool IsSecure(Recipient recipient)
    {
        string domain = recipient.Address?.Split('@')[^1] ?? string.Empty;
        return settings.SecureDomains.Any(secure =>
            domain.Equals(secure, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith($".{secure}", StringComparison.OrdinalIgnoreCase));
    }
}
