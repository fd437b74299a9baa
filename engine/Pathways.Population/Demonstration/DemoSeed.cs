using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>Puts the demonstration network into a database. Doing it again changes nothing that is there.</summary>
/// <param name="directory">Networks and people.</param>
/// <param name="files">Patient files.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class DemoSeed(INetworkDirectory directory, IPatientFiles files, TimeProvider clock)
{
    /// <summary>Ids of the invented patients, in the order in which they are made.</summary>
    public static ImmutableArray<PatientId> Patients { get; } =
        [.. DemoPatients.All.Select(patient => new PatientId(DemoIds.Of("patient:" + patient.Key)))];

    /// <summary>Adds what is missing of the network, its people and its patients.</summary>
    /// <param name="cancellationToken">Stops between two patients; the next run goes on from there.</param>
    /// <returns>How many patients were added.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // People who tried things out keep what they changed: only an unknown network is written.
        if (await directory.FindNetworkAsync(DemoNetwork.Id, cancellationToken) is null)
        {
            await directory.SaveAsync(DemoNetwork.Directory, cancellationToken);
        }

        ImmutableArray<PatientStrip> known = await files.StripsAsync(DemoNetwork.Id, Patients, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemoNetwork.Network.Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        int added = 0;
        foreach (DemoPatient patient in DemoPatients.All)
        {
            PatientFileChange file = patient.ToFile(now, today);
            PatientId id = file.Registered!.Id; // ToFile always registers
            if (known.Any(strip => strip.Id == id))
            {
                continue;
            }

            var entry = new AccessEntry
            {
                Actor = DemoNetwork.Coordinator.Roles[0].AsActor(),
                Patient = id,
                Act = CareAct.RegisterPatient,
                At = now,
                Basis = LegalBasis.Duty,
            };
            // Another host that starts at the same time may have been faster.
            added += await files.WriteAsync(file, entry, cancellationToken) == FileWriting.Written ? 1 : 0;
        }

        return added;
    }
}
