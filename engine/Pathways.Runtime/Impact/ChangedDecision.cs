using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A decision that the draft would have taken otherwise.</summary>
/// <param name="Case">The case.</param>
/// <param name="Patient">Whom it is about; null when the case is about the network.</param>
/// <param name="Pathway">Key of the pathway.</param>
/// <param name="IsRunning">Whether the case goes on.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Decision">Name of the decision.</param>
/// <param name="Before">What was answered.</param>
/// <param name="After">What the draft answers.</param>
/// <param name="Causes">By which tables and rules.</param>
/// <param name="Unknown">Inputs that the draft asks for and the case did not know at that moment: they count as missing.</param>
public sealed record ChangedDecision(
    Guid Case, PatientId? Patient, string Pathway, bool IsRunning, DateTimeOffset At, string Decision,
    FeelValue Before, FeelValue After, ImmutableArray<TraceDifference> Causes, ImmutableArray<string> Unknown);
