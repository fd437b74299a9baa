using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Words for cases.</summary>
public static class CaseWords
{
    /// <summary>The key of a status in the texts.</summary>
    public static string Of(CaseStatus status) => $"case.{status.ToString().ToLowerInvariant()}";

    /// <summary>The class of a status mark.</summary>
    public static string MarkOf(CaseStatus status) => status switch
    {
        CaseStatus.Active => "state state-info",
        CaseStatus.Completed => "state state-fine",
        CaseStatus.Incident => "state state-late",
        _ => "state",
    };
}
