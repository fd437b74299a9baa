using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Designing;

/// <summary>What somebody typed about a step in the outline, read field by field; what cannot be read is told beside its field.</summary>
/// <param name="entry">What was sent.</param>
/// <param name="words">The reader's language.</param>
/// <param name="daysOfPathway">Which days count when the step does not say.</param>
internal sealed class StepEntry(Entry entry, Words words, string? daysOfPathway)
{
    private readonly ImmutableDictionary<string, string>.Builder problems = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private string? days = entry["days"];

    /// <summary>Sentences by field; empty when everything could be read.</summary>
    public ImmutableDictionary<string, string> Problems => problems.ToImmutable();

    /// <summary>The step as it should be.</summary>
    public StepDescription Read()
    {
        StepDescription read = new()
        {
            Name = entry["name"],
            Roles = [.. entry.All("role").Where(role => !string.IsNullOrWhiteSpace(role)).Distinct()],
            IsForCareTeam = entry["care_team"] is not null,
            IsOptional = entry["optional"] is not null,
            Priority = Number("priority", least: 0, most: 100),
            From = Duration("from"),
            Due = Duration("due"),
            Wait = Duration("wait"),
            Reminders = [.. Rows("reminder").Select(at => new ReminderDescription(
                Duration($"reminder.{at}.length"), entry[$"reminder.{at}.side"] == "before", entry[$"reminder.{at}.template"], entry[$"reminder.{at}.to"]))],
            Escalations = [.. Rows("escalation").Select(at => new EscalationDescription(
                Duration($"escalation.{at}.length"), entry[$"escalation.{at}.role"], entry[$"escalation.{at}.template"]))],
            Form = entry["form"],
            Template = entry["template"],
            To = entry["to"],
            RuleSet = Decision[0],
            Decision = Decision[^1],
            Result = entry["result"],
            Sources = [.. Rows("source", "document").Select(at => new GuidelineMark(
                entry[$"source.{at}.document"], entry[$"source.{at}.passage"], entry[$"source.{at}.mark"] ?? "P"))],
        };

        // "3 jours ouvrés" says which days count, for the whole step.
        return read with { Days = days };
    }

    // A rule set and its decision are chosen together.
    private string?[] Decision => entry["decision"] is { } chosen ? [.. chosen.Split('/', 2)] : new string?[1];

    /// <summary>The rows that were filled in; an emptied one is taken away.</summary>
    private IEnumerable<int> Rows(string name, string field = "length") => Enumerable.Range(0, 50)
        .Where(at => entry[$"{name}.{at}.{field}"] is not null);

    private string? Number(string field, int least, int most)
    {
        if (entry[field] is { } typed
            && !(int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most))
        {
            problems[field] = words.With("canvas.wrong_number", least, most);
        }

        return entry[field];
    }

    private string? Duration(string field)
    {
        if (entry[field] is not { } typed)
        {
            return null;
        }

        if (DurationEntry.Read(typed) is not { } read)
        {
            problems[field] = words["canvas.wrong_duration"];
            return null;
        }

        if (read.Days != (days ?? daysOfPathway))
        {
            days = read.Days ?? days;
        }

        return read.Value;
    }
}
