using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>One place at which a run waits: its form, and how it may end otherwise.</summary>
/// <param name="table">Sets runs up.</param>
internal sealed class PlayStepPages(PlayTable table)
{
    public async Task<IResult> ShowAsync(Guid id, string? run, string? element, int? index, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        (PlayView? view, _) = await table.SetUpAsync(play, run, stop);
        if (view is null || Find(view, element, index) is not { } place)
        {
            return TypedResults.LocalRedirect(view is null ? PlayEndpoints.BeginningOf(id) : PlayEndpoints.Of(id, view.Packed));
        }

        FormSheet? sheet = FormOf(view, place) is { } form ? FormSheet.Filled(form, KnownTo(view, place), table.Words) : null;
        return Page(view, place, sheet, Entry.Empty, [], null, StatusCodes.Status200OK);
    }

    public async Task<IResult> ActAsync(Guid id, Entry entry, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        (PlayView? view, _) = await table.SetUpAsync(play, entry["run"], stop);
        if (view is null || Find(view, entry["element"], PlayMoment.Index(entry)) is not { } place)
        {
            return TypedResults.LocalRedirect(view is null ? PlayEndpoints.BeginningOf(id) : PlayEndpoints.Of(id, view.Packed));
        }

        FormSheet? sheet = FormOf(view, place) is { } form ? FormSheet.From(form, entry) : null;
        FormReadout readout = sheet?.Read(view.Settings) ?? new FormReadout(FeelContext.Empty, []);
        bool isDone = entry["act"] == "complete";
        int wrong = PlayedValues.Read(entry["values"], out FeelContext values);
        if (entry["act"] == "draft" || (isDone && (wrong > 0 || !readout.Standing(entry.Confirmed).IsEmpty)))
        {
            return Page(
                view, place, sheet, entry, isDone ? readout.Problems : [], isDone && wrong > 0 ? table.Words.With("play.bad_line", wrong) : null,
                StatusCodes.Status422UnprocessableEntity);
        }

        (IResult? next, string? sentence) = StepOf(place, entry, values.With(readout.Values)) is { } step
            ? table.Take(view, step)
            : (null, table.Words["play.nothing_done"]);
        return next ?? Page(view, place, sheet, entry, [], sentence, StatusCodes.Status422UnprocessableEntity);
    }

    private static ScenarioStep? StepOf(ScenePlace place, Entry entry, FeelContext values)
    {
        ElementId element = place.Node.Id;
        return entry["act"] switch
        {
            "complete" => new ScenarioStep.Complete(0, string.Empty, element, values, place.Index, entry["by"]),
            "fail" => new ScenarioStep.Fail(0, string.Empty, element, entry["code"] ?? string.Empty, place.Index),
            "escalate" => new ScenarioStep.Escalate(0, string.Empty, element, entry["code"] ?? string.Empty, place.Index),
            "cancel" => new ScenarioStep.Cancel(0, string.Empty, element, place.Index),
            "retry" => new ScenarioStep.Retry(0, string.Empty, element),
            _ => null,
        };
    }

    private static ScenePlace? Find(PlayView view, string? element, int? index) =>
        view.Scene.Places.FirstOrDefault(place => place.Node.Id.ToString() == element && place.Index == index);

    private static FormDefinition? FormOf(PlayView view, ScenePlace place) =>
        place.Task?.Form is { } key ? view.Play.Bundle.Forms.GetValueOrDefault(key) : null;

    private static FeelContext KnownTo(PlayView view, ScenePlace place) =>
        view.State.Variables.With(place.Task?.Inputs ?? FeelContext.Empty);

    private static IResult Page(
        PlayView view, ScenePlace place, FormSheet? sheet, Entry typed, ImmutableArray<AnswerProblem> problems, string? sentence, int status) =>
        Pages.Of<PlayStepPage>(
            new
            {
                View = view,
                Place = place,
                Sheet = sheet,
                Typed = typed,
                Problems = problems,
                Sentence = sentence,
                Values = sheet?.Read(view.Settings).Values ?? FeelContext.Empty,
            },
            status);
}
