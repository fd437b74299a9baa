using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>A place in the list of patients, as it stands in an address.</summary>
public static class PlaceInList
{
    /// <summary>The place an address names; <c>null</c> for the beginning of the list and for anything not understood.</summary>
    public static PatientCursor? Parse(string? after)
    {
        int cut = after?.LastIndexOf('~') ?? -1;
        return cut > 0 && Guid.TryParseExact(after![(cut + 1)..], "N", out Guid patient) // cut is -1 for a missing text.
            ? new PatientCursor(after[..cut], new PatientId(patient))
            : null;
    }

    /// <summary>The address of the next page; <c>null</c> on the last.</summary>
    public static string? NextAddress(string? search, PatientCursor? next)
    {
        if (next is null)
        {
            return null;
        }

        string after = Uri.EscapeDataString($"{next.NameKey}~{next.Patient.Value:N}");
        return search is null ? $"/patients?after={after}" : $"/patients?search={Uri.EscapeDataString(search)}&after={after}";
    }
}
