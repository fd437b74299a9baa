using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The list of drafts and the page of one draft.</summary>
/// <param name="desk">Drafts.</param>
/// <param name="files">What is in them.</param>
/// <param name="definitions">What is published.</param>
/// <param name="samples">The samples.</param>
/// <param name="networks">Who is who.</param>
/// <param name="context">The request.</param>
internal sealed class DesignPages(
    DesignDesk desk, DraftDesk files, PublishedDefinitions definitions, SamplePathways samples, KnownNetworks networks, PageContext context)
{
    private Words Words => context.Words;

    private Viewer Reader => context.Visit.SignedIn;

    public Task<IResult> ListAsync(CancellationToken stop) => ListAsync(Entry.Empty, refused: null, stop);

    public async Task<IResult> BeginAsync(Entry entry, IFormFile? file, CancellationToken stop)
    {
        string[] from = (entry["from"] ?? string.Empty).Split(':', 2);
        DesignOutcome<DraftBeginning.FromFiles>? brought = from[0] == "upload" && file is not null ? await BroughtFiles.ReadAsync(file, stop) : null;
        DraftBeginning? beginning = from switch
        {
            ["version", var key] => new DraftBeginning.InForce(key),
            ["sample", var name] => await samples.ReadAsync(name, stop) is { } bundle
                ? new DraftBeginning.FromFiles(new DraftOrigin(DraftOriginKind.Sample, name, null), bundle.Files)
                : null,
            ["empty", ..] => new DraftBeginning.Empty(entry["title"] ?? string.Empty),
            ["upload", ..] => brought is DesignOutcome<DraftBeginning.FromFiles>.Done { Value: var uploaded } ? uploaded : null,
            _ => null,
        };
        if (beginning is null)
        {
            DesignProblem problem = brought is DesignOutcome<DraftBeginning.FromFiles>.Refused { Problem: var unreadable }
                ? unreadable
                : new DesignProblem(from[0] == "upload" ? "PW5132" : "PW5133", "Choose what the draft begins from.");
            return await ListAsync(entry, problem, stop);
        }

        return await desk.BeginAsync(Reader.Actor, beginning, Words["design.first_step"], stop) switch
        {
            DesignOutcome<DesignDraft>.Done { Value: var draft } => TypedResults.LocalRedirect(DesignEndpoints.Of(draft.Id)),
            DesignOutcome<DesignDraft>.Refused { Problem: var problem } => await ListAsync(entry, problem, stop),
            var other => DesignAnswers.Otherwise(other, Words),
        };
    }

    public Task<IResult> ShowAsync(Guid id, CancellationToken stop) => ShowAsync(id, Entry.Empty, refused: null, stop);

    public async Task<IResult> ActAsync(Guid id, Entry entry, CancellationToken stop)
    {
        string here = DesignEndpoints.Of(id);
        Actor actor = Reader.Actor;
        switch (entry["act"])
        {
            case "rename":
                return await AfterAsync(await desk.RenameAsync(actor, id, entry["title"] ?? string.Empty, stop), here);
            case "discard":
                return await AfterAsync(await desk.DiscardAsync(actor, id, stop), DesignEndpoints.Address);
            case "comment":
                string? element = entry["element"] is { Length: <= 200 } named ? named : null;
                return await AfterAsync(
                    await files.CommentAsync(actor, id, element, entry["comment"] ?? string.Empty, stop),
                    Address.Local(entry["back"], $"{here}#comments"));
            case "settle" or "reopen" when Guid.TryParse(entry["which"], out Guid comment):
                return await AfterAsync(
                    await files.SettleAsync(actor, id, comment, entry["act"] == "settle", stop),
                    Address.Local(entry["back"], $"{here}#comments"));
            default:
                return TypedResults.LocalRedirect(here);
        }

        async Task<IResult> AfterAsync<T>(DesignOutcome<T> outcome, string next) => outcome switch
        {
            DesignOutcome<T>.Done => TypedResults.LocalRedirect(next),
            DesignOutcome<T>.Refused { Problem: { Code: not "PW3316" } problem } => await ShowAsync(id, entry, problem, stop),
            _ => DesignAnswers.Otherwise(outcome, Words),
        };
    }

    private async Task<IResult> ShowAsync(Guid id, Entry entry, DesignProblem? refused, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(Reader.Actor, id, stop);
        if (outcome is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return DesignAnswers.Otherwise(outcome, Words);
        }

        return Pages.Of<DraftPage>(
            new
            {
                Opened = opened,
                Findings = await desk.CheckAsync(opened, stop),
                History = await files.HistoryAsync(opened.Draft, stop),
                Process = opened.Process,
                Network = await NetworkAsync(stop),
                Hashes = VersionHashes.Of(await definitions.ListAsync(stop), Reader.Here.Network),
                Typed = entry,
                Refused = refused,
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> ListAsync(Entry entry, DesignProblem? refused, CancellationToken stop)
    {
        DesignOutcome<ImmutableArray<DesignDraft>> outcome = await desk.ListAsync(Reader.Actor, stop);
        if (outcome is not DesignOutcome<ImmutableArray<DesignDraft>>.Done { Value: var drafts })
        {
            return DesignAnswers.Otherwise(outcome, Words);
        }

        return Pages.Of<DesignPage>(
            new
            {
                Drafts = drafts,
                Listings = await definitions.PathwaysAsync(Reader.Here.Network, context.Visit.Now, stop),
                Samples = samples.All,
                Network = await NetworkAsync(stop),
                Typed = entry,
                Refused = refused,
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<KnownNetwork> NetworkAsync(CancellationToken stop) =>
        await networks.FindAsync(Reader.Here.Network, stop)
        ?? throw new InvalidOperationException($"The network {Reader.Here.Network} of a signed-in person is gone.");
}
