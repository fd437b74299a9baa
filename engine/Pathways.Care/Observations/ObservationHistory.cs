using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A day on which weight and height were both taken.</summary>
/// <param name="TakenOn">The day.</param>
/// <param name="AgeInYears">Age on that day: days / 365.25, not rounded.</param>
/// <param name="WeightKg">Weight in kg.</param>
/// <param name="HeightCm">Height in cm.</param>
public sealed record GrowthPoint(DateOnly TakenOn, decimal AgeInYears, decimal WeightKg, decimal HeightCm)
{
    /// <summary>Body-mass index: weight / height², two decimals, half away from zero, as the obesity tables use it.</summary>
    public decimal BodyMassIndex
    {
        get
        {
            decimal heightM = HeightCm / 100;
            return Math.Round(WeightKg / (heightM * heightM), 2, MidpointRounding.AwayFromZero);
        }
    }
}

/// <summary>A patient's observations, asked in the ways that pages and rules need. Retracted ones are left out.</summary>
public sealed class ObservationHistory
{
    private readonly ImmutableArray<Observation> inOrder;

    /// <param name="observations">Any observations of one patient, in any order.</param>
    public ObservationHistory(IEnumerable<Observation> observations) =>
        inOrder = [.. observations.Where(o => o.Retracted is null).OrderBy(o => o.TakenOn).ThenBy(o => o.RecordedAt)];

    /// <summary>All of one code, oldest first; of one day the one entered last comes last.</summary>
    /// <param name="code">What was observed.</param>
    public ImmutableArray<Observation> Of(ObservationCode code) => [.. inOrder.Where(o => o.Code == code)];

    /// <summary>The newest of one code, or <c>null</c>.</summary>
    /// <param name="code">What was observed.</param>
    public Observation? Latest(ObservationCode code) => inOrder.LastOrDefault(o => o.Code == code);

    /// <summary>The newest of one code up to a day, or <c>null</c>.</summary>
    /// <param name="code">What was observed.</param>
    /// <param name="day">The last day that counts.</param>
    public Observation? LatestUpTo(ObservationCode code, DateOnly day) =>
        inOrder.LastOrDefault(o => o.Code == code && o.TakenOn <= day);

    /// <summary>Days with both weight and height, oldest first; of several values of one day the last entered counts.</summary>
    /// <param name="birthDate">The patient's date of birth.</param>
    public ImmutableArray<GrowthPoint> GrowthPoints(DateOnly birthDate) =>
    [
        .. inOrder
            .GroupBy(o => o.TakenOn)
            .Select(day => (
                Day: day.Key,
                Weight: day.LastOrDefault(o => o.Code == ObservationCode.Weight),
                Height: day.LastOrDefault(o => o.Code == ObservationCode.Height)))
            .Where(day => day.Weight is not null && day.Height is { Value: > 0 })
            .Select(day => new GrowthPoint(
                day.Day, Age.InYears(birthDate, day.Day), day.Weight!.Value, day.Height!.Value)), // both checked above
    ];
}
