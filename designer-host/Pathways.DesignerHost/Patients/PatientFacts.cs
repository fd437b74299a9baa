using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>What a file knows already, under the names that forms and rules use, so that nobody types it twice.</summary>
/// <param name="ranges">Which observation goes by which name.</param>
public sealed class PatientFacts(PlausibleRanges ranges)
{
    /// <summary>The facts of a file; a name without a fact is missing.</summary>
    public FeelContext Of(PatientFile file)
    {
        IdentityTraits traits = file.Patient.Identity.Traits;
        FeelContext facts = FeelContext.Empty
            .With("birth_date", FeelValue.Date(traits.BirthDate))
            .With("sex", FeelValue.String(traits.SexCode))
            .With("ins_status", FeelValue.String(file.Patient.Identity.Status.ToString().ToLowerInvariant()));
        facts = WithAuthority(facts, file.Patient.HoldersOfParentalAuthority);
        foreach ((ObservationCode code, string field) in ranges.All.Select(range => (range.Code, range.Field)).Distinct())
        {
            if (file.History.Latest(code) is { } latest)
            {
                facts = facts.With(field, FeelValue.Number(latest.Value));
            }
        }

        return WithGrowth(facts, file.History.GrowthPoints(traits.BirthDate));
    }

    private static FeelContext WithAuthority(FeelContext facts, ImmutableArray<RelatedPerson> holders) =>
        holders.Take(2).Select((holder, index) => (holder.Name, Field: $"authority_{index + 1}"))
            .Aggregate(facts, (known, holder) => known.With(holder.Field, FeelValue.String(holder.Name)));

    // The latest point is the measure itself; the earlier ones are the curve that the rebound is dated on.
    private static FeelContext WithGrowth(FeelContext facts, ImmutableArray<GrowthPoint> points) => points is not [.., var last]
        ? facts
        : facts
            .With("measured_on", FeelValue.Date(last.TakenOn))
            .With("earlier_points", FeelValue.List(
            [
                .. points[..^1].Select(point => FeelValue.Context(FeelContext.Empty
                    .With("age", FeelValue.Number(Math.Round(point.AgeInYears, 2)))
                    .With("bmi", FeelValue.Number(point.BodyMassIndex)))),
            ]));
}
