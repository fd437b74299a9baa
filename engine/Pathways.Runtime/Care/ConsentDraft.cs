using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>An information, objection or consent about to be recorded.</summary>
/// <param name="Kind">Information, objection or consent.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="GivenOn">The day it was said.</param>
/// <param name="Voice">Who said it.</param>
/// <param name="GivenBy">The name of the person who said it, when not the patient.</param>
/// <param name="Means">How it was said.</param>
/// <param name="Document">Version of the text that was shown; null for none.</param>
public sealed record ConsentDraft(
    ConsentKind Kind,
    ConsentScope Scope,
    DateOnly GivenOn,
    ConsentVoice Voice,
    string? GivenBy,
    ConsentMeans Means,
    string? Document)
{
    /// <summary>Drawn when the form was first shown: sending it twice records once. Null: drawn when it is recorded.</summary>
    public ConsentId? Id { get; init; }
}
