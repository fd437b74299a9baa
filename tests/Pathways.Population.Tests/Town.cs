using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;

namespace Pathways.Population.Tests;

/// <summary>A database in which people are invented. Gone when disposed.</summary>
internal sealed class Town : IAsyncDisposable
{
    /// <summary>Now, for all tests: a Monday in term time.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private Town(TestDatabase database)
    {
        this.database = database;
        services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddPathwayStorage(database.Setting)
            .AddPathwayRuntime()
            .AddPathwayPopulation()
            .BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Town> OpenAsync(DatabaseKind kind) => new(await TestDatabase.CreateAsync(kind, Cancellation));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<PopulationReport> InventAsync(int people, long seed = 1, CancellationToken? stop = null) =>
        Get<PopulationSeed>().RunAsync(
            new PopulationOrder(people, seed, Now), Path.Combine(Repository.Root, "samples"), stop ?? Cancellation);

    /// <summary>Every case by its id, with the hash of its whole history.</summary>
    public async Task<ImmutableSortedDictionary<Guid, string>> CasesAsync()
    {
        ImmutableSortedDictionary<Guid, string>.Builder cases = ImmutableSortedDictionary.CreateBuilder<Guid, string>();
        await VerifyAsync((row, _) => cases[row.InstanceId] = $"{row.Network} {row.PathwayKey} {row.Status} {row.Revision} {row.Head}");
        return cases.ToImmutable();
    }

    public Task VerifyAsync(Action<InstanceRow, ImmutableArray<VerifiedProblem>> look) => Get<CaseVerification>().RunAsync(
        network: null,
        (row, problems) =>
        {
            look(row, problems);
            return Task.CompletedTask;
        },
        Cancellation);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
