using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>
/// A draft is played: begun, step by step, recorded; and all its scenarios. The run so far stands in the address, so nothing is
/// kept of it, a page can be loaded again, and a step is taken back by going to the address before it.
/// </summary>
internal static class PlayEndpoints
{
    private const string Play = DesignEndpoints.Address + "/{draft:guid}/play";
    private const string Scenarios = DesignEndpoints.Address + "/{draft:guid}/scenarios";

    public static void MapPlaying(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Play, (Guid draft, string? run, string? scenario, string? to, PlayPages pages, CancellationToken stop) =>
            !string.IsNullOrWhiteSpace(to) ? pages.GoToAsync(draft, to, stop)
            : scenario is not null ? pages.TakeUpAsync(draft, scenario, stop)
            : pages.ShowAsync(draft, run, stop));
        routes.MapPost(Play, (Guid draft, IFormCollection form, PlayPages pages, CancellationToken stop) =>
            pages.ActAsync(draft, Entry.From(form), stop));
        routes.MapGet(Play + "/begin", (Guid draft, BeginPlayPages pages, CancellationToken stop) => pages.ShowAsync(draft, stop));
        routes.MapPost(Play + "/begin", (Guid draft, IFormCollection form, BeginPlayPages pages, CancellationToken stop) =>
            pages.BeginAsync(draft, Entry.From(form), stop));
        routes.MapGet(Play + "/step", (Guid draft, string? run, string? element, int? index, PlayStepPages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, run, element, index, stop));
        routes.MapPost(Play + "/step", (Guid draft, IFormCollection form, PlayStepPages pages, CancellationToken stop) =>
            pages.ActAsync(draft, Entry.From(form), stop));
        routes.MapGet(Play + "/drawing", (Guid draft, PlayPages pages, CancellationToken stop) => pages.DrawingAsync(draft, stop));
        routes.MapGet(Scenarios, (Guid draft, ScenarioPages pages, CancellationToken stop) => pages.ShowAsync(draft, stop));
        routes.MapPost(Scenarios, (Guid draft, IFormCollection form, ScenarioPages pages, CancellationToken stop) =>
            pages.AcceptAsync(draft, Entry.From(form), stop));
    }

    /// <summary>The page on which a draft is played.</summary>
    /// <param name="draft">The draft.</param>
    public static string Of(Guid draft) => $"{DesignEndpoints.Of(draft)}/play";

    /// <summary>The page on which a run begins.</summary>
    /// <param name="draft">The draft.</param>
    public static string BeginningOf(Guid draft) => $"{Of(draft)}/begin";

    /// <summary>The page of a run.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="run">The run, packed.</param>
    public static string Of(Guid draft, string run) => $"{Of(draft)}?run={run}";

    /// <summary>The page of a place at which a run waits.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="run">The run, packed.</param>
    /// <param name="element">The element.</param>
    /// <param name="index">Which of several; null for the only one.</param>
    public static string StepOf(Guid draft, string run, string element, int? index) =>
        $"{Of(draft)}/step?run={run}&element={Uri.EscapeDataString(element)}{(index is { } which ? $"&index={which}" : null)}";

    /// <summary>Takes up a scenario where it ends.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="scenario">Name of its file.</param>
    public static string TakingUp(Guid draft, string scenario) => $"{Of(draft)}?scenario={Uri.EscapeDataString(scenario)}";

    /// <summary>Plays up to an element, as far as a scenario knows the way.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="element">The element.</param>
    public static string GoingTo(Guid draft, string element) => $"{Of(draft)}?to={Uri.EscapeDataString(element)}";

    /// <summary>The page of all scenarios.</summary>
    /// <param name="draft">The draft.</param>
    public static string ScenariosOf(Guid draft) => $"{DesignEndpoints.Of(draft)}/scenarios";
}
