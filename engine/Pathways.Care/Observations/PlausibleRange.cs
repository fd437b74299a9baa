namespace Pathways.Care;

/// <summary>Which values of one observation are plausible at which age.</summary>
/// <param name="Code">What is observed.</param>
/// <param name="Field">The field name in forms and rules, e.g. <c>weight_kg</c>.</param>
/// <param name="FrenchLabel">The French words, e.g. "Poids".</param>
/// <param name="EnglishLabel">The English words.</param>
/// <param name="Unit">UCUM unit.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="AgeFrom">First completed year of age to which the range applies.</param>
/// <param name="AgeBelow">Completed year from which it no longer applies; <c>null</c> for no end.</param>
/// <param name="SoftMin">Under it the person is asked to confirm.</param>
/// <param name="SoftMax">Over it the person is asked to confirm.</param>
/// <param name="HardMin">Under it the value is refused.</param>
/// <param name="HardMax">Over it the value is refused.</param>
/// <param name="Loinc">LOINC term, or <c>null</c> when none could be confirmed.</param>
public sealed record PlausibleRange(
    ObservationCode Code,
    string Field,
    string FrenchLabel,
    string EnglishLabel,
    string Unit,
    int Decimals,
    int AgeFrom,
    int? AgeBelow,
    decimal SoftMin,
    decimal SoftMax,
    decimal HardMin,
    decimal HardMax,
    string? Loinc)
{
    /// <summary>Whether the range is meant for this age.</summary>
    /// <param name="completedYears">Age in completed years on the day of the measure.</param>
    public bool IsFor(int completedYears) => completedYears >= AgeFrom && (AgeBelow is null || completedYears < AgeBelow);
}
