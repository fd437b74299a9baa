using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Takes in messages and signals: a case that waits for the message gets it, else a pathway begins with it, else it is kept
/// until a case waits for it. Under one command id a message takes effect once.
/// </summary>
/// <param name="runtime">Goes on with cases.</param>
/// <param name="messages">Keeps what nobody waits for yet.</param>
/// <param name="starts">Begins pathways.</param>
/// <param name="correlation">Knows for whom a message is that carries no key.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class MessageDesk(
    PathwayRuntime runtime, IMessages messages, PathwayStarts starts, Correlation correlation, TimeProvider clock)
{
    // Others may begin and stop to wait in between; more often means that something is wrong.
    private const int Attempts = 5;

    /// <summary>Takes in a message.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="message">The message.</param>
    /// <param name="keepFor">How long it is kept when nobody waits for it.</param>
    /// <param name="cancellationToken">Stops before a transaction is sent.</param>
    public async Task<Reception> SendAsync(
        CommandId command, Actor by, IncomingMessage message, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(message);
        if (message is { InstanceId: null, Key: null })
        {
            message = message with { SaidKeys = await correlation.KeysAsync(by.Network, message.Name, message.Payload, cancellationToken) };
            if (message is { Patient: null, SaidKeys.IsEmpty: true })
            {
                return new Reception.Refused(Refusals.ForNobody(message.Name));
            }
        }

        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            switch (await runtime.DeliverMessageAsync(command, by, message, cancellationToken))
            {
                case CommandOutcome.Done done:
                    return new Reception.Delivered(done.InstanceId, done.IsRepetition);
                case CommandOutcome.Refused { Reason: var reason } when reason.Code is not (Refusals.NobodyWaitsCode or Refusals.NotAwaitedCode):
                    return new Reception.Refused(reason);
            }

            if (message.InstanceId is null && await BeginAsync(command, by, message, cancellationToken) is { } begun)
            {
                return begun;
            }

            DateTimeOffset now = clock.GetUtcNow();
            ImmutableArray<string> keys = message.InstanceId is null ? message.CorrelationKeys : [string.Empty];
            KeptMessage kept = new(
                command.Value, message.Name, message.InstanceId, keys[0], message.Payload, by, now, now + keepFor)
            { OtherKeys = keys[1..] };
            if (await messages.TryKeepAsync(kept, cancellationToken))
            {
                return new Reception.Kept(kept.ExpiresAt);
            }
        }

        return new Reception.Refused(Refusals.MessageUnsettled(message.Name));
    }

    /// <summary>Gives a signal to every case of the network that listens, and begins the pathways that begin with it.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="signal">Its name.</param>
    /// <param name="cancellationToken">Stops before a transaction is sent.</param>
    public async Task SignalAsync(CommandId command, Actor by, string signal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        GivenSignal given = new(signal, $"signal#{command.Value:N}", new News.SignalHeard(signal).ToJson());
        await messages.BroadcastAsync(command.Value, by, given, clock.GetUtcNow(), cancellationToken);
        await BeginBySignalAsync(command.Value, by, signal, null, null, cancellationToken);
    }

    /// <summary>Begins the pathways that begin with a signal, each once however often this is repeated.</summary>
    internal async Task BeginBySignalAsync(
        Guid cause, Actor by, string signal, PatientId? patient, OrganisationId? organisation, CancellationToken cancellationToken)
    {
        foreach (PathwayStart begun in await starts.FindAsync(
            by.Network, trigger => trigger is ExecutableTrigger.Signal given && given.Name == signal, cancellationToken))
        {
            await starts.BeginAsync(
                PathwayStarts.CommandOf(cause, begun), by, begun, patient, organisation, FeelContext.Empty, cancellationToken);
        }
    }

    private async Task<Reception?> BeginAsync(
        CommandId command, Actor by, IncomingMessage message, CancellationToken cancellationToken)
    {
        ImmutableArray<PathwayStart> found = await starts.FindAsync(
            by.Network, trigger => trigger is ExecutableTrigger.Message awaited && awaited.Name == message.Name, cancellationToken);
        return found switch
        {
            [] => null,
            [PathwayStart begun] => await starts.BeginAsync(
                command, by, begun, message.Patient, by.Organisation, message.Payload, cancellationToken) switch
            {
                CommandOutcome.Done { IsRepetition: true } done => new Reception.Delivered(done.InstanceId, true),
                CommandOutcome.Done done => new Reception.Started(done.InstanceId),
                CommandOutcome.Refused refused => new Reception.Refused(refused.Reason),
                _ => null,
            },
            _ => new Reception.Refused(Refusals.SeveralBegin(message.Name, found.Length)),
        };
    }
}
