using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Patients;

/// <summary>One row of the measures form: a day with weight and height.</summary>
/// <param name="entry">What was sent.</param>
/// <param name="row">Number of the row.</param>
public sealed class MeasureEntry(Entry entry, int row)
{
    /// <summary>Rows on the registration form.</summary>
    public const int Rows = 3;

    /// <summary>The name under which a part of the row is sent.</summary>
    public string NameOf(string part) => string.Create(CultureInfo.InvariantCulture, $"measure.{row}.{part}");

    /// <summary>What was typed for a part.</summary>
    public ImmutableArray<string> Typed(string part) => entry.All(NameOf(part));

    /// <summary>The values to record; none when the row is empty.</summary>
    public ImmutableArray<ObservationDraft> Drafts
    {
        get
        {
            DateOnly? day = entry.Day(NameOf("day"));
            return
            [
                .. Draft("weight", ObservationCode.Weight, "kg", day),
                .. Draft("height", ObservationCode.Height, "cm", day),
            ];
        }
    }

    /// <summary>The problems of one part of this row, out of all that the check found.</summary>
    /// <param name="problems">Everything found.</param>
    /// <param name="part"><c>weight</c> or <c>height</c>.</param>
    /// <param name="birthDate">The patient's date of birth, if known.</param>
    /// <param name="ranges">Plausible values.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <remarks>Problems name the field, not the row: the same check, asked of this row alone, tells which are its own.</remarks>
    public IEnumerable<CareProblem> ProblemsOf(
        ImmutableArray<CareProblem> problems, string part, DateOnly? birthDate, PlausibleRanges ranges, DateOnly today)
    {
        ImmutableArray<CareProblem> own =
            [.. Drafts.Where(draft => draft.Code.Value == part)
                .SelectMany(draft => ObservationCheck.Check(draft, birthDate, ranges, today))];
        return problems.Where(problem => own.Any(known => known.Key == problem.Key));
    }

    private IEnumerable<ObservationDraft> Draft(string part, ObservationCode code, string unit, DateOnly? day)
    {
        if (entry[NameOf(part)] is not null)
        {
            yield return new ObservationDraft(code, entry.Number(NameOf(part)), unit, day, ObservationSource.Measured);
        }
    }
}
