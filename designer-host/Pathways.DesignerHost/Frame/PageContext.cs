using Pathways.DesignerHost.Growth;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Frame;

/// <summary>What the readers of pages need of the request and of the installation.</summary>
/// <param name="Visit">The request.</param>
/// <param name="Words">Its language.</param>
/// <param name="Figures">Its dates and numbers.</param>
/// <param name="Reference">The growth reference.</param>
public sealed record PageContext(Visit Visit, Words Words, Figures Figures, GrowthReference Reference)
{
    /// <summary>What FEEL in forms may know: the time and the zone of the request.</summary>
    public EvaluationSettings Evaluation => new() { Now = Visit.Now, ZoneId = Visit.Zone.Id };
}
