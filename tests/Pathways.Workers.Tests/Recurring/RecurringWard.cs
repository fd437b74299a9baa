using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Recurring;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>A ward on a Monday, and what is done there with recurring work.</summary>
internal static class RecurringWard
{
    /// <summary>A Monday, ten o'clock in Paris.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a ward on that Monday.</summary>
    public static async Task<Ward> OpenAsync(DatabaseKind kind, ChannelSettings? channel = null)
    {
        Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), channel, kind);
        ward.Clock.Advance(Monday - ward.Clock.GetUtcNow());
        return ward;
    }

    /// <summary>Work that is on since that Monday; it is not added yet.</summary>
    public static RecurringWork Work(RecurringKind kind, string schedule) => new()
    {
        Network = Ward.Network,
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Schedule = RecurringSchedule.Parse(schedule)!, // It is one.
        IsEnabled = true,
        Since = Monday,
        ChangedBy = Ward.Nadia.Person,
    };

    public static async Task<RecurringWork> AddAsync(Ward ward, RecurringWork work)
    {
        await ward.Get<IRecurringWork>().AddAsync(work, Cancellation);
        return work;
    }

    /// <summary>Nadia asks for it.</summary>
    public static Task AskAsync(Ward ward, RecurringWork work, DateTimeOffset at) =>
        ward.Get<IRecurringWork>().AskAsync(new Occurrence(Ward.Network, work.Id, at), Ward.Nadia.Person, Cancellation);

    public static Task SwitchAsync(Ward ward, RecurringWork work, bool isEnabled) =>
        ward.Get<IRecurringWork>().SwitchAsync(work with { IsEnabled = isEnabled }, Cancellation);

    /// <summary>Another process begins an occurrence and falls silent at once.</summary>
    public static async Task BeginAndDieAsync(Ward ward, Occurrence occurrence)
    {
        Assert.True(await ward.Get<IRecurringWork>().TryBeginAsync(occurrence, "dying", TimeSpan.FromMilliseconds(1), Monday, Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
    }

    /// <summary>A process looks for what is to be made up for.</summary>
    public static async Task LookAsync(IServiceProvider process)
    {
        ImmutableArray<RecurringWork> all = await process.GetRequiredService<IRecurringWork>().ListAsync(Ward.Network, Cancellation);
        await process.GetRequiredService<RecurringCatchUp>().LookAsync([.. all.Select(work => (work, "Europe/Paris"))], Cancellation);
    }

    public static Task LookAsync(Ward ward) => LookAsync(ward.Get<IServiceProvider>());

    /// <summary>What became of the occurrences, newest first.</summary>
    public static Task<ImmutableArray<RecurringRun>> RunsAsync(Ward ward) =>
        ward.Get<IRecurringWork>().RunsAsync(Ward.Network, 50, Cancellation);
}
