using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>One file of a draft as text: read, changed, named, taken back to what it was. Works without any script.</summary>
/// <param name="desk">Drafts.</param>
/// <param name="files">What is in them.</param>
/// <param name="networks">Who is who.</param>
/// <param name="context">The request.</param>
internal sealed class FilePages(DesignDesk desk, DraftDesk files, KnownNetworks networks, PageContext context)
{
    private Words Words => context.Words;

    private Actor Actor => context.Visit.SignedIn.Actor;

    public async Task<IResult> ShowAsync(Guid id, string? name, int? revision, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Actor, id, stop);
        if (outcome is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return DesignAnswers.Otherwise(outcome, Words);
        }

        if (name is null || opened.Find(name) is not { } file)
        {
            return Pages.Missing(Words);
        }

        DraftFile shown = file;
        if (revision is { } earlier && earlier != file.Revision)
        {
            if (await files.RevisionAsync(Actor, id, name, earlier, stop) is not DesignOutcome<DraftFile>.Done { Value: var found })
            {
                return Pages.Missing(Words);
            }

            shown = found;
        }

        return await PageAsync(opened, file, shown, shown.Text, overtaken: null, refused: null, stop);
    }

    public async Task<IResult> SaveAsync(Guid id, string? name, Entry entry, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> before = await desk.OpenAsync(Actor, id, stop);
        if (before is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return DesignAnswers.Otherwise(before, Words);
        }

        if (name is null || opened.Find(name) is not { } file)
        {
            return Pages.Missing(Words);
        }

        // Browsers send line ends of their own.
        string text = (entry.All("text") is [var typed, ..] ? typed : file.Text).ReplaceLineEndings("\n");
        int changed = int.TryParse(entry["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : 0;
        return await files.SaveAsync(Actor, id, name, changed, text, entry["label"], stop) switch
        {
            DesignOutcome<OpenedDraft>.Done => TypedResults.LocalRedirect(DesignEndpoints.FileOf(id, name)),
            DesignOutcome<OpenedDraft>.Overtaken { Other: var other } => await PageAsync(opened, other, other, text, other, refused: null, stop),
            DesignOutcome<OpenedDraft>.Refused { Problem: { Code: not "PW3316" } problem } =>
                await PageAsync(opened, file with { Revision = changed }, file, text, overtaken: null, problem, stop),
            var otherwise => DesignAnswers.Otherwise(otherwise, Words),
        };
    }

    private async Task<IResult> PageAsync(
        OpenedDraft opened, DraftFile file, DraftFile shown, string text, DraftFile? overtaken, DesignProblem? refused, CancellationToken stop)
    {
        ImmutableArray<DraftRevision> history = await files.HistoryAsync(opened.Draft, stop);
        return Pages.Of<DraftFilePage>(
            new
            {
                opened.Draft,
                File = file,
                Shown = shown,
                Text = text,
                History = history.Where(revision => revision.Name == file.Name).ToImmutableArray(),
                Overtaken = overtaken,
                Refused = refused,
                Network = await networks.FindAsync(Actor.Network, stop),
            },
            overtaken is not null ? StatusCodes.Status409Conflict
            : refused is not null ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK);
    }
}
