using System.Collections.Immutable;
using Pathways.Engine;
using Pathways.Notifications.Channels;
using Pathways.Runtime;

namespace Pathways.Workers.Tests.Dying;

/// <summary>What became of a case, in words that are the same however often the process died over it.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Story">What happened, in order.</param>
internal sealed record Lived(CaseStatus Status, string Story)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What a case has lived through.</summary>
    public static async Task<Lived> OfAsync(Ward ward, Guid id)
    {
        InstanceRow row = await ward.Database.Cases.FindAsync(Ward.Network, id, Cancellation)
            ?? throw new InvalidOperationException($"The case {id} is lost.");
        ImmutableArray<HistoryEntry> history = await ward.Database.Cases.HistoryAsync(Ward.Network, id, 0, Cancellation);
        return new Lived(row.Status, string.Join(" ", history.Select(entry => Tell(InstanceEventJson.Read(entry.Event.Body)))));
    }

    /// <summary>What people were told, each message once: it is sent at least once, under one key.</summary>
    public static ImmutableList<string> Messages(IEnumerable<NotificationMessage> sent) =>
        [.. sent.DistinctBy(message => message.IdempotencyKey).Select(message => $"{message.Template} {message.To.Address}").Order(StringComparer.Ordinal)];

    /// <summary>Nothing is left to do, and everything that the database holds fits together.</summary>
    public static async Task AssertNothingIsLeftAsync(Ward ward)
    {
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await ward.Database.Jobs.CountAsync(ward.Clock.GetUtcNow(), Cancellation));
        List<VerifiedProblem> problems = [];
        await ward.Get<CaseVerification>().RunAsync(
            null, (_, found) => { problems.AddRange(found); return Task.CompletedTask; }, Cancellation);
        Assert.Empty(problems);
    }

    private static string Tell(InstanceEvent happened) => happened switch
    {
        InstanceEvent.ElementActivated entered => $"+{entered.Element}",
        InstanceEvent.ElementCompleted left => $"-{left.Element}",
        _ => happened.GetType().Name,
    };
}
