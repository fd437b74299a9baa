using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients;

/// <summary>Tells what happened to a patient, newest first.</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Dates and numbers.</param>
/// <param name="network">Names of people.</param>
public sealed class PatientHistory(Words words, Figures figures, KnownNetwork network)
{
    /// <summary>The lines of the timeline.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cases">The patient's cases.</param>
    /// <param name="tasks">The tasks of those cases.</param>
    public ImmutableArray<TimelineEntry> Tell(
        PatientFile file, ImmutableArray<CaseSummary> cases, ImmutableArray<TaskView> tasks) =>
    [
        .. Measures(file).Concat(Wishes(file)).Concat(Cases(cases, file.Patient.Identity.DisplayName)).Concat(Tasks(tasks)).Append(Registration(file.Patient))
            .OrderByDescending(entry => entry.Day)
            .ThenByDescending(entry => entry.At ?? DateTimeOffset.MinValue),
    ];

    private TimelineEntry Registration(Patient patient) => Moment(
        patient.RegisteredAt, "file", words["history.registered"], By(patient.RegisteredBy), link: null);

    private IEnumerable<TimelineEntry> Measures(PatientFile file) =>
        file.Observations
            .Where(observation => observation.Retracted is null)
            .GroupBy(observation => (observation.TakenOn, observation.RecordedBy))
            .Select(day => new TimelineEntry(
                day.Key.TakenOn,
                At: null,
                "measure",
                string.Join(", ", day.Select(Value)),
                By(day.Key.RecordedBy),
                "#measures",
                Mark: null));

    private string Value(Observation observation) =>
        $"{words.Or($"observation.{observation.Code}", observation.Code.Value)} {figures.Number(observation.Value)} {Units.Sign(observation.Unit, words.Language)}";

    private IEnumerable<TimelineEntry> Wishes(PatientFile file) => file.Consents.Select(consent => new TimelineEntry(
        consent.GivenOn,
        At: null,
        "form",
        words.With($"consent.{consent.Kind.ToString().ToLowerInvariant()}", words[ChoiceWords.KeyOf(consent.Scope)]),
        consent.Withdrawn is { } withdrawn ? words.With("consent.withdrawn", figures.Date(withdrawn.On)) : By(consent.RecordedBy),
        Link: null,
        Mark: null));

    private IEnumerable<TimelineEntry> Cases(ImmutableArray<CaseSummary> cases, string person) => cases.SelectMany(found => new[]
    {
        Moment(found.StartedAt, "start", words.With("history.case_started", CaseTitle.WithoutPerson(found.Title, person)), null, $"/cases/{found.InstanceId}") with { Mark = "is-info" },
        found.EndedAt is { } ended
            ? Moment(ended, "done", words.With("history.case_ended", CaseTitle.WithoutPerson(found.Title, person)), null, $"/cases/{found.InstanceId}") with { Mark = "is-fine" }
            : null,
    }.OfType<TimelineEntry>());

    private IEnumerable<TimelineEntry> Tasks(ImmutableArray<TaskView> tasks) => tasks
        .Where(task => task.Status == TaskPhase.Completed && task.ClosedAt is not null)
        .Select(task => Moment(
            task.ClosedAt!.Value, // Filtered just above.
            "check",
            task.Task.Title,
            task.ClosedBy is { } person ? By(person) : null,
            $"/cases/{task.InstanceId}"));

    private TimelineEntry Moment(DateTimeOffset at, string icon, string text, string? detail, string? link) =>
        new(figures.DayOf(at), at, icon, text, detail, link, Mark: null);

    private string By(PersonId person) => words.With("history.by", network.NameOf(person, words["history.someone"]));
}
