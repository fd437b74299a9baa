using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>
/// The pathway as an outline whose steps are changed with plain forms: the same acts as on the drawing, for those who do not see it
/// or use no mouse. Both change the same file under the same check of revisions.
/// </summary>
/// <param name="desk">Drafts.</param>
/// <param name="files">What is in them.</param>
/// <param name="networks">Who is who.</param>
/// <param name="context">The request.</param>
internal sealed class OutlinePages(DesignDesk desk, DraftDesk files, KnownNetworks networks, PageContext context)
{
    private Words Words => context.Words;

    private Actor Actor => context.Visit.SignedIn.Actor;

    public async Task<IResult> ListAsync(Guid id, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        return outcome is DesignOutcome<OpenedDraft>.Done { Value: var opened }
            ? opened.Process is { } process
                ? Pages.Of<OutlinePage>(new { Opened = opened, Process = process, Findings = await desk.CheckAsync(opened, stop) })
                : Pages.Missing(Words)
            : DesignAnswers.Otherwise(outcome, Words);
    }

    public async Task<IResult> ShowAsync(Guid id, string element, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        return outcome is DesignOutcome<OpenedDraft>.Done { Value: var opened }
            ? await PageAsync(opened, element, description: null, ImmutableDictionary<string, string>.Empty, sentence: null, StatusCodes.Status200OK, stop)
            : DesignAnswers.Otherwise(outcome, Words);
    }

    public async Task<IResult> ActAsync(Guid id, string element, Entry entry, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        if (outcome is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return DesignAnswers.Otherwise(outcome, Words);
        }

        if (opened.Drawing is not { } drawing || string.IsNullOrWhiteSpace(element))
        {
            return Pages.Missing(Words);
        }

        StepEntry step = new(entry, Words, opened.Process?.Marks.Calendar?.Days?.Text);
        StepDescription? typed = entry["act"] == "save" ? step.Read() : null;
        if (!step.Problems.IsEmpty)
        {
            return await PageAsync(opened, element, typed, step.Problems, sentence: null, StatusCodes.Status422UnprocessableEntity, stop, entry);
        }

        if (EditOf(element, entry, typed) is not { } edit)
        {
            return await PageAsync(
                opened, element, typed, ImmutableDictionary<string, string>.Empty, Words["outline.name_missing"], StatusCodes.Status422UnprocessableEntity, stop, entry);
        }

        // What the page was made from; somebody may have changed the drawing since, here or on the canvas.
        int seen = int.TryParse(entry["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : 0;
        if (seen != drawing.Revision)
        {
            return await OvertakenAsync(opened, element, typed, entry, drawing, stop);
        }

        if (DrawingEditor.Apply(drawing.Text, drawing.Name, edit) is not DrawingEditResult.Edited edited)
        {
            DrawingEditResult refused = DrawingEditor.Apply(drawing.Text, drawing.Name, edit);
            return await PageAsync(
                opened, element, typed, ImmutableDictionary<string, string>.Empty, Sentence(((DrawingEditResult.Refused)refused).Why), StatusCodes.Status422UnprocessableEntity, stop, entry);
        }

        return await files.SaveAsync(Actor, id, drawing.Name, drawing.Revision, edited.Text, label: null, stop) switch
        {
            DesignOutcome<OpenedDraft>.Done => TypedResults.LocalRedirect(OutlineEndpoints.Of(id, edited.Element.ToString())),
            DesignOutcome<OpenedDraft>.Overtaken { Other: var other } => await OvertakenAsync(opened, element, typed, entry, other, stop),
            var otherwise => DesignAnswers.Otherwise(otherwise, Words),
        };
    }

    private static DrawingEdit? EditOf(string element, Entry entry, StepDescription? typed)
    {
        ElementId id = new(element);
        string? name = entry["new_name"];
        return entry["act"] switch
        {
            "save" when typed is not null => new DrawingEdit.Describe(id, typed),
            "way" when entry["flow"] is { } flow => new DrawingEdit.Condition(new ElementId(flow), entry["label"], entry["when"], entry["default"] is not null),
            "insert" when entry["flow"] is { } flow && name is not null && Enum.TryParse(entry["kind"], out InsertedKind kind) && Enum.IsDefined(kind) =>
                new DrawingEdit.Insert(new ElementId(flow), kind, name),
            "branch" when name is not null => new DrawingEdit.AddBranch(id, entry["label"], entry["when"], name),
            "remove" => new DrawingEdit.Remove(id),
            _ => null,
        };
    }

    private async Task<IResult> OvertakenAsync(
        OpenedDraft opened, string element, StepDescription? typed, Entry entry, DraftFile other, CancellationToken stop)
    {
        string by = (await networks.FindAsync(Actor.Network, stop))?.NameOf(other.ChangedBy, Words["cases.someone"]) ?? Words["cases.someone"];
        OpenedDraft now = await desk.OpenAsync(Actor, opened.Draft.Id, stop) is DesignOutcome<OpenedDraft>.Done { Value: var fresh } ? fresh : opened;
        return await PageAsync(
            now, element, typed, ImmutableDictionary<string, string>.Empty,
            Words.With("outline.overtaken", by, context.Figures.Time(other.ChangedAt)), StatusCodes.Status409Conflict, stop, entry);
    }

    private async Task<IResult> PageAsync(
        OpenedDraft opened,
        string element,
        StepDescription? description,
        ImmutableDictionary<string, string> problems,
        string? sentence,
        int status,
        CancellationToken stop,
        Entry? entry = null)
    {
        if (opened.Process is not { } process || opened.Drawing is not { } drawing
            || process.Content.AllNodes.FirstOrDefault(node => node.Id.ToString() == element) is not { } node)
        {
            return Pages.Missing(Words);
        }

        return Pages.Of<OutlineStepPage>(
            new
            {
                Opened = opened,
                drawing.Revision,
                Process = process,
                Node = node,
                Description = description ?? StepDescription.Of(node),
                Findings = (await desk.CheckAsync(opened, stop)).Where(finding => finding.Element == node.Id).ToImmutableArray(),
                Choices = new DraftChoices(opened, Words),
                Network = await networks.FindAsync(Actor.Network, stop),
                Typed = entry ?? Entry.Empty,
                Problems = problems,
                Sentence = sentence,
            },
            status);
    }

    private string Sentence(EditRefusal why) => why switch
    {
        EditRefusal.IsStart => Words["outline.is_start"],
        EditRefusal.HasSeveralWays => Words["outline.has_ways"],
        EditRefusal.HasEdgeEvents => Words["outline.has_edge"],
        _ => Words["outline.gone"],
    };
}
