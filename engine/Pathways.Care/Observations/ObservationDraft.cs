namespace Pathways.Care;

/// <summary>A value about to be recorded, as entered: anything may still be missing or wrong.</summary>
/// <param name="Code">What was observed.</param>
/// <param name="Value">The value; <c>null</c> when the entry was empty or not a number.</param>
/// <param name="Unit">UCUM unit in which it was entered.</param>
/// <param name="TakenOn">The day it was taken.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ObservationDraft(
    ObservationCode Code, decimal? Value, string Unit, DateOnly? TakenOn, ObservationSource Source);
