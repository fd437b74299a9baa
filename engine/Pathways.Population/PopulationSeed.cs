using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>
/// Puts invented networks with their people into a database and lets them live for three years on virtual time: what the same
/// people of the same seed do until the same instant is the same on every machine. Doing it again adds what is missing.
/// </summary>
/// <param name="directory">Networks and people.</param>
/// <param name="files">Patient files.</param>
/// <param name="instances">Where whole lives are written.</param>
/// <param name="parts">What publishing and running need.</param>
public sealed class PopulationSeed(
    INetworkDirectory directory, IPatientFiles files, IInstanceStore instances, PopulationParts parts)
{
    /// <summary>How long people have been followed: three years.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(3 * 365);

    // Lives are written by so many at a time: enough for few transactions, few enough to lose little when interrupted.
    private const int Together = 25;

    /// <summary>Adds networks, people and their lives.</summary>
    /// <param name="order">How many, by which seed, until when.</param>
    /// <param name="samples">Folder of the sample pathways.</param>
    /// <param name="stop">Stops between two lives; the next run goes on from there.</param>
    /// <exception cref="InvalidOperationException">A sample pathway cannot be published, or its scenarios cannot be read.</exception>
    public async Task<PopulationReport> RunAsync(PopulationOrder order, string samples, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(order);
        ImmutableDictionary<string, StoryBook> books = LivedPathway.All.ToImmutableDictionary(
            pathway => pathway.Key, pathway => StoryBook.Read(Path.Combine(samples, pathway.Key), pathway.UsualStory));
        Dictionary<NetworkId, Staff> staff = [];
        foreach (InventedNetwork network in InventedNetworks.All)
        {
            staff[network.Network.Id] = await OpenAsync(network, order, stop);
        }

        await PublishAsync(samples, order.Until - Past - TimeSpan.FromDays(1), stop);
        var inventor = new Inventor(parts, staff, books, order);
        var report = new ConcurrentBag<PopulationReport>();
        await Parallel.ForEachAsync(
            LifePlans.Of(order).Chunk(Together),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (plans, inner) => report.Add(await LiveAsync([.. plans.SelectMany(person => person)], inventor, inner)));
        return report.Aggregate(
            new PopulationReport { Networks = InventedNetworks.All.Length, Staff = staff.Values.Sum(known => known.People.Length) },
            (left, right) => left.With(right));
    }

    private async Task<Staff> OpenAsync(InventedNetwork network, PopulationOrder order, CancellationToken stop)
    {
        Staff staff = Staff.Of(network, order.Seed);
        NetworkId id = network.Network.Id;
        bool isNew = await directory.FindNetworkAsync(id, stop) is null;
        // People who tried things out keep what they changed: only unknown people are written.
        HashSet<PersonId> known = [.. (await directory.PeopleAsync(id, stop)).Select(person => person.Id)];
        await directory.SaveAsync(
            new DirectoryEntries
            {
                Networks = isNew ? [network.Network] : [],
                Organisations = isNew ? network.Organisations : [],
                People = [.. staff.People.Where(person => !known.Contains(person.Id))],
                Roles = [.. staff.Roles.Where(role => !known.Contains(role.Person))],
                Absences = [.. InventedAbsences.Of(staff, network, order).Where(absence => !known.Contains(absence.Person))],
            },
            stop);
        if (isNew)
        {
            await parts.Times.SaveAsync(id, NetworkHours.Usual with { Calendar = new NetworkCalendar { Region = network.Region } }, stop);
        }

        return staff;
    }

    private async Task PublishAsync(string samples, DateTimeOffset at, CancellationToken stop)
    {
        var clock = new LifeClock();
        clock.MoveTo(at);
        List<BundleOfNetworks> bundles = [];
        foreach (LivedPathway pathway in LivedPathway.All)
        {
            bundles.Add(new BundleOfNetworks(
                await PathwayBundle.ReadFolderAsync(Path.Combine(samples, pathway.Key), stop),
                [.. InventedNetworks.All.Where(known => known.Pathways.Any(run => run.Pathway == pathway)).Select(known => known.Network.Id)]));
        }

        IEnumerable<string> keys = LivedPathway.All.Zip(bundles, (pathway, files) => files.Networks.Select(_ => pathway.Key)).SelectMany(all => all);
        foreach ((string key, PublishOutcome outcome) in keys.Zip(
            await parts.PublisherAt(clock).PublishAsync(bundles, DemoNetwork.ClinicalLead.Person.Id, stop)))
        {
            if (outcome is PublishOutcome.Refused { Findings: var findings })
            {
                throw new InvalidOperationException($"The pathway '{key}' cannot be published: {findings.First(finding => finding.IsError)}");
            }
        }
    }

    private async Task<PopulationReport> LiveAsync(LifePlan[] plans, Inventor inventor, CancellationToken stop)
    {
        ImmutableHashSet<Guid> there = [];
        foreach (IGrouping<NetworkId, LifePlan> ofNetwork in plans.GroupBy(plan => plan.Network.Network.Id))
        {
            ImmutableArray<InstanceRow> found =
                await instances.LoadAllAsync(ofNetwork.Key, [.. ofNetwork.Select(plan => plan.CaseId)], stop);
            there = there.Union(found.Select(row => row.InstanceId));
        }

        var report = new PopulationReport();
        List<PastCase> lived = [];
        foreach (LifePlan plan in plans.Where(plan => !there.Contains(plan.CaseId)))
        {
            Invention made = await inventor.InventAsync(plan, stop);
            if (made.File is { } file)
            {
                await files.WriteAsync(file.Change, file.Access, stop);
            }

            lived.Add(made.Case);
            report = report.With(made.Report);
        }

        if (lived.Count > 0)
        {
            await instances.WritePastAsync(lived, stop);
        }

        return report;
    }
}
