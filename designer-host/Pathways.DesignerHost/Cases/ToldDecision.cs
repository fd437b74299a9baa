using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Cases;

/// <summary>A decision of a case, explained.</summary>
/// <param name="Made">What the engine recorded.</param>
/// <param name="Title">The step of the pathway that asked.</param>
/// <param name="Why">The explanation, in the language of the page.</param>
public sealed record ToldDecision(InstanceEvent.DecisionMade Made, string Title, DecisionExplanation Why);
