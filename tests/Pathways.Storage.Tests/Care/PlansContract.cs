using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

public abstract class PlansContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly PlanContent Text = new()
    {
        Referent = new PlanReferent("Anne Kieffer", "nurse", "03"),
        About = "Vit seule",
        Summary = "Aide à renforcer",
        Problems = [new PlanProblem("Aide insuffisante", ProblemDomain.Social, 1, "visite")],
        Goals = [new PlanGoal("Rester chez moi", "pas de séjour", CareRoom.Today.AddMonths(6), GoalStatus.Open)],
        Actions = [new PlanAction("Passer le soir", ActionKind.Support, "social_worker", "SSIAD", CareRoom.Today.AddDays(9), "heures")],
        Alerts = [new PlanAlert("appeler", "la fille", "Anne", "le jour même")],
        UnmetGoals = "Revoir la mer",
        Disagreement = "accueil de jour",
        Consent = new ConsentId(Guid.CreateVersion7()),
    };

    [Fact]
    public async Task Give_back_every_word_that_was_written()
    {
        (CareRoom room, PatientId patient, Case started) = await OpenAsync();
        started = await WriteAsync(started, patient, Entry(1) with { Written = Text });
        await WriteAsync(started, patient, Entry(2) with
        {
            Signed = new PlanSignature(
                1, 1, ContentHash.Of(Text), PlanVoice.Representative, PlanAnswer.WantsChanges, CareRoom.Today, "Claire", ConsentMeans.Written, "moins"),
            Done = new ActionResult("Passer le soir", ActionOutcome.NotDone, CareRoom.Today, "personne"),
            Reviewed = new PlanReview(CareRoom.Today, ReviewOutcome.Revised, 2, "tarde"),
        });

        Plan plan = Assert.Single(await ReadAsync(room, patient));

        PlanVersion version = Assert.Single(plan.Versions);
        Assert.Equal((started.Id, 1), (plan.Case, version.Number));
        Assert.Equal(ContentHash.Of(Text), version.Hash);
        Assert.Equal((Text.Goals[0], Text.Actions[0], Text.Consent), (version.Content.Goals[0], version.Content.Actions[0], version.Content.Consent));
        Assert.True(version.IsAsSigned);
        Assert.Equal(("Claire", ConsentMeans.Written, "moins"), (version.Signatures[0].Value.Name, version.Signatures[0].Value.Means, version.Signatures[0].Value.Words));
        Assert.Equal(("personne", "tarde"), (plan.Results[0].Value.Words, plan.Reviews[0].Value.Words));
        Assert.Equal((Case.Coordinator.Person, RoleKey.Coordinator), (version.WrittenBy, version.WrittenAs));
    }

    [Fact]
    public async Task Log_who_reads_them()
    {
        (CareRoom room, PatientId patient, _) = await OpenAsync();

        Assert.IsType<CareOutcome<ImmutableArray<Plan>>.Done>(await room.Plans.ReadAsync(CareRoom.Gp, patient, null, Cancellation));
        Assert.IsType<CareOutcome<ImmutableArray<Plan>>.Done>(await room.Plans.PrintAsync(CareRoom.Coordinator, patient, Cancellation));
        Assert.Equal("PW4106", Assert.IsType<CareOutcome<ImmutableArray<Plan>>.Denied>(
            await room.Plans.ReadAsync(CareRoom.Nurse, patient, null, Cancellation)).Decision.Code);
        await room.Plans.MayWriteAsync(CareRoom.Coordinator, patient, Guid.CreateVersion7(), Cancellation);

        Assert.Equal(
            [
                "2 gp ReadPlan CareTeam", "3 coordinator PrintPlan Coordination", "4 nurse ReadPlan PW4106",
                "5 coordinator WritePlan Coordination",
            ],
            (await room.LogOfAsync(patient))[1..]);
    }

    [Fact]
    public async Task Open_to_a_stranger_in_an_emergency_with_a_reason()
    {
        (CareRoom room, PatientId patient, _) = await OpenAsync();

        Assert.IsType<CareOutcome<ImmutableArray<Plan>>.Done>(
            await room.Plans.ReadAsync(CareRoom.Nurse, patient, "chute à domicile", Cancellation));
        Assert.Equal("2 nurse ReadPlan Emergency", (await room.LogOfAsync(patient))[^1]);
    }

    [Fact]
    public async Task Refuse_a_signature_of_a_text_that_is_not_in_the_record()
    {
        (CareRoom room, PatientId patient, Case started) = await OpenAsync();
        started = await WriteAsync(started, patient, Entry(1) with { Written = Text });
        PlanEntry forged = Entry(2) with
        {
            Signed = new PlanSignature(
                1, 1, ContentHash.Of(Text with { Summary = "autre" }), PlanVoice.Gp, PlanAnswer.Agrees, CareRoom.Today, null, null, null),
        };

        await Assert.ThrowsAnyAsync<StorageException>(() => WriteAsync(started, patient, forged));

        Assert.Empty(Assert.Single(await ReadAsync(room, patient)).Versions[0].Signatures);
    }

    [Fact]
    public async Task Are_written_with_the_task_or_not_at_all_wherever_the_process_dies()
    {
        (CareRoom room, PatientId patient, _) = await OpenAsync();
        int deaths = 0;
        bool died;
        do
        {
            Case started = await Case.StartAsync(Database);
            int passed = 0;
            Database.Database.DiesHere = () => passed++ == deaths;
            try
            {
                await WriteAsync(started, patient, Entry(1) with { Written = Text });
                died = false;
            }
            // A batch on PostgreSQL dies with its connection.
            catch (Exception end) when (end is OperationCanceledException or StorageException)
            {
                died = true;
                deaths++;
                Assert.InRange(deaths, 1, 50);
            }

            Database.Database.DiesHere = null;
            InstanceRow? row = await Database.Cases.FindAsync(Case.Network, started.Id, Cancellation);
            bool isWritten = (await ReadAsync(room, patient)).Any(plan => plan.Case == started.Id);
            Assert.Equal(row?.Revision > started.Row.Revision, isWritten);
        }
        while (died);

        Assert.NotEqual(0, deaths);
    }

    [Theory]
    [InlineData("plan_entry", "body")]
    [InlineData("plan", "opened_at")]
    public async Task Never_change_and_never_go(string table, string column)
    {
        (CareRoom room, PatientId patient, Case started) = await OpenAsync();
        await WriteAsync(started, patient, Entry(1) with { Written = Text });

        await Assert.ThrowsAsync<StorageException>(() => TamperAsync($"update {table} set {column} = {column}"));
        await Assert.ThrowsAsync<StorageException>(() => TamperAsync($"delete from {table}"));

        Assert.Single(await ReadAsync(room, patient));
    }

    private async Task<(CareRoom Room, PatientId Patient, Case Started)> OpenAsync()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId patient = await room.RegisterAsync();
        return (room, patient, await Case.StartAsync(Database));
    }

    private async Task<Case> WriteAsync(Case started, PatientId patient, PlanEntry entry) =>
        await Case.WriteAsync(Database, started.Next() with { Plan = new PlanRow(new PlanId(started.Id), patient, entry) });

    private static async Task<ImmutableArray<Plan>> ReadAsync(CareRoom room, PatientId patient) =>
        Assert.IsType<CareOutcome<ImmutableArray<Plan>>.Done>(
            await room.Plans.ReadAsync(CareRoom.Coordinator, patient, null, Cancellation)).Value;

    private Task<bool> TamperAsync(string statement) => Database.Database.MigrateAsync(
        async connection =>
        {
            await using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(Cancellation);
            return true;
        },
        Cancellation);

    private static PlanEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        Task = $"write#{sequence}",
        By = Case.Coordinator.Person,
        As = Case.Coordinator.Role,
        At = Case.Monday.AddMinutes(sequence),
    };
}

public sealed class PlansOnSqlite() : PlansContract(DatabaseKind.Sqlite);

public sealed class PlansOnPostgreSql() : PlansContract(DatabaseKind.PostgreSql);
