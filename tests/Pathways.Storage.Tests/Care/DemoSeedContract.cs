using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

public abstract class DemoSeedContract(DatabaseKind kind) : PortContract(kind)
{
    [Fact]
    public async Task Makes_the_same_network_once()
    {
        (DemoSeed seed, _) = Open();

        Assert.Equal(DemoSeed.Patients.Length, await seed.RunAsync(Cancellation));
        Assert.Equal(0, await seed.RunAsync(Cancellation));

        INetworkDirectory directory = Database.Get<INetworkDirectory>();
        Assert.Equal(DemoNetwork.Network, await directory.FindNetworkAsync(DemoNetwork.Id, Cancellation));
        Assert.Equal(DemoNetwork.People.Length, (await directory.PeopleAsync(DemoNetwork.Id, Cancellation)).Length);
    }

    [Fact]
    public async Task Two_hosts_that_start_together_make_one_network()
    {
        int[] added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Run(() => Open().Seed.RunAsync(Cancellation), Cancellation)));

        Assert.Equal(DemoSeed.Patients.Length, added.Sum());
    }

    [Fact]
    public async Task Keeps_what_people_changed()
    {
        (DemoSeed seed, _) = Open();
        await seed.RunAsync(Cancellation);
        INetworkDirectory directory = Database.Get<INetworkDirectory>();
        Network renamed = DemoNetwork.Network with { Name = "Essai à moi" };
        await directory.SaveAsync(new DirectoryEntries { Networks = [renamed] }, Cancellation);

        await seed.RunAsync(Cancellation);

        Assert.Equal(renamed, await directory.FindNetworkAsync(DemoNetwork.Id, Cancellation));
    }

    [Fact]
    public async Task Gives_someone_to_every_role()
    {
        (DemoSeed seed, _) = Open();
        await seed.RunAsync(Cancellation);

        ImmutableArray<RoleAssignment> roles =
            await Database.Get<INetworkDirectory>().RolesAsync(DemoNetwork.Id, Cancellation);

        Assert.Equal(
            RoleKey.All.Select(role => role.Value).Order(StringComparer.Ordinal),
            roles.Select(role => role.Role.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Shows_the_coordinator_every_patient_and_the_nurse_none_yet()
    {
        (DemoSeed seed, CareDesk desk) = Open();
        await seed.RunAsync(Cancellation);

        Assert.Equal(DemoSeed.Patients.Length, await CountAsync(desk, DemoNetwork.Coordinator));
        Assert.Equal(DemoSeed.Patients.Length, await CountAsync(desk, DemoNetwork.Gp));
        Assert.Equal(0, await CountAsync(desk, DemoNetwork.Nurse));
    }

    // Invented people obey the rules that real ones do: nothing implausible, nobody twice, no number out of place.
    [Fact]
    public async Task Invents_only_what_registration_would_take()
    {
        (DemoSeed seed, _) = Open();
        await seed.RunAsync(Cancellation);
        IPatientFiles files = Database.Get<IPatientFiles>();
        PlausibleRanges ranges = ShippedTables.PlausibleRanges();
        List<Patient> known = [];
        foreach (PatientId id in DemoSeed.Patients)
        {
            PatientFile file = (await files.LoadAsync(DemoNetwork.Id, id, Cancellation))!; // seeded above
            IdentityTraits traits = file.Patient.Identity.Traits;
            RegistrationReview review = Registration.Review(
                new PatientDraft
                {
                    BirthName = traits.BirthName,
                    FirstGivenName = traits.FirstGivenName,
                    GivenNames = traits.GivenNames,
                    BirthDate = traits.BirthDate,
                    Sex = traits.Sex,
                    BirthPlaceCode = traits.BirthPlaceCode,
                    Observations =
                    [
                        .. file.Observations.Select(o => new ObservationDraft(o.Code, o.Value, o.Unit, o.TakenOn, o.Source)),
                    ],
                },
                known, ranges, CareRoom.Today);
            Assert.Empty(review.Problems);
            Assert.NotEmpty(file.History.GrowthPoints(traits.BirthDate));
            known.Add(file.Patient);
        }

        Assert.Contains(known, patient => patient.Identity.ShareableNumber is { Authority: InsAuthority.NirDemo });
    }

    private (DemoSeed Seed, CareDesk Desk) Open()
    {
        INetworkDirectory directory = Database.Get<INetworkDirectory>();
        IPatientFiles files = Database.Get<IPatientFiles>();
        FakeTime time = new();
        return (new DemoSeed(directory, files, time), new CareDesk(directory, files, ShippedTables.PlausibleRanges(), time));
    }

    private static async Task<int> CountAsync(CareDesk desk, DemoPerson person) =>
        Assert.IsType<CareOutcome<PatientPage>.Done>(
            await desk.SearchAsync(person.Roles[0].AsActor(), null, null, Cancellation)).Value.Patients.Length;
}

public sealed class DemoSeedOnSqlite() : DemoSeedContract(DatabaseKind.Sqlite);

public sealed class DemoSeedOnPostgreSql() : DemoSeedContract(DatabaseKind.PostgreSql);
