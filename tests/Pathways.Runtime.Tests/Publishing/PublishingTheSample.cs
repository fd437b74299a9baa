using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>The obesity sample through the whole stack: published from its folder, decided by its rules, stored, read.</summary>
public sealed class PublishingTheSample
{
    private const string Key = "childhood-obesity-etp";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publishes_whole_and_a_second_time_adds_nothing()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = await SampleAsync();

        PublishOutcome first = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, bundle, Cancellation);

        PublishOutcome.Published published = AssertPublished(first);
        Assert.Contains(published.Added, version => version.Id is { Kind: DefinitionKind.Pathway, Key: Key, Version: 1 });
        Assert.Contains(published.Added, version => version.Id is { Kind: DefinitionKind.RuleSet, Key: "corpulence" });
        Assert.Empty((await here.PublishAsync(bundle)).Added);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_girl_of_eight_is_classified_by_the_published_rules_and_the_reason_is_kept(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);
        AssertPublished(await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, await SampleAsync(), Cancellation));

        Guid started = Installation.Done(await here.Runtime.StartAsync(
            CommandId.New(), Installation.Nadia, Girl, Cancellation)).InstanceId;
        await CompleteAsync(here, started, "ob_register", """
            {"ins_status":"validated","authority_1":"mère","authority_2":"père","authority_exercise":"joint",
             "registration":"complete"}
            """);
        await CompleteAsync(here, started, "ob_measure", """
            {"measured_on":{"@":"2026-01-05"},"weight_kg":31.4,"height_cm":128.5,"waist_cm":66.0,
             "earlier_points":[{"age":5,"bmi":15.6},{"age":6,"bmi":15.9},{"age":7,"bmi":17.4}]}
            """);

        Assert.NotNull(await OpenAsync(here, started, "ob_consent"));
        ImmutableArray<HistoryEntry> history =
            await here.Database.Cases.HistoryAsync(Installation.Network, started, 0, Cancellation);
        InstanceEvent.DecisionMade decision = history
            .Select(entry => InstanceEventJson.Read(entry.Event.Body))
            .OfType<InstanceEvent.DecisionMade>()
            .First(made => made.RuleSet == "corpulence");
        Assert.Equal(1, decision.Version);
        Assert.Equal(decision.ContentHash, decision.Trace.RuleSetHash);
        Assert.Null(HistoryChain.FindBreak(await here.RowAsync(started), history));
        Assert.NotNull(await here.Definitions.FindFormAsync(
            Installation.Network, Key, "ob_consent", here.Clock.GetUtcNow(), here.Clock.GetUtcNow(), Cancellation));
    }

    [Fact]
    public async Task A_rule_set_with_a_broken_cell_publishes_nothing_and_names_the_file()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = await SampleAsync();
        string rules = bundle.Files["decisions/programme-entry.dmn"];
        PathwayBundle broken = bundle.With(
            "decisions/programme-entry.dmn", rules.Replace("</text>", " +</text>", StringComparison.Ordinal));

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, broken, Cancellation);

        Assert.Contains(
            Assert.IsType<PublishOutcome.Refused>(outcome).Findings,
            finding => finding.IsError && finding.Source == "decisions/programme-entry.dmn");
        Assert.Empty((await here.Database.Definitions.ReadListAsync(Cancellation)).Versions);
    }

    private static StartRequest Girl => Installation.Request(Key) with
    {
        Variables = FeelJson.FromJson("""
            {"birth_date":{"@":"2017-12-20"},"sex":"F","weight_kg":31.2,"height_cm":128.3,
             "sender":"Dr Lise Martin, Metz","sender_kind":"gp","reason":"Courbe qui monte depuis deux ans."}
            """).AsContext(),
    };

    private static Task<PathwayBundle> SampleAsync() => PathwayBundle.ReadFolderAsync(
        Repository.At("samples", "childhood-obesity-etp"), Cancellation);

    private static PublishOutcome.Published AssertPublished(PublishOutcome outcome)
    {
        if (outcome is PublishOutcome.Refused refused)
        {
            Assert.Fail(string.Join('\n', refused.Findings.Where(finding => finding.IsError)));
        }

        return Assert.IsType<PublishOutcome.Published>(outcome);
    }

    private static async Task<TaskView?> OpenAsync(Installation here, Guid started, string element)
    {
        ImmutableArray<TaskView> tasks =
            await here.Database.Inbox.OfCaseAsync(Installation.Network, started, Cancellation);
        return tasks.FirstOrDefault(task => task.Status == TaskPhase.Open && task.Task.ElementId == element);
    }

    private static async Task CompleteAsync(Installation here, Guid started, string element, string answers)
    {
        TaskView task = await OpenAsync(here, started, element)
            ?? throw new InvalidOperationException($"'{element}' is not open: {(await here.RowAsync(started)).State}");
        Installation.Done(await here.Runtime.CompleteTaskAsync(
            CommandId.New(),
            Installation.Nadia,
            new TaskCompletion(started, new TaskId(task.Task.TaskId), FeelJson.FromJson(answers).AsContext()),
            Cancellation));
    }
}
