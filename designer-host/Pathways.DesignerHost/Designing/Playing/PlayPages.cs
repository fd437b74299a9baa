using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>The page of a run: where the case stands, what may be done, what was done so far.</summary>
/// <param name="table">Sets runs up.</param>
/// <param name="desk">Keeps what is recorded.</param>
internal sealed class PlayPages(PlayTable table, PlayDesk desk)
{
    public async Task<IResult> ShowAsync(Guid id, string? run, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        (PlayView? view, string? sentence) = await table.SetUpAsync(play, run, stop);
        return view is null
            ? TypedResults.LocalRedirect(PlayEndpoints.BeginningOf(id))
            : Page(view, sentence, Entry.Empty, StatusCodes.Status200OK);
    }

    /// <summary>Takes up a scenario of the draft where it ends.</summary>
    public async Task<IResult> TakeUpAsync(Guid id, string name, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        return play.Opened.Find(name) is { } file && ScenarioReader.Read(file.Text, name).Scenario is { } scenario
            ? GoTo(id, ScenarioRecorder.Acts(scenario))
            : Pages.Missing(table.Words);
    }

    /// <summary>Plays as far towards an element as a scenario knows the way; else begins.</summary>
    public async Task<IResult> GoToAsync(Guid id, string element, CancellationToken stop)
    {
        DesignOutcome<DraftScenarios> outcome = await desk.ScenariosAsync(table.Actor, id, stop);
        return outcome is DesignOutcome<DraftScenarios>.Done { Value: var all }
            ? all.WayTo(new ElementId(element)) is { } way ? GoTo(id, way) : TypedResults.LocalRedirect(PlayEndpoints.BeginningOf(id))
            : DesignAnswers.Otherwise(outcome, table.Words);
    }

    public async Task<IResult> ActAsync(Guid id, Entry entry, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        (PlayView? view, string? sentence) = await table.SetUpAsync(play, entry["run"], stop);
        if (view is null)
        {
            return TypedResults.LocalRedirect(PlayEndpoints.BeginningOf(id));
        }

        if (entry["act"] == "record")
        {
            return await RecordAsync(view, entry, stop);
        }

        (ScenarioStep? step, string? problem) = StepOf(view, entry);
        IResult? next = null;
        if (step is not null)
        {
            (next, problem) = table.Take(view, step);
        }

        return next ?? Page(view, problem ?? sentence ?? table.Words["play.nothing_done"], entry, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The drawing for the viewer.</summary>
    public async Task<IResult> DrawingAsync(Guid id, CancellationToken stop)
    {
        DesignOutcome<DraftPlay> outcome = await desk.OpenAsync(table.Actor, id, stop);
        return outcome is DesignOutcome<DraftPlay>.Done { Value.Opened.Drawing: { } drawing }
            ? TypedResults.Text(drawing.Text, "application/xml; charset=utf-8")
            : TypedResults.NotFound();
    }

    private async Task<IResult> RecordAsync(PlayView view, Entry entry, CancellationToken stop) =>
        await desk.RecordAsync(table.Actor, view.Play, entry["title"] ?? string.Empty, view.Run, stop) switch
        {
            DesignOutcome<string>.Done => TypedResults.LocalRedirect(PlayEndpoints.ScenariosOf(view.Draft.Id)),
            DesignOutcome<string>.Refused { Problem: var problem } =>
                Page(view, DesignAnswers.Sentence(problem, table.Words), entry, StatusCodes.Status422UnprocessableEntity),
            var other => DesignAnswers.Otherwise(other, table.Words),
        };

    private IResult GoTo(Guid id, Scenario run)
    {
        (IResult? next, string? sentence) = table.GoTo(id, run);
        return next ?? Pages.Refused("PW5138", sentence!, [], table.Words); // One of the two is always there.
    }

    /// <summary>The step that a button stands for; or what is wrong with what was typed beside it.</summary>
    private (ScenarioStep? Step, string? Problem) StepOf(PlayView view, Entry entry)
    {
        int wrong = PlayedValues.Read(entry["values"], out FeelContext values);
        if (wrong > 0)
        {
            return (null, table.Words.With("play.bad_line", wrong));
        }

        string? element = entry["element"];
        return (entry["act"], entry["name"]) switch
        {
            ("jump", _) when IsoDuration.TryParse(entry["for"] ?? string.Empty, out IsoDuration duration) && !duration.IsNegative =>
                (new ScenarioStep.Advance(0, string.Empty, duration), null),
            ("next", _) when view.Scene.Next is { } next => (new ScenarioStep.Until(0, string.Empty, next.Due), null),
            ("until", _) => PlayMoment.Read(entry["until"], view.Run.Zone) is { } until
                ? (new ScenarioStep.Until(0, string.Empty, until), null)
                : (null, table.Words["play.bad_moment"]),
            ("message", { } name) => (new ScenarioStep.Message(0, string.Empty, name, null, values), null),
            ("signal", { } name) => (new ScenarioStep.Signal(0, string.Empty, name, values), null),
            ("set", _) when values.Count > 0 => (new ScenarioStep.Set(0, string.Empty, values), null),
            ("start", _) when element is not null => (new ScenarioStep.Start(0, string.Empty, new ElementId(element)), null),
            ("complete", _) when element is not null =>
                (new ScenarioStep.Complete(0, string.Empty, new ElementId(element), FeelContext.Empty, PlayMoment.Index(entry), null), null),
            _ => (null, null),
        };
    }

    private static IResult Page(PlayView view, string? sentence, Entry typed, int status) =>
        Pages.Of<PlayPage>(new { View = view, Sentence = sentence, Typed = typed }, status);
}
