using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>The form for GP, people around the patient and municipality.</summary>
internal static class ContactsEntry
{
    /// <summary>The name under which a part of somebody's row is sent.</summary>
    public static string NameOf(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"related.{row}.{part}");

    /// <summary>What was sent. Rows without a name are people who are no longer there.</summary>
    /// <param name="entry">What was sent.</param>
    /// <param name="known">The contacts as they stand: what the form does not ask stays.</param>
    public static PatientContacts Read(Entry entry, PatientContacts known)
    {
        GpReference? gp = entry["gp_name"] is { } name
            ? new GpReference(name == known.Gp?.Name ? known.Gp.Person : null, name, entry["gp_mail"])
            : null;
        return new PatientContacts(
            gp,
            [.. Enumerable.Range(0, known.Related.Length + 1).Select(row => Related(entry, row)).OfType<RelatedPerson>()],
            entry["residence_code"]?.ToUpperInvariant());
    }

    private static RelatedPerson? Related(Entry entry, int row) => entry[NameOf(row, "name")] is { } name
        ? new RelatedPerson(
            name,
            ChoiceWords.Read<RelationKind>(entry[NameOf(row, "kind")]) ?? RelationKind.Relative,
            entry[NameOf(row, "authority")] == "true",
            entry[NameOf(row, "phone")],
            entry[NameOf(row, "mail")],
            entry[NameOf(row, "language")])
        : null;
}
