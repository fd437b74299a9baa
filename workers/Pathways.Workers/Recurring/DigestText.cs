using System.Globalization;
using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>The words of the message that counts somebody's tasks.</summary>
/// <param name="Language">Two-letter language.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Body">Its text.</param>
internal sealed record DigestText(string Language, string Subject, string Body)
{
    /// <summary>The words for a person.</summary>
    /// <param name="language">Two-letter language of the person; French but for <c>en</c>.</param>
    /// <param name="name">How the person is addressed.</param>
    /// <param name="counts">Their tasks; there are some.</param>
    /// <param name="inbox">Address of the inbox; null when the installation has none.</param>
    public static DigestText Of(string? language, string name, InboxCounts counts, string? inbox)
    {
        long open = counts.Mine + counts.MyRoles;
        string link = inbox is null ? string.Empty : $"\n{inbox}";
        if (language == "en")
        {
            string tasks = open == 1 ? "1 open task" : Count($"{open} open tasks");
            string late = counts.Overdue == 0 ? string.Empty : Count($", {counts.Overdue} of them late");
            return new DigestText("en", $"Pathways: {tasks}", $"Hello {name},\n\nYou have {tasks}{late}.{link}\n");
        }

        string taches = open == 1 ? "1 tâche ouverte" : Count($"{open} tâches ouvertes");
        string retard = counts.Overdue == 0 ? string.Empty : Count($", dont {counts.Overdue} en retard");
        return new DigestText("fr", $"Pathways : {taches}", $"Bonjour {name},\n\nVous avez {taches}{retard}.{link}\n");
    }

    private static string Count(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
