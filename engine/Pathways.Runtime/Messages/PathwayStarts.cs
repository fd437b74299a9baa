using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A published pathway and the event with which it begins.</summary>
/// <param name="Pathway">The version in force.</param>
/// <param name="Start">The start event.</param>
internal sealed record PathwayStart(PublishedPathway Pathway, ExecutableNode.StartEvent Start);

/// <summary>Begins pathways that no person begins: by a message, a signal or a time.</summary>
/// <param name="definitions">What is published.</param>
/// <param name="runtime">Starts cases.</param>
/// <param name="directory">Knows the network's office.</param>
/// <param name="files">Knows what patients are called.</param>
/// <param name="clock">The installation's clock.</param>
/// <param name="logger">Told of what could not begin.</param>
public sealed class PathwayStarts(
    PublishedDefinitions definitions, PathwayRuntime runtime, INetworkDirectory directory, IPatientFiles files, TimeProvider clock,
    ILogger<PathwayStarts> logger)
{
    /// <summary>The pathways of a network in force that begin in a certain way.</summary>
    internal async Task<ImmutableArray<PathwayStart>> FindAsync(
        NetworkId network, Func<ExecutableTrigger, bool> begins, CancellationToken cancellationToken)
    {
        ImmutableArray<PathwayStart>.Builder found = ImmutableArray.CreateBuilder<PathwayStart>();
        foreach (PathwayListing listing in await definitions.PathwaysAsync(network, clock.GetUtcNow(), cancellationToken))
        {
            PublishedPathway pathway = await definitions.PathwayAsync(listing.Newest.Id, cancellationToken);
            found.AddRange(pathway.Process.StartEvents
                .Where(start => start.Triggers.Any(begins))
                .Select(start => new PathwayStart(pathway, start)));
        }

        return found.ToImmutable();
    }

    /// <summary>How a pathway begins when nothing special begins it: its plain start, else its only one.</summary>
    internal async Task<PathwayStart?> FindByKeyAsync(NetworkId network, string? key, CancellationToken cancellationToken)
    {
        if (key is null || await definitions.FindPathwayAsync(network, key, clock.GetUtcNow(), cancellationToken) is not { } pathway)
        {
            return null;
        }

        ExecutableNode.StartEvent[] all = [.. pathway.Process.StartEvents];
        return (Array.Find(all, start => start.Triggers.IsEmpty) ?? (all.Length == 1 ? all[0] : null)) is { } plain
            ? new PathwayStart(pathway, plain)
            : null;
    }

    /// <summary>Begins a pathway; for the office of the network when nobody else is said.</summary>
    internal async Task<CommandOutcome> BeginAsync(
        CommandId command, Actor by, PathwayStart begun, PatientId? patient, OrganisationId? organisation, FeelContext values,
        CancellationToken cancellationToken)
    {
        CommandOutcome outcome = await TryBeginAsync(command, by, begun, patient, organisation, values, cancellationToken);
        if (outcome is CommandOutcome.Refused refused)
        {
            RuntimeLog.NotBegun(logger, begun.Pathway.Process.Key, by.Network.Value, refused.Reason.Code);
        }

        return outcome;
    }

    /// <summary>The command by which one cause begins one pathway, once.</summary>
    internal static CommandId CommandOf(Guid cause, PathwayStart begun) =>
        new(DerivedId.Of(cause, string.Create(CultureInfo.InvariantCulture, $"{begun.Pathway.Process.Key}/{begun.Start.Id}")));

    private async Task<CommandOutcome> TryBeginAsync(
        CommandId command, Actor by, PathwayStart begun, PatientId? patient, OrganisationId? organisation, FeelContext values,
        CancellationToken cancellationToken)
    {
        if ((organisation ?? await OfficeAsync(by.Network, cancellationToken)) is not { } responsible)
        {
            return new CommandOutcome.Refused(Refusals.NoOffice(by.Network));
        }

        string? title = null;
        if (patient is { } person)
        {
            ImmutableArray<PatientStrip> strips = await files.StripsAsync(by.Network, [person], cancellationToken);
            if (strips.IsEmpty)
            {
                return new CommandOutcome.Refused(Refusals.NoSuchPatient(person));
            }

            title = CaseTitle.Of(strips[0].Identity.DisplayName, begun.Pathway.Process.Name);
        }

        return await runtime.StartAsync(
            command,
            by,
            new StartRequest
            {
                PathwayKey = begun.Pathway.Process.Key,
                Organisation = responsible,
                Patient = patient,
                Title = title,
                Variables = values,
                StartEvent = begun.Start.Id,
                Message = begun.Start.Message,
            },
            cancellationToken);
    }

    private async Task<OrganisationId?> OfficeAsync(NetworkId network, CancellationToken cancellationToken)
    {
        ImmutableArray<Organisation> all = await directory.OrganisationsAsync(network, cancellationToken);
        return all.OrderBy(organisation => (organisation.Kind != OrganisationKind.NetworkOffice, organisation.Parent is not null))
            .FirstOrDefault()?.Id;
    }
}
