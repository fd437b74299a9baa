using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Something that a case listens for.</summary>
/// <param name="Wait">Number of the wait.</param>
/// <param name="Message">Name of the message.</param>
/// <param name="Title">What the drawing calls it.</param>
public sealed record AwaitedNews(long Wait, string Message, string Title)
{
    /// <summary>What a case listens for now, by title; what is drawn without a name goes by its message.</summary>
    /// <param name="process">The version that it follows.</param>
    /// <param name="state">Where it stands.</param>
    public static ImmutableArray<AwaitedNews> Of(ExecutableProcess process, InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state.Waits.Values.Where(wait => wait is { Awaits: AwaitedEvent.Message, Name: not null })
                .Select(wait => new AwaitedNews(wait.Number, wait.Name!, TitleOf(process, wait))) // It was asked just now.
                .OrderBy(news => news.Title, StringComparer.CurrentCulture),
        ];
    }

    private static string TitleOf(ExecutableProcess process, EventWait wait) =>
        process.FindAnywhere(wait.Element) is { } node && node.Title != node.Id.ToString() ? node.Title : wait.Name!; // As above.
}

/// <summary>People say what a case listens for: a death, a move, a new fact.</summary>
internal static class AwaitedNewsEndpoints
{
    private static readonly Refusal NotYours = new("PW5109", "work.not_yours");

    public static void MapAwaitedNews(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/cases/{id:guid}/news",
        (Guid id, IFormCollection form, CaseDoor door, PathwayRuntime runtime, PageContext page, CancellationToken stop) =>
        {
            Entry entry = Entry.From(form);
            _ = long.TryParse(entry["wait"], CultureInfo.InvariantCulture, out long wait); // 0 is no wait, and refused as gone.
            Care.Actor actor = page.Visit.SignedIn.Actor;
            return door.ActAsync(
                id, _ => Task.FromResult(CaseAccess.MaySteer(actor, []) ? null : NotYours),
                () => runtime.TellCaseAsync(Commands.Of(entry), actor, id, entry["message"] ?? "?", wait, stop), stop);
        });
}
