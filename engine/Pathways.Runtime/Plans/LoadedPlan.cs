using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What an entry is written on.</summary>
/// <param name="Plan">The plan; null when it does not exist yet.</param>
/// <param name="Wishes">What the person said about sharing.</param>
public sealed record LoadedPlan(Plan? Plan, ConsentLedger Wishes);
