using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Storage.Tests;

/// <summary>Makes the rows of a case's commits, as the runtime would, without a drawing behind them.</summary>
internal sealed record Case(InstanceRow Row)
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    public static readonly NetworkId Network = new("demo");
    public static readonly OrganisationId Office = new(Guid.Parse("0e000000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId Practice = new(Guid.Parse("0e000000-0000-7000-8000-000000000002"));
    public static readonly PersonId Nadia = new(Guid.Parse("0a000000-0000-7000-8000-000000000001"));
    public static readonly PersonId Yves = new(Guid.Parse("0a000000-0000-7000-8000-000000000002"));
    public static readonly PatientId Child = new(Guid.Parse("0f000000-0000-7000-8000-000000000001"));
    public static readonly Actor Coordinator = new(Network, Nadia, RoleKey.Coordinator, Office);

    public Guid Id => Row.InstanceId;

    public static Case New(string title = "Lina", NetworkId? network = null) => new(new InstanceRow
    {
        Network = network ?? Network,
        InstanceId = Guid.CreateVersion7(),
        PathwayKey = "childhood-obesity-etp",
        PathwayVersion = 1,
        PathwayHash = "f00d",
        Title = title,
        Status = CaseStatus.Active,
        Revision = 0,
        State = "{}",
        Organisation = Office,
        Patient = Child,
        StartedAt = Monday,
        StartedBy = Nadia,
        UpdatedAt = Monday,
        EndedAt = null,
        Head = EventHash.Root,
    });

    /// <summary>A task with sensible defaults.</summary>
    public static TaskRow Task(
        string id, string role = "coordinator", int priority = 50, DateTimeOffset? due = null, PersonId? assignee = null) =>
        new()
        {
            TaskId = id,
            ElementId = id.Split('#')[0],
            Title = $"Étape {id}",
            FormKey = "ob_consent",
            Roles = [role],
            Assignee = assignee,
            Priority = priority,
            OpenedAt = Monday,
            From = Monday,
            Due = due,
        };

    /// <summary>The rows of the next command: by default one event and nothing else.</summary>
    public InstanceCommit Next(
        CommandId? command = null, DateTimeOffset? at = null, params ReadOnlySpan<string> events)
    {
        DateTimeOffset moment = at ?? Monday;
        CommandId id = command ?? CommandId.New();
        EventHash head = Row.Head;
        long sequence = Row.Revision;
        ImmutableArray<EventRow>.Builder rows = ImmutableArray.CreateBuilder<EventRow>();
        foreach (string type in events.IsEmpty ? ["noted"] : events)
        {
            sequence++;
            string body = string.Create(CultureInfo.InvariantCulture, $$"""{"type":"{{type}}","n":{{sequence}}}""");
            head = head.Next(sequence, type, moment, id, body);
            rows.Add(new EventRow(sequence, type, moment, body, head));
        }

        return new InstanceCommit
        {
            Command = new CommandRow(id, "Note", Coordinator, moment),
            Instance = Row with
            {
                Revision = sequence,
                Head = head,
                UpdatedAt = moment,
                State = string.Create(CultureInfo.InvariantCulture, $$"""{"revision":{{sequence}}}"""),
            },
            ExpectedRevision = Row.Revision,
            Events = rows.ToImmutable(),
        };
    }

    /// <summary>Writes a commit and gives the case as it is afterwards.</summary>
    public static async Task<Case> WriteAsync(TestDatabase database, InstanceCommit commit)
    {
        CommitOutcome outcome =
            await database.Instances.CommitAsync(commit, TestContext.Current.CancellationToken);
        Assert.IsType<CommitOutcome.Committed>(outcome);
        return new Case(commit.Instance);
    }

    /// <summary>Starts a case whose first commit also holds what <paramref name="change"/> adds.</summary>
    public static Task<Case> StartAsync(
        TestDatabase database, Func<InstanceCommit, InstanceCommit>? change = null, Case? of = null)
    {
        InstanceCommit first = (of ?? New()).Next();
        return WriteAsync(database, change is null ? first : change(first));
    }
}
