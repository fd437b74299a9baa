using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A message that came before anybody waited for it, and is kept until somebody does.</summary>
/// <param name="Id">Id of the command that sent it: it takes effect once under this id.</param>
/// <param name="Name">Its name in drawings.</param>
/// <param name="Instance">The case it is for; null when its key tells.</param>
/// <param name="CorrelationKey">The key it carries, else one that its values give, else the id of its patient; empty when it
/// is for one case.</param>
/// <param name="Payload">What it says.</param>
/// <param name="By">Who sent it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="ExpiresAt">Until when it is kept.</param>
public sealed record KeptMessage(
    Guid Id,
    string Name,
    Guid? Instance,
    string CorrelationKey,
    FeelContext Payload,
    Actor By,
    DateTimeOffset ReceivedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Further keys under which a case may wait for it: when drawings tell their cases apart by different values, and
    /// its patient.</summary>
    public ImmutableArray<string> OtherKeys { get; init; } = [];
}
