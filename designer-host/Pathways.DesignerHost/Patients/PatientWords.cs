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

    /// <summary>"née le 14 sept. 2018, 8 ans": sex and birth always go with a name.</summary>
    public static string Born(IdentityTraits traits, Words words, Figures figures) => words.With(
        traits.Sex == Sex.Female ? "patient.born_f" : "patient.born_m",
        figures.Date(traits.BirthDate), figures.Age(traits.BirthDate));
}
