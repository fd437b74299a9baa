using System.Collections.Immutable;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Workers.Tests.Processes;

/// <summary>Starts cases and completes their tasks; who gets no answer sends the same command again until there is one.</summary>
internal sealed class Caller(Ward ward, int seed)
{
    private static readonly string[] Steps = ["ask", "rest"];

#pragma warning disable CA5394 // tests want a repeatable sequence, not a secret one
    private readonly Random random = new(seed);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Works until it is over, and ends what it has begun.</summary>
    /// <returns>The cases it has brought to their end.</returns>
    public async Task<ImmutableArray<Guid>> WorkAsync(CancellationToken over)
    {
        ImmutableArray<Guid>.Builder done = ImmutableArray.CreateBuilder<Guid>();
        while (!over.IsCancellationRequested)
        {
            Guid instance = await SendAsync(id => ward.Get<PathwayRuntime>().StartAsync(
                id, Ward.Nadia, new StartRequest { PathwayKey = Pathway.Key, Organisation = Ward.Office, Patient = ward.Child, Title = "Lina" }, Cancellation));
            foreach (string step in Steps)
            {
                await Task.Delay(random.Next(2_500), Cancellation);
                string task = await InsistAsync(async () => (await ward.Database.Inbox.OfCaseAsync(Ward.Network, instance, Cancellation))
                    .Single(open => open.Task.ElementId == step).Task.TaskId);
                await SendAsync(id => ward.Get<PathwayRuntime>().CompleteTaskAsync(
                    id, Ward.Nadia, new TaskCompletion(instance, new TaskId(task), FeelContext.Empty), Cancellation));
            }

            done.Add(instance);
        }

        return done.ToImmutable();
    }

    private async Task<Guid> SendAsync(Func<CommandId, Task<CommandOutcome>> send)
    {
        CommandId id = CommandId.New();
        lock (ward.Clock) // Callers move it together; it never goes back.
        {
            ward.Clock.MoveTo(Later(ward.Clock.GetUtcNow(), TimeProvider.System.GetUtcNow()));
        }

        return Assert.IsType<CommandOutcome.Done>(await InsistAsync(() => send(id))).InstanceId;
    }

    private static async Task<T> InsistAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StorageException)
            {
                await Task.Delay(100, Cancellation); // The database is away; whether the command was done is not known.
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
