using System.Collections.Immutable;

namespace Pathways.DesignerHost.Cases;

/// <summary>A decision in words.</summary>
/// <param name="Title">The step of the pathway that asked.</param>
/// <param name="At">When.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Tables">Each table gone through: its answer, the rule and why.</param>
/// <param name="Inputs">What it was given: name and value.</param>
/// <param name="RuleSet">Key of the rule set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The first letters of its content hash, for audit.</param>
/// <param name="Problems">What went wrong meanwhile: "no alert" is not "could not tell".</param>
public sealed record ToldDecision(
    string Title,
    DateTimeOffset At,
    string Answer,
    ImmutableArray<ToldTable> Tables,
    ImmutableArray<ToldValue> Inputs,
    string RuleSet,
    int Version,
    string Hash,
    ImmutableArray<string> Problems);

/// <summary>One decision table in words.</summary>
/// <param name="Name">The decision it answers.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Rules">The rules that matched, e.g. "règle 6"; empty when none did.</param>
/// <param name="Why">The met cells.</param>
/// <param name="Notes">The authors' annotations: guideline and mark.</param>
public sealed record ToldTable(string Name, string Answer, string Rules, string Why, string Notes);

/// <summary>A name with its value, in words.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ToldValue(string Name, string Value);
