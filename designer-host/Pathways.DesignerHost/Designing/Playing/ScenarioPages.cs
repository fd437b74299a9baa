using System.Globalization;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>All scenarios of a draft: what came of each, and what they reach together.</summary>
/// <param name="desk">Plays them.</param>
/// <param name="page">The request.</param>
internal sealed class ScenarioPages(PlayDesk desk, PageContext page)
{
    public Task<IResult> ShowAsync(Guid id, CancellationToken stop) => ShowAsync(id, sentence: null, StatusCodes.Status200OK, stop);

    public async Task<IResult> AcceptAsync(Guid id, Entry entry, CancellationToken stop)
    {
        int revision = int.TryParse(entry["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int seen) ? seen : 0;
        return await desk.AcceptAsync(page.Visit.SignedIn.Actor, id, entry["name"] ?? string.Empty, revision, stop) switch
        {
            DesignOutcome<string>.Done => TypedResults.LocalRedirect(PlayEndpoints.ScenariosOf(id)),
            DesignOutcome<string>.Refused { Problem: var problem } =>
                await ShowAsync(id, DesignAnswers.Sentence(problem, page.Words), StatusCodes.Status422UnprocessableEntity, stop),
            var other => DesignAnswers.Otherwise(other, page.Words),
        };
    }

    private async Task<IResult> ShowAsync(Guid id, string? sentence, int status, CancellationToken stop)
    {
        DesignOutcome<DraftScenarios> outcome = await desk.ScenariosAsync(page.Visit.SignedIn.Actor, id, stop);
        return outcome is DesignOutcome<DraftScenarios>.Done { Value: var all }
            ? Pages.Of<ScenariosPage>(new { All = all, Sentence = sentence }, status)
            : DesignAnswers.Otherwise(outcome, page.Words);
    }
}
