using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;
using Pathways.Testing;

namespace Pathways.Workers.Tests;

/// <summary>A case without a drawing behind it, whose jobs are what the tests are about.</summary>
internal static class WaitingCase
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    public static readonly NetworkId Network = new("demo");

    /// <summary>Stores a case with these jobs.</summary>
    public static async Task<Guid> WithAsync(TestDatabase database, params ImmutableArray<JobRow> jobs)
    {
        Guid id = Guid.CreateVersion7();
        CommandId command = CommandId.New();
        EventHash head = EventHash.Root.Next(1, "noted", Monday, command, "{}");
        CommitOutcome outcome = await database.Instances.CommitAsync(
            new InstanceCommit
            {
                Command = new CommandRow(command, "Note", Actor.Platform(Network), Monday),
                Instance = new InstanceRow
                {
                    Network = Network,
                    InstanceId = id,
                    PathwayKey = "p",
                    PathwayVersion = 1,
                    PathwayHash = "f00d",
                    Title = "Lina",
                    Status = CaseStatus.Active,
                    Revision = 1,
                    State = "{}",
                    Organisation = new OrganisationId(Guid.Parse("0e000000-0000-7000-8000-000000000001")),
                    Patient = null,
                    StartedAt = Monday,
                    StartedBy = Actor.PlatformPerson,
                    UpdatedAt = Monday,
                    EndedAt = null,
                    Head = head,
                },
                ExpectedRevision = 0,
                Events = [new EventRow(1, "noted", Monday, "{}", head)],
                Jobs = jobs,
            },
            TestContext.Current.CancellationToken);
        Assert.IsType<CommitOutcome.Committed>(outcome);
        return id;
    }

    public static JobRow Timer(int number, int minutesAfterMonday = 0) =>
        new(JobKind.Timer, $"timer-{number}", Monday.AddMinutes(minutesAfterMonday));

    public static JobRow Message(int number) => new(JobKind.Outgoing, $"message-{number}", Monday);
}
