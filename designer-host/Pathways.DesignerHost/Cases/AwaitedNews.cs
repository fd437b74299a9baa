using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

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
