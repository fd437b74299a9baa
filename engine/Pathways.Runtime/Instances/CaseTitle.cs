namespace Pathways.Runtime;

/// <summary>What a case is called in lists: the person first, so that a search by name finds its tasks.</summary>
public static class CaseTitle
{
    private const string Between = " – ";

    /// <summary>The title of a case.</summary>
    /// <param name="person">The patient's usual name.</param>
    /// <param name="pathway">The pathway's name.</param>
    public static string Of(string person, string pathway) => person + Between + pathway;

    /// <summary>The title where the person is shown anyway.</summary>
    /// <param name="title">The title.</param>
    /// <param name="person">The patient's usual name.</param>
    public static string WithoutPerson(string title, string person)
    {
        ArgumentNullException.ThrowIfNull(title);
        return title.StartsWith(person + Between, StringComparison.Ordinal) ? title[(person + Between).Length..] : title;
    }
}
