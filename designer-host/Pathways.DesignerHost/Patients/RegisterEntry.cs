using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>The registration form, as sent.</summary>
/// <param name="entry">What was sent.</param>
public sealed class RegisterEntry(Entry entry)
{
    /// <summary>Parents or guardians on the form.</summary>
    public const int RelatedRows = 2;

    /// <summary>What was sent.</summary>
    public Entry Entry => entry;

    /// <summary>The id drawn when the form was first shown: sending it twice opens one file.</summary>
    public PatientId? Id => Guid.TryParse(entry["id"], out Guid id) && id != Guid.Empty ? new PatientId(id) : null;

    /// <summary>The rows of measures.</summary>
    public ImmutableArray<MeasureEntry> Measures =>
        [.. Enumerable.Range(0, MeasureEntry.Rows).Select(row => new MeasureEntry(entry, row))];

    /// <summary>The form with what a request from outside says of the person; to be checked by whoever registers them.</summary>
    public static Entry Of(OutsideRequest request) => new(new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["request"] = [request.Id.ToString()],
        ["birth_name"] = [request.BirthName],
        ["first_given_name"] = [request.GivenName],
        ["birth_date"] = [request.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        ["sex"] = request.Sex is { } sex ? [sex] : [],
    });

    /// <summary>The entry in the words of care.</summary>
    public PatientDraft ToDraft() => new()
    {
        BirthName = entry["birth_name"],
        FirstGivenName = entry["first_given_name"],
        GivenNames = entry["given_names"],
        UsedName = entry["used_name"],
        UsedGivenName = entry["used_given_name"],
        BirthDate = entry.Day("birth_date"),
        Sex = entry["sex"] switch { "F" => Sex.Female, "M" => Sex.Male, _ => null },
        BirthPlaceCode = entry["birth_place_code"]?.ToUpperInvariant(),
        Gp = entry["gp_name"] is { } gp ? new GpReference(Person: null, gp, entry["gp_mail"]) : null,
        Related = [.. Enumerable.Range(0, RelatedRows).Select(Related).OfType<RelatedPerson>()],
        Observations = [.. Measures.SelectMany(measure => measure.Drafts)],
    };

    /// <summary>The name under which a part of a parent's row is sent.</summary>
    public static string RelatedName(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"related.{row}.{part}");

    private RelatedPerson? Related(int row) => entry[RelatedName(row, "name")] is { } name
        ? new RelatedPerson(
            name,
            RelationKind.Parent,
            entry[RelatedName(row, "authority")] == "true",
            entry[RelatedName(row, "phone")],
            entry[RelatedName(row, "mail")],
            Language: null)
        : null;
}
