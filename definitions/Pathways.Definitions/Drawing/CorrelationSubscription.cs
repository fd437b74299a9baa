using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// How a process tells the messages of one case from those of another: a message is for the case whose data give the same
/// values as the message does, for every property of a key.
/// </summary>
/// <param name="Id">Id of the subscription.</param>
/// <param name="Key">The key that it refers to; null when it names none.</param>
/// <param name="Properties">The properties of the key, in its order; null when the file has no such key.</param>
/// <param name="Bindings">What gives each property from the data of the case.</param>
/// <param name="Place">Where it is written.</param>
public sealed record CorrelationSubscription(
    ElementId Id,
    ElementId? Key,
    ImmutableArray<CorrelationProperty>? Properties,
    ImmutableArray<CorrelationBinding> Bindings,
    SourcePlace Place);

/// <summary>One value that messages and cases have in common, a laboratory's number for example.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people; null when it has none.</param>
/// <param name="Retrievals">Where each message has it; null when the file has no such property.</param>
/// <param name="Place">Where it is written, else where it is referred to.</param>
public sealed record CorrelationProperty(
    ElementId Id, string? Name, ImmutableArray<CorrelationRetrieval>? Retrievals, SourcePlace Place);

/// <summary>Where a message has the value of a property.</summary>
/// <param name="Message">Name of the message; null when it is not declared.</param>
/// <param name="UnresolvedReference">What it refers to when nothing of that id is declared; empty when it refers to
/// nothing.</param>
/// <param name="Path">FEEL over what the message says; null when it is missing.</param>
/// <param name="Place">Where it is written.</param>
public sealed record CorrelationRetrieval(
    string? Message, string? UnresolvedReference, DrawnText? Path, SourcePlace Place);

/// <summary>What gives a property from the data of the case.</summary>
/// <param name="Property">The property; null when it names none.</param>
/// <param name="Path">FEEL over the data of the case; null when it is missing.</param>
/// <param name="Place">Where it is written.</param>
public sealed record CorrelationBinding(ElementId? Property, DrawnText? Path, SourcePlace Place);
