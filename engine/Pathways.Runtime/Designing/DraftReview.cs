using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Everything that somebody should see who reviews a draft.</summary>
/// <param name="Opened">The draft.</param>
/// <param name="Base">What it is compared to: the version that it began from, else what is in force; null when it is all new.</param>
/// <param name="Newer">What came into force since the draft began, or will: publishing the draft undoes it.</param>
/// <param name="Files">What differs, file by file.</param>
/// <param name="Findings">What the checks find.</param>
/// <param name="Impacts">Past decisions that the changed rule sets would have taken otherwise.</param>
/// <param name="Forecasts">What the draft would mean for running cases if they were moved to it.</param>
public sealed record DraftReview(
    OpenedDraft Opened,
    DefinitionVersion? Base,
    ImmutableArray<DefinitionId> Newer,
    ImmutableArray<FileDifference> Files,
    ImmutableArray<Finding> Findings,
    ImmutableArray<RuleImpact> Impacts,
    ImmutableArray<CaseForecast> Forecasts);
