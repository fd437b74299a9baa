using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Messages that come early, keys, signals to all, and pathways that begin with either; both databases.</summary>
public sealed class NewsBetweenCases
{
    private static readonly TimeSpan kept = TimeSpan.FromDays(7);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_comes_early_is_kept_until_a_case_waits_and_then_given_once(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        CommandId command = CommandId.New();
        IncomingMessage message = Message("letter", ("seen", FeelValue.True));

        Assert.Equal(new Reception.Kept(here.Clock.GetUtcNow() + kept), await here.Messages.SendAsync(command, Installation.Nadia, message, kept, Cancellation));
        Assert.IsType<Reception.Kept>(await here.Messages.SendAsync(command, Installation.Nadia, message, kept, Cancellation));
        Assert.Single(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation));
        Guid started = await here.StartAsync("await");
        await BringAllAsync(here);

        InstanceRow row = await here.RowAsync(started);
        Assert.Equal(CaseStatus.Completed, row.Status);
        Assert.Equal(FeelValue.True, InstanceStateJson.Read(row.State).Variables["seen"]);
        Assert.Empty(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation));
        Assert.Equal(new Reception.Delivered(started, true), await here.Messages.SendAsync(command, Installation.Nadia, message, kept, Cancellation));
        Guid second = await here.StartAsync("await");
        await BringAllAsync(here);
        Assert.Equal(CaseStatus.Active, (await here.RowAsync(second)).Status);
        HistoryEntry told = (await here.Database.Cases.HistoryAsync(Installation.Network, started, 0, Cancellation))
            .First(entry => entry.CommandKind == nameof(InstanceCommand.DeliverMessage));
        Assert.Equal((command, Installation.Nadia), (told.Command, told.By));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Kept_messages_are_given_in_the_order_in_which_they_came_each_to_one_case(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        foreach (int number in new[] { 1, 2, 3 })
        {
            await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Message("letter", ("number", FeelValue.Number(number))), kept, Cancellation);
            here.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Guid first = await here.StartAsync("await");
        Guid second = await here.StartAsync("await");
        await BringAllAsync(here);

        FeelValue[] numbers = [.. new[] { await here.StateAsync(first), await here.StateAsync(second) }.Select(state => state.Variables["number"])];
        Assert.Equal([FeelValue.Number(1), FeelValue.Number(2)], numbers.OrderBy(number => number.ToString(), StringComparer.Ordinal));
        Assert.Equal(FeelValue.Number(3), Assert.Single(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation)).Payload["number"]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_whose_time_is_over_or_that_was_put_away_is_given_to_nobody(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        CommandId away = CommandId.New();
        await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Message("letter"), TimeSpan.FromHours(1), Cancellation);
        await here.Messages.SendAsync(away, Installation.Nadia, Message("letter"), kept, Cancellation);
        Assert.True(await here.Database.Get<IMessages>().DiscardAsync(Installation.Network, away.Value, Cancellation));
        Assert.False(await here.Database.Get<IMessages>().DiscardAsync(Installation.Network, away.Value, Cancellation));
        here.Clock.Advance(TimeSpan.FromHours(2));

        Guid started = await here.StartAsync("await");
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Active, (await here.RowAsync(started)).Status);
        Assert.Single(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_with_a_key_finds_the_case_that_asks_for_it(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid one = await StartAsync(here, "keyed", ("number", FeelValue.String("A1")));
        Guid two = await StartAsync(here, "keyed", ("number", FeelValue.String("B2")));
        await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, new IncomingMessage("result", null, null, FeelContext.Empty) { Key = "C3" }, kept, Cancellation);

        Assert.Equal(new Reception.Delivered(two, false), await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, new IncomingMessage("result", null, null, FeelContext.Empty) { Key = "B2" }, kept, Cancellation));
        Guid three = await StartAsync(here, "keyed", ("number", FeelValue.String("C3")));
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Active, (await here.RowAsync(one)).Status);
        Assert.Equal(CaseStatus.Completed, (await here.RowAsync(three)).Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_without_a_key_finds_the_case_whose_data_give_what_it_says(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid one = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(1)));
        Guid two = await StartAsync(here, "subscribed", ("ordered", FeelValue.String("2")));
        CommandId command = CommandId.New();

        Assert.Equal(new Reception.Delivered(two, false), await here.Messages.SendAsync(command, Installation.Nadia, Sample(2), kept, Cancellation));
        Assert.Equal(new Reception.Delivered(two, true), await here.Messages.SendAsync(command, Installation.Nadia, Sample(2), kept, Cancellation));
        Assert.Equal(new Reception.Delivered(one, false), await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, Sample(7) with { Payload = FeelContext.Empty, Key = "1" }, kept, Cancellation));
        Assert.Equal(FeelValue.Number(2), (await here.StateAsync(two)).Variables["number"]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_says_for_whom_it_is_waits_for_its_case_or_else_for_its_patients(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Assert.IsType<Reception.Kept>(await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Sample(3), kept, Cancellation));
        Assert.IsType<Reception.Kept>(await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, Sample(4) with { Patient = Installation.Child }, kept, Cancellation));
        Guid other = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(5)));
        Guid third = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(3)));
        Guid ofPatient = await here.StartAsync("unsubscribed");
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Active, (await here.RowAsync(other)).Status);
        Assert.Equal(FeelValue.Number(3), (await here.StateAsync(third)).Variables["number"]);
        Assert.Equal(FeelValue.Number(4), (await here.StateAsync(ofPatient)).Variables["number"]);
        Assert.Empty(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation));
        Installation.Done(await here.Runtime.SetVariablesAsync(
            CommandId.New(), Installation.Nadia, other, FeelContext.Of([KeyValuePair.Create("ordered", FeelValue.Number(6))]), Cancellation));
        Assert.Equal(new Reception.Delivered(other, false), await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Sample(6), kept, Cancellation));
    }

    [Fact]
    public async Task A_message_finds_cases_of_older_versions_by_what_these_say()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);
        Guid old = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(1)));
        await here.PublishAsync(Bundle("subscribed", "<startEvent id='start'/>", "<receiveTask id='wait' messageRef='sample'/>"));

        Assert.Equal(new Reception.Delivered(old, false), await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Sample(1), kept, Cancellation));
    }

    [Fact]
    public async Task A_message_that_says_nothing_that_a_drawing_knows_is_for_nobody()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);

        Assert.Equal("PW3213", Refusal(await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, Message("sample", ("level", FeelValue.Number(1))) with { Patient = null }, kept, Cancellation)));
    }

    [Fact]
    public async Task A_message_for_a_case_that_is_over_or_for_several_is_refused()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);
        Guid one = await here.StartAsync("await");
        await here.StartAsync("await");

        Assert.Equal("PW3205", Refusal(await here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Message("letter"), kept, Cancellation)));
        Installation.Done(await here.Runtime.CancelAsync(CommandId.New(), Installation.Nadia, one, "moved", Cancellation));
        Assert.Equal("PW2101", Refusal(await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, new IncomingMessage("letter", one, null, FeelContext.Empty), kept, Cancellation)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_never_lies_beside_a_case_that_waits_for_it(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        for (int round = 0; round < 25; round++)
        {
            Task<Guid> starting = Task.Run(() => here.StartAsync("await"), Cancellation);
            Task<Reception> sending = Task.Run(() => here.Messages.SendAsync(CommandId.New(), Installation.Nadia, Message("letter"), kept, Cancellation), Cancellation);
            await Task.WhenAll(starting, sending);
            await BringAllAsync(here);

            Assert.Equal(CaseStatus.Completed, (await here.RowAsync(await starting)).Status);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_signal_of_one_case_is_heard_by_all_that_listen_and_begins_pathways_for_its_patient(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid[] listening = [await here.StartAsync("listen"), await here.StartAsync("listen")];
        Guid over = await here.StartAsync("listen");
        Installation.Done(await here.Runtime.CancelAsync(CommandId.New(), Installation.Nadia, over, "moved", Cancellation));
        await here.StartAsync("throw");
        Guid late = await here.StartAsync("listen");
        await BringAllAsync(here);

        foreach (Guid heard in listening)
        {
            Assert.Equal(CaseStatus.Completed, (await here.RowAsync(heard)).Status);
        }

        Assert.Equal(CaseStatus.Active, (await here.RowAsync(late)).Status);
        CaseSummary begun = Assert.Single(await here.Database.Cases.NewestAsync(Installation.Network, "begun", Cancellation));
        Assert.Equal((Installation.Child, "ESSAI Lina – Begun"), (begun.Patient, begun.Title));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_signal_from_outside_is_heard_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid first = await here.StartAsync("listen");
        CommandId command = CommandId.New();
        await here.Messages.SignalAsync(command, Installation.Nadia, "heat", Cancellation);
        await BringAllAsync(here);
        Guid second = await here.StartAsync("listen");
        await here.Messages.SignalAsync(command, Installation.Nadia, "heat", Cancellation);
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Completed, (await here.RowAsync(first)).Status);
        Assert.Equal(CaseStatus.Active, (await here.RowAsync(second)).Status);
        Assert.Single(await here.Database.Cases.NewestAsync(Installation.Network, "begun", Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_begins_the_pathway_that_begins_with_it_once(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        CommandId command = CommandId.New();

        Reception.Started first = Assert.IsType<Reception.Started>(await here.Messages.SendAsync(
            command, Installation.Nadia, Message("referral", ("reason", FeelValue.String("weight"))), kept, Cancellation));
        Assert.Equal(new Reception.Delivered(first.InstanceId, true), await here.Messages.SendAsync(
            command, Installation.Nadia, Message("referral"), kept, Cancellation));
        Assert.Equal("PW3209", Refusal(await here.Messages.SendAsync(
            CommandId.New(), Installation.Nadia, new IncomingMessage("referral", null, new PatientId(Guid.CreateVersion7()), FeelContext.Empty), kept, Cancellation)));

        Assert.Equal("ESSAI Lina – Referred", (await here.RowAsync(first.InstanceId)).Title);
        Assert.Equal(FeelValue.String("weight"), (await here.StateAsync(first.InstanceId)).Variables["reason"]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_a_case_throws_reaches_the_other_pathway_of_its_patient(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        await here.StartAsync("tell");
        await BringAllAsync(here);
        Guid waiting = await here.StartAsync("await");
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Completed, (await here.RowAsync(waiting)).Status);
        // What a case threw is nothing for people to look after.
        Assert.Empty(await here.Database.Get<IMessages>().UntakenAsync(Installation.Network, 10, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_thrown_message_takes_along_what_the_drawing_maps_and_finds_the_case_by_it(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid other = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(1)));
        Guid waiting = await StartAsync(here, "subscribed", ("ordered", FeelValue.Number(2)));
        await BringAllAsync(here);

        await StartAsync(here, "report", ("found", FeelValue.Number(1)), ("secret", FeelValue.String("stays")));
        await BringAllAsync(here);

        Assert.Equal(CaseStatus.Active, (await here.RowAsync(other)).Status);
        Assert.Equal(CaseStatus.Completed, (await here.RowAsync(waiting)).Status);
        FeelContext known = (await here.StateAsync(waiting)).Variables;
        Assert.Equal(FeelValue.String("seen"), known["level"]);
        Assert.Equal(FeelValue.Null, known["secret"]);
    }

    private const string Subscription =
        "<correlationSubscription id='mine' correlationKeyRef='key'><correlationPropertyBinding correlationPropertyRef='number'><dataPath>ordered</dataPath></correlationPropertyBinding></correlationSubscription>";

    private static string Refusal(Reception reception) => Assert.IsType<Reception.Refused>(reception).Reason.Code;

    private static IncomingMessage Message(string name, params (string Name, FeelValue Value)[] values) => new(
        name, null, Installation.Child, FeelContext.Of(values.Select(value => KeyValuePair.Create(value.Name, value.Value))));

    private static IncomingMessage Sample(int number) => Message("sample", ("number", FeelValue.Number(number))) with { Patient = null };

    private static async Task<Guid> StartAsync(Installation here, string pathway, params (string Name, FeelValue Value)[] values) =>
        Installation.Done(await here.Runtime.StartAsync(
            CommandId.New(),
            Installation.Nadia,
            Installation.Request(pathway) with { Variables = FeelContext.Of(values.Select(value => KeyValuePair.Create(value.Name, value.Value))) },
            Cancellation)).InstanceId;

    /// <summary>Does what a worker would do, until nothing is left.</summary>
    private static async Task BringAllAsync(Installation here)
    {
        while (await here.ClaimAsync(JobKind.Continuation) is { IsEmpty: false } jobs)
        {
            foreach (LeasedJob job in jobs)
            {
                if (await here.News.BringAsync(job, Cancellation) is not CommandOutcome.Done)
                {
                    await here.Database.Jobs.FinishAsync(job.Lease, Cancellation);
                }
            }
        }
    }

    private static async Task<Installation> OpenAsync(DatabaseKind kind)
    {
        Installation here = await Installation.CreateAsync(kind);
        await here.EnterNetworkAsync();
        await here.RegisterChildAsync();
        foreach ((string key, string inside) in new[]
        {
            ("await", "<receiveTask id='wait' messageRef='letter'/>"),
            ("keyed", "<receiveTask id='wait' messageRef='result'><extensionElements><care:correlation value='number'/></extensionElements></receiveTask>"),
            ("subscribed", Subscription + "<receiveTask id='wait' messageRef='sample'/>"),
            ("unsubscribed", "<receiveTask id='wait' messageRef='sample'/>"),
            ("listen", "<intermediateCatchEvent id='wait'><signalEventDefinition signalRef='heat'/></intermediateCatchEvent>"),
            ("throw", "<intermediateThrowEvent id='wait'><signalEventDefinition signalRef='heat'/></intermediateThrowEvent>"),
            ("report", "<intermediateThrowEvent id='wait'><extensionElements><care:input name='number' value='found + 1'/><care:input name='level' value='&quot;seen&quot;'/></extensionElements><messageEventDefinition messageRef='sample'/></intermediateThrowEvent>"),
            ("tell", "<intermediateThrowEvent id='wait'><messageEventDefinition messageRef='letter'/></intermediateThrowEvent>"),
        })
        {
            await here.PublishAsync(Bundle(key, "<startEvent id='start'/>", inside));
        }

        const string Ask = "<userTask id='wait'><extensionElements><care:assignment roles='coordinator'/></extensionElements></userTask>";
        await here.PublishAsync(Bundle("begun", "<startEvent id='start'><signalEventDefinition signalRef='heat'/></startEvent>", Ask));
        await here.PublishAsync(Bundle("referred", "<startEvent id='start'><messageEventDefinition messageRef='referral'/></startEvent>", Ask));
        return here;
    }

    private static PathwayBundle Bundle(string key, string start, string inside) => new(
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <message id="letter" name="letter"/><message id="result" name="result"/><message id="referral" name="referral"/><message id="sample" name="sample"/><signal id="heat" name="heat"/>
          <correlationProperty id="number"><correlationPropertyRetrievalExpression messageRef="sample"><messagePath>number</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
          <collaboration id="c"><correlationKey id="key"><correlationPropertyRef>number</correlationPropertyRef></correlationKey></collaboration>
          <process id="{key}" name="{char.ToUpperInvariant(key[0]) + key[1..]}" isExecutable="true">
            {start}{inside}<endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="wait"/><sequenceFlow id="f2" sourceRef="wait" targetRef="end"/>
          </process>
        </definitions>
        """));
}
