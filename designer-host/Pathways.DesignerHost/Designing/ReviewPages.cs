using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The review of a draft with the acts on it, and the list of publications.</summary>
/// <param name="reader">Puts together what there is to see.</param>
/// <param name="desk">The review.</param>
/// <param name="publications">Publishing.</param>
/// <param name="definitions">Hashes of versions.</param>
/// <param name="networks">Who is who.</param>
/// <param name="context">The request.</param>
internal sealed class ReviewPages(
    ReviewReader reader, ReviewDesk desk, PublicationDesk publications, PublishedDefinitions definitions, KnownNetworks networks, PageContext context)
{
    private Words Words => context.Words;

    private Actor Actor => context.Visit.SignedIn.Actor;

    public async Task<IResult> ListAsync(CancellationToken stop)
    {
        DesignOutcome<ImmutableArray<DesignEvent>> outcome = await publications.ListAsync(Actor, stop);
        return outcome is DesignOutcome<ImmutableArray<DesignEvent>>.Done { Value: var story }
            ? Pages.Of<PublishedPage>(new
            {
                Story = story,
                Network = await networks.FindAsync(Actor.Network, stop),
                Hashes = VersionHashes.Of(await definitions.ListAsync(stop), Actor.Network),
            })
            : DesignAnswers.Otherwise(outcome, Words);
    }

    public Task<IResult> ShowAsync(Guid id, CancellationToken stop) => ShowAsync(id, Entry.Empty, refused: null, stop);

    public async Task<IResult> ActAsync(Guid id, Entry entry, CancellationToken stop)
    {
        string? note = entry["note"];
        return entry["act"] switch
        {
            "ask" => await AfterAsync(await desk.AskAsync(Actor, id, note, stop), ReviewEndpoints.Of(id)),
            "take_back" => await AfterAsync(await desk.TakeBackAsync(Actor, id, stop), DesignEndpoints.Of(id)),
            "approve" => await AfterAsync(await desk.ApproveAsync(Actor, id, entry["seen"], note, stop), ReviewEndpoints.Of(id)),
            "send_back" => await AfterAsync(await desk.SendBackAsync(Actor, id, entry["seen"], note, stop), DesignEndpoints.Of(id)),
            "publish" => await PublishAsync(),
            _ => TypedResults.LocalRedirect(ReviewEndpoints.Of(id)),
        };

        async Task<IResult> PublishAsync()
        {
            DateOnly? day = entry["when"] == "day" ? entry.Day("day") : null;
            if (entry["when"] == "day" && (day is null || day <= context.Figures.Today))
            {
                return await ShowAsync(id, entry, new DesignProblem("PW5137", "Choose a day after today, or publish now."), stop);
            }

            DateTimeOffset? from = day is { } chosen
                ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(chosen.ToDateTime(TimeOnly.MinValue), context.Visit.Zone), TimeSpan.Zero)
                : null;
            return await AfterAsync(
                await publications.PublishAsync(Actor, id, from, entry["cases"] == CaseChoice.All, stop), DesignEndpoints.Of(id));
        }

        async Task<IResult> AfterAsync<T>(DesignOutcome<T> outcome, string next) => outcome switch
        {
            DesignOutcome<T>.Done => TypedResults.LocalRedirect(next),
            DesignOutcome<T>.Refused { Problem: var problem } => await ShowAsync(id, entry, problem, stop),
            _ => DesignAnswers.Otherwise(outcome, Words),
        };
    }

    private async Task<IResult> ShowAsync(Guid id, Entry entry, DesignProblem? refused, CancellationToken stop)
    {
        DesignOutcome<DraftReview> outcome = await reader.ReadAsync(Actor, id, stop);
        return outcome is DesignOutcome<DraftReview>.Done { Value: var review }
            ? Pages.Of<ReviewPage>(
                new
                {
                    Review = review,
                    HasPart = await desk.HasPartInAsync(review.Opened, Actor.Person, stop),
                    Network = await networks.FindAsync(Actor.Network, stop),
                    Typed = entry,
                    Refused = refused,
                },
                refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : DesignAnswers.Otherwise(outcome, Words);
    }
}
