using System.Globalization;
using System.Text;
using Pathways.Care;

namespace Pathways.Workers.Sending;

/// <summary>A personal plan as plain text, for those to whom it is sent.</summary>
internal static class PlanText
{
    /// <summary>The version in force, as text.</summary>
    /// <param name="patient">Whose plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="version">The version.</param>
    /// <param name="language">Two-letter language; French but for <c>en</c>.</param>
    public static string Of(Patient patient, Plan plan, PlanVersion version, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR");
        bool isEnglish = language == "en";
        PlanContent content = version.Content;
        StringBuilder text = new();
        text.Append(patient.Identity.DisplayName).Append(", ").AppendLine(Day(patient.Identity.Traits.BirthDate));
        text.AppendLine(isEnglish
            ? $"Version {version.Number}, agreed on {Day(version.AgreedOn)}"
            : $"Version {version.Number}, convenue le {Day(version.AgreedOn)}");
        Line(isEnglish ? "Call first" : "À appeler d’abord", content.Referent is { } referent
            ? string.Join(", ", new[] { referent.Name, Role(referent.Role), referent.Phone }.Where(part => part is not null))
            : null);
        Line(isEnglish ? "In short" : "En résumé", content.Summary);
        Section(isEnglish ? "What is difficult" : "Ce qui pose problème", content.Problems.Select(problem => problem.Text));
        Section(
            isEnglish ? "What matters, in the person's words" : "Ce qui compte, dans les mots de la personne",
            content.Goals.Select(goal => goal.Measure is null ? goal.Text : $"{goal.Text} ({goal.Measure})"));
        Section(
            isEnglish ? "Who does what, and by when" : "Qui fait quoi, et pour quand",
            content.Actions.Select(action => string.Join(
                ", ", new[] { action.Title, Role(action.Who), action.Organisation, Day(action.DueOn) }.Where(part => part is not null))));
        Section(isEnglish ? "If something happens" : "Si quelque chose arrive", content.Alerts.Select(alert => alert.How));
        Line(isEnglish ? "Wished for, not possible yet" : "Souhaité, pas encore possible", content.UnmetGoals);
        Line(isEnglish ? "Disagreement noted" : "Désaccord noté", content.Disagreement);
        Line(isEnglish ? "Next review" : "Prochain point", Day(plan.NextReview));
        return text.ToString().TrimEnd();

        string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", culture);

        string? Role(string? who) => who is not null && RoleKey.IsWellFormed(who) && RoleKey.All.Contains(new RoleKey(who))
            ? (isEnglish ? RoleWords.Of(new RoleKey(who)).English : RoleWords.Of(new RoleKey(who)).French)
            : who;

        void Line(string title, string? said)
        {
            if (said is not null)
            {
                text.Append(title).Append(isEnglish ? ": " : " : ").AppendLine(said);
            }
        }

        void Section(string title, IEnumerable<string> lines)
        {
            text.AppendLine().AppendLine(title);
            foreach (string line in lines)
            {
                text.Append("- ").AppendLine(line);
            }
        }
    }
}
