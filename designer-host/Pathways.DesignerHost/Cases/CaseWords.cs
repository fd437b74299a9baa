using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Words for cases.</summary>
public static class CaseWords
{
    private const string Between = " – ";

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

    /// <summary>What a case is called in lists: the person first, so that a search by name finds its tasks.</summary>
    public static string Title(string person, string pathway) => person + Between + pathway;

    /// <summary>The title where the person is shown anyway.</summary>
    public static string WithoutPerson(string title, string person) =>
        title.StartsWith(person + Between, StringComparison.Ordinal) ? title[(person + Between).Length..] : title;
}
