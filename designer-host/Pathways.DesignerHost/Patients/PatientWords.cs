using Pathways.Care;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Patients;

/// <summary>Words for what is known of a patient.</summary>
public static class PatientWords
{
    /// <summary>The key of an identity status in the texts.</summary>
    public static string Of(IdentityStatus status) => $"identity.{status.ToString().ToLowerInvariant()}";

    /// <summary>The class of a state mark: a qualified identity is fine, a provisional one wants an act.</summary>
    public static string MarkOf(IdentityStatus status) => status switch
    {
        IdentityStatus.Qualified => "state state-fine",
        IdentityStatus.Provisional => "state state-soon",
        _ => "state state-info",
    };

    /// <summary>A national number as cards print it: <c>2 18 02 75 451 073 16</c>.</summary>
    public static string Grouped(InsNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        string value = number.Value;
        return string.Join(' ', value[..1], value[1..3], value[3..5], value[5..7], value[7..10], value[10..13], value[13..]);
    }

    /// <summary>"née le 14 sept. 2018, 8 ans": sex and birth always go with a name.</summary>
    public static string Born(IdentityTraits traits, Words words, Figures figures) => words.With(
        traits.Sex == Sex.Female ? "patient.born_f" : "patient.born_m",
        figures.Date(traits.BirthDate), figures.Age(traits.BirthDate));
}
