using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What a file knows already, under the names that forms and rules use, so that nobody types it twice.</summary>
/// <param name="ranges">Which observation goes by which name.</param>
public sealed class KnownOfFile(PlausibleRanges ranges)
{
    /// <summary>How long a measure is offered again: 30 days. Later a child is measured, not confirmed. [P]</summary>
    private const int DaysFresh = 30;

    private const string MeasuredOn = "measured_on";

    /// <summary>The facts of a file; a name without a fact is missing.</summary>
    /// <param name="file">The patient's file.</param>
    /// <param name="today">Today in the network's zone; older measures than 30 days are points of the curve only.</param>
    public FeelContext Of(PatientFile file, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(file);
        IdentityTraits traits = file.Patient.Identity.Traits;
        FeelContext facts = FeelContext.Empty
            .With("birth_date", FeelValue.Date(traits.BirthDate))
            .With("sex", FeelValue.String(traits.SexCode))
            .With("ins_status", FeelValue.String(WordOf(file.Patient.Identity.Status)));
        facts = WithAuthority(facts, file.Patient.HoldersOfParentalAuthority);
        foreach ((ObservationCode code, string field) in ranges.All.Select(range => (range.Code, range.Field)).Distinct())
        {
            if (file.History.Latest(code) is { } latest && IsFresh(latest.TakenOn, today))
            {
                facts = facts.With(field, FeelValue.Number(latest.Value));
            }
        }

        return WithGrowth(facts, file.History.GrowthPoints(traits.BirthDate), today);
    }

    /// <summary>What a case knows with the measures of its patient's file in place of its own, which may be old.</summary>
    /// <param name="known">The case's variables.</param>
    /// <param name="file">The patient's file.</param>
    /// <param name="today">Today in the network's zone.</param>
    public FeelContext Refresh(FeelContext known, PatientFile file, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(known);
        return ranges.All.Select(range => range.Field).Append(MeasuredOn)
            .Aggregate(known, (left, field) => left.Without(field))
            .With(Of(file, today));
    }

    private static string WordOf(IdentityStatus status) => status switch
    {
        IdentityStatus.Provisional => "provisional",
        IdentityStatus.Retrieved => "retrieved",
        IdentityStatus.Validated => "validated",
        IdentityStatus.Qualified => "qualified",
        _ => throw new UnreachableException($"Unknown identity status {status}."),
    };

    private static bool IsFresh(DateOnly takenOn, DateOnly today) => today.DayNumber - takenOn.DayNumber <= DaysFresh;

    private static FeelContext WithAuthority(FeelContext facts, ImmutableArray<RelatedPerson> holders) =>
        holders.Take(2).Select((holder, index) => (holder.Name, Field: $"authority_{index + 1}"))
            .Aggregate(facts, (known, holder) => known.With(holder.Field, FeelValue.String(holder.Name)));

    // A fresh latest point is the measure itself; the others are the curve that the rebound is dated on.
    private static FeelContext WithGrowth(FeelContext facts, ImmutableArray<GrowthPoint> points, DateOnly today)
    {
        if (points is [.., var last] && IsFresh(last.TakenOn, today))
        {
            facts = facts.With(MeasuredOn, FeelValue.Date(last.TakenOn));
            points = points[..^1];
        }

        return facts.With("earlier_points", FeelValue.List(
        [
            .. points.Select(point => FeelValue.Context(FeelContext.Empty
                .With("age", FeelValue.Number(Math.Round(point.AgeInYears, 2)))
                .With("bmi", FeelValue.Number(point.BodyMassIndex)))),
        ]));
    }
}
