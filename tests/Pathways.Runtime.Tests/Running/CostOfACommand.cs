namespace Pathways.Runtime.Tests;

/// <summary>What commands cost in statements: a number that grows here is noticed before an installation notices it.</summary>
public sealed class CostOfACommand
{
    private const string OneTask = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t">
          <bpmn:process id="one" isExecutable="true">
            <bpmn:startEvent id="begin"/>
            <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="do"/>
            <bpmn:userTask id="do" name="Do it"/>
            <bpmn:sequenceFlow id="f2" sourceRef="do" targetRef="finish"/>
            <bpmn:endEvent id="finish"/>
          </bpmn:process>
        </bpmn:definitions>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_of_one_task_takes_at_most_twelve_statements_and_three_commits()
    {
        await using Installation here = await WithOneTaskAsync();
        await RunOneAsync(here);
        // A look at the list of definitions, twice a second at most, is nobody's in particular.
        await here.Definitions.ListAsync(Cancellation);
        long before = here.Database.Database.StatementsSent;
        long commitsBefore = here.Database.Database.TransactionsSent;

        await RunOneAsync(here);

        // One more is left for finding the task by its case, which only this test needs.
        Assert.InRange(here.Database.Database.StatementsSent - before, 8, 13);
        Assert.InRange(here.Database.Database.TransactionsSent - commitsBefore, 3, 4);
    }

    [Fact]
    public async Task An_idle_installation_sends_nothing_by_itself()
    {
        await using Installation here = await WithOneTaskAsync();
        await RunOneAsync(here);
        long before = here.Database.Database.StatementsSent;

        await Task.Delay(TimeSpan.FromSeconds(1.5), Cancellation);

        Assert.Equal(before, here.Database.Database.StatementsSent);
    }

    private static async Task<Installation> WithOneTaskAsync()
    {
        Installation here = await Installation.CreateAsync(DatabaseKind.PostgreSql);
        await here.EnterNetworkAsync();
        await here.PublishAsync(new PathwayBundle(Drawings.Consent().Files.Clear().Add("pathway.bpmn", OneTask)));
        return here;
    }

    private static async Task RunOneAsync(Installation here)
    {
        Guid started = await here.StartAsync("one");
        Installation.Done(await here.Runtime.CompleteTaskAsync(
            CommandId.New(),
            Installation.Nadia,
            new TaskCompletion(started, new TaskId(here.TaskIdOf(started)), FeelContext.Empty),
            Cancellation));
    }
}
