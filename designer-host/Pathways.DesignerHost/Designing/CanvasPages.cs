using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The canvas page, what it begins with, and what it saves. Every refusal is a sentence that the page can show.</summary>
/// <param name="desk">Drafts.</param>
/// <param name="files">What is in them.</param>
/// <param name="networks">Who is who.</param>
/// <param name="antiforgery">Tells our own page from others.</param>
/// <param name="context">The request.</param>
internal sealed class CanvasPages(
    DesignDesk desk, DraftDesk files, KnownNetworks networks, IAntiforgery antiforgery, PageContext context)
{
    private const string WordsOfTheCanvas = "canvas.";

    private Words Words => context.Words;

    private Actor Actor => context.Visit.SignedIn.Actor;

    public async Task<IResult> ShowAsync(Guid id, string? name, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        return outcome switch
        {
            DesignOutcome<OpenedDraft>.Done { Value: var opened } => DrawingOf(opened, name) is { } drawing && opened.Draft.Status == DraftStatus.Open
                ? Pages.Of<CanvasPage>(new { opened.Draft, Drawing = drawing.Name })
                : Pages.Missing(Words),
            _ => DesignAnswers.Otherwise(outcome, Words),
        };
    }

    public async Task<IResult> ReadAsync(Guid id, string? name, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        if (outcome is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return await RefusedAsync(outcome, stop);
        }

        if (DrawingOf(opened, name) is not { } drawing)
        {
            return Missing();
        }

        DraftChoices choices = new(opened, Words);
        return TypedResults.Json(new CanvasContent(
            drawing.Revision,
            drawing.Text,
            await FindingsAsync(opened, drawing.Name, stop),
            choices.Roles,
            choices.Recipients,
            choices.Forms,
            choices.Templates,
            choices.RuleSets,
            choices.Regions,
            Words.All(Words.Language).Where(text => text.Key.StartsWith(WordsOfTheCanvas, StringComparison.Ordinal))
                .ToImmutableSortedDictionary(text => text.Key[WordsOfTheCanvas.Length..], text => text.Value)));
    }

    public async Task<IResult> SaveAsync(Guid id, string? name, HttpContext request, CancellationToken stop)
    {
        if (!await antiforgery.IsRequestValidAsync(request))
        {
            return Refuse("PW5134", "The page is too old to save. Load it again.", StatusCodes.Status400BadRequest);
        }

        CanvasSave? asked;
        try
        {
            asked = await request.Request.ReadFromJsonAsync<CanvasSave>(stop);
        }
        catch (Exception garbage) when (garbage is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return garbage is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? Refuse("PW5136", "The drawing is too long to be saved.", StatusCodes.Status413PayloadTooLarge)
                : Refuse("PW5135", "What was sent is no drawing with its revision.", StatusCodes.Status400BadRequest);
        }

        if (name is null || asked is not { Revision: > 0, Text: { } text })
        {
            return Refuse("PW5135", "What was sent is no drawing with its revision.", StatusCodes.Status400BadRequest);
        }

        DesignOutcome<OpenedDraft> outcome = await files.SaveAsync(Actor, id, name, asked.Revision, text, asked.Label, stop);
        return outcome is DesignOutcome<OpenedDraft>.Done { Value: var opened }
            ? TypedResults.Json(new CanvasSaved(
                opened.Find(name)?.Revision ?? asked.Revision, context.Figures.Time(context.Visit.Now), await FindingsAsync(opened, name, stop)))
            : await RefusedAsync(outcome, stop);
    }

    private static DraftFile? DrawingOf(OpenedDraft opened, string? name) => name is null
        ? opened.Drawing
        : opened.Find(name) is { } file && PathwayBundle.KindOf(name) == BundleFileKind.Drawing ? file : null;

    private async Task<ImmutableArray<CanvasFinding>> FindingsAsync(OpenedDraft opened, string drawing, CancellationToken stop) =>
    [
        .. (await desk.CheckAsync(opened, stop)).OrderByDescending(finding => finding.Severity).Select(finding => new CanvasFinding(
            finding.Source == drawing ? finding.Element?.ToString() : null,
            finding.Source == drawing || opened.Find(finding.Source) is null ? null : DesignEndpoints.PageOf(opened.Draft.Id, finding.Source),
            finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" },
            FindingWords.Weight(finding.Severity, Words),
            FindingWords.Of(finding, Words),
            $"{finding.Source} · {finding.Code}",
            finding.Source == drawing ? [.. finding.Path.Select(step => step.Element.ToString())] : [])),
    ];

    private async Task<IResult> RefusedAsync<T>(DesignOutcome<T> outcome, CancellationToken stop) => outcome switch
    {
        DesignOutcome<T>.Denied { Decision: var denied } => TypedResults.Json(
            new CanvasRefusal(Words.Problem(denied.Code, denied.Sentence, denied.Arguments)), statusCode: StatusCodes.Status403Forbidden),
        DesignOutcome<T>.Refused { Problem: var problem } => TypedResults.Json(
            new CanvasRefusal(DesignAnswers.Sentence(problem, Words)), statusCode: StatusCodes.Status422UnprocessableEntity),
        DesignOutcome<T>.Overtaken { Other: var other } => TypedResults.Json(
            new CanvasRefusal(
                Words.With(
                    "design.overtaken_canvas",
                    (await networks.FindAsync(Actor.Network, stop))?.NameOf(other.ChangedBy, Words["cases.someone"]) ?? Words["cases.someone"],
                    context.Figures.Time(other.ChangedAt)),
                other.Revision,
                other.Text),
            statusCode: StatusCodes.Status409Conflict),
        _ => Missing(),
    };

    private JsonHttpResult<CanvasRefusal> Missing() => TypedResults.Json(
        new CanvasRefusal(Words["refusal.missing_about"]), statusCode: StatusCodes.Status404NotFound);

    private JsonHttpResult<CanvasRefusal> Refuse(string code, string sentence, int status) => TypedResults.Json(
        new CanvasRefusal(Words.Problem(code, sentence, [])), statusCode: status);
}
