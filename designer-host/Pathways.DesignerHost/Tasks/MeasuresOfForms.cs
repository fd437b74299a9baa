using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>Keeps the measures that a form asked for in the patient's file, where every pathway finds them.</summary>
internal sealed class MeasuresOfForms(CareDesk desk, RecordDesk records, Visit visit)
{
    // A form that asks when the measure was taken calls the day so.
    private const string DayField = "measured_on";

    /// <summary>Records what is new; the same value of the same day is not recorded twice.</summary>
    /// <param name="patient">The file.</param>
    /// <param name="form">The form: its fields with an observation code.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="otherwise">The day of the measure when the form does not ask for it.</param>
    /// <param name="confirmed">Keys of the questions that were confirmed.</param>
    /// <param name="caseId">The case; <c>null</c> when it is about to start.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>What stands in the way; empty when everything is kept, or when this role does not record measures.</returns>
    public async Task<ImmutableArray<CareProblem>> RecordAsync(
        PatientId patient, FormDefinition form, FeelContext answers, DateOnly otherwise, ImmutableArray<string> confirmed,
        Guid? caseId, CancellationToken stop)
    {
        ImmutableArray<ObservationDraft> drafts = [.. DraftsOf(form, answers, otherwise)];
        Actor actor = visit.SignedIn.Actor;
        if (drafts.IsEmpty
            || AccessRights.Of(actor.Role, CareAct.RecordObservation) == Reach.Never
            || await desk.OpenFileAsync(actor, patient, emergencyReason: null, stop) is not CareOutcome<PatientFile>.Done { Value: var file })
        {
            return [];
        }

        ImmutableArray<ObservationDraft> fresh =
            [.. drafts.Where(draft => !IsKnown(file.History, draft, asksForDay: answers[DayField].Kind == FeelKind.Date))];
        if (fresh.IsEmpty)
        {
            return [];
        }

        CareOutcome<ImmutableArray<Observation>> outcome =
            await records.RecordObservationsAsync(actor, patient, fresh, confirmed, caseId, stop);
        return outcome is CareOutcome<ImmutableArray<Observation>>.Unsaved { Problems: var problems } ? problems : [];
    }

    // A form that does not ask for the day shows the newest value of the file: left as it is, it is no new measure.
    private static bool IsKnown(ObservationHistory history, ObservationDraft draft, bool asksForDay) => asksForDay
        ? history.Of(draft.Code).Any(known => known.TakenOn == draft.TakenOn && known.Value == draft.Value)
        : history.Latest(draft.Code)?.Value == draft.Value;

    private static IEnumerable<ObservationDraft> DraftsOf(FormDefinition form, FeelContext answers, DateOnly otherwise)
    {
        DateOnly day = answers[DayField] is { Kind: FeelKind.Date } value && value.AsDate().TryToDateOnly(out DateOnly taken)
            ? taken
            : otherwise;
        return form.Fields
            .Where(field => field is { ObservationCode: not null, Unit: not null } && RoleKey.IsWellFormed(field.ObservationCode))
            .Where(field => answers[field.Key].Kind == FeelKind.Number)
            .Select(field => new ObservationDraft(
                new ObservationCode(field.ObservationCode!), // Filtered just above.
                answers[field.Key].AsNumber().TryToDecimal(out decimal number) ? number : null,
                field.Unit!, // Filtered just above.
                day,
                ObservationSource.Measured));
    }
}
