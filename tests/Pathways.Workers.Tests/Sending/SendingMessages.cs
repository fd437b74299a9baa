using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Firing;
using Pathways.Workers.Lanes;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Sending;

public sealed class SendingMessages
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reminder_reaches_everyone_who_holds_the_role_today_where_the_case_belongs()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        Guid of = await RemindAsync(ward);

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        ImmutableArray<NotificationMessage> journal = await ward.JournalAsync();
        Assert.Equal(["nadia@reseau.example", "yves@reseau.example"], journal.Select(message => message.To.Address).Order());
        Assert.Equal("Rappel : Demander l'accord", journal[0].Subject);
        OutboxMessage sent = Assert.Single(await ward.OutboxAsync(of));
        Assert.Equal(("sent", ward.Clock.GetUtcNow()), (sent.Outcome, sent.SentAt));
        Assert.Equal(0, (await ward.Database.Jobs.CountAsync(ward.Clock.GetUtcNow(), Cancellation)).Leased);
    }

    [Fact]
    public async Task A_reminder_says_what_until_when_and_where()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        Guid of = await RemindAsync(ward);

        await DeliverAsync(ward);

        NotificationMessage message = (await ward.JournalAsync()).Single(written => written.To.Name.StartsWith("Nadia", StringComparison.Ordinal));
        Assert.StartsWith(
            $"Nadia Essai, Réseau d'essai : avant le 26 janvier 2026. https://pathways.example/app/tasks/{of}/ask",
            message.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_is_every_holder_of_parental_authority_each_in_their_language()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("family", "P7D"));
        await RemindAsync(ward);

        await DeliverAsync(ward);

        Assert.Equal(
            [("anne@famille.example", "en"), ("paul@famille.example", "fr")],
            (await ward.JournalAsync()).Select(message => (message.To.Address, message.Language)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task In_quiet_hours_a_message_waits_until_they_end(DatabaseKind kind)
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), kind: kind);
        Guid of = await RemindAsync(ward);
        var civil = CivilTime.Of("Europe/Paris");
        TimeOnly now = civil.TimeOf(ward.Clock.GetUtcNow());
        await ward.Get<NetworkTimes>().SaveAsync(
            Ward.Network, new NetworkHours { Quiet = new QuietTime(now.AddHours(-1), now.AddHours(2), DayCount.Civil) }, Cancellation);

        LeasedJob job = await ward.ClaimAsync(JobKind.Outgoing);
        JobOutcome outcome = await ward.Get<MessageDelivery>().DeliverAsync(job, Cancellation);

        DateTimeOffset until = Assert.IsType<JobOutcome.PutOff>(outcome).Until;
        Assert.Equal(ward.Clock.GetUtcNow().AddHours(2), until);
        Assert.Empty(await ward.JournalAsync());
        ward.Clock.Advance(TimeSpan.FromHours(2));
        Assert.IsType<JobOutcome.Done>(await ward.Get<MessageDelivery>().DeliverAsync(job, Cancellation));
        Assert.Equal("sent", Assert.Single(await ward.OutboxAsync(of)).Outcome);
    }

    [Fact]
    public async Task A_repetition_after_an_unnoted_sending_carries_the_same_key()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        Guid of = await RemindAsync(ward);
        LeasedJob first = await ward.ClaimAsync(JobKind.Outgoing);
        // The worker stands still for so long that another one takes the job; then it goes on.
        await ward.Database.Jobs.ReleaseAsync("test", Cancellation);
        LeasedJob second = await ward.ClaimAsync(JobKind.Outgoing);

        JobOutcome late = await ward.Get<MessageDelivery>().DeliverAsync(first, Cancellation);
        JobOutcome inTime = await ward.Get<MessageDelivery>().DeliverAsync(second, Cancellation);

        Assert.IsType<JobOutcome.Lost>(late);
        Assert.IsType<JobOutcome.Done>(inTime);
        Assert.Equal(2, (await ward.JournalAsync()).Length); // one for each receiver, not four
        Assert.Equal("sent", Assert.Single(await ward.OutboxAsync(of)).Outcome);
    }

    [Fact]
    public async Task A_reminder_to_people_without_an_address_stays_in_their_inbox_only()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordination_manager", "P7D"), DeadMailServer());
        Guid of = await RemindAsync(ward);

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        Assert.Equal("no-address", Assert.Single(await ward.OutboxAsync(of)).Outcome);
    }

    [Fact]
    public async Task A_role_that_nobody_holds_is_journalled_under_its_name()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("nurse", "P7D"));
        await RemindAsync(ward);

        await DeliverAsync(ward);

        Assert.Equal(new Recipient("Infirmier", null), Assert.Single(await ward.JournalAsync()).To);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_tried_again()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), DeadMailServer());
        Guid of = await RemindAsync(ward);

        JobOutcome outcome = await DeliverAsync(ward);

        JobOutcome.Failed failed = Assert.IsType<JobOutcome.Failed>(outcome);
        Assert.StartsWith("PW6030", failed.Why, StringComparison.Ordinal);
        Assert.True(failed.Policy.Attempts > 10);
        Assert.Null(Assert.Single(await ward.OutboxAsync(of)).SentAt);
    }

    [Fact]
    public async Task A_send_task_lets_its_case_go_on_when_the_letter_left()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithLetter("gp"));
        Guid of = await ward.StartAsync();
        Assert.Empty(await ward.Database.Inbox.OfCaseAsync(Ward.Network, of, Cancellation));

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        Assert.Equal(new Recipient("Dr Essai", "dr.essai@mssante.example"), Assert.Single(await ward.JournalAsync()).To);
        Assert.Equal("Suite", Assert.Single(await ward.Database.Inbox.OfCaseAsync(Ward.Network, of, Cancellation)).Task.Title);
        Assert.NotNull(Assert.Single(await ward.OutboxAsync(of)).SentAt);
    }

    [Fact]
    public async Task A_letter_that_cannot_reach_anybody_becomes_an_incident_of_its_case()
    {
        await using Ward ward = await Ward.OpenAsync(
            Pathway.WithLetter("gp"), DeadMailServer(), gp: new GpReference(null, "Dr Essai", null));
        Guid of = await ward.StartAsync();

        JobOutcome outcome = await DeliverAsync(ward);

        Assert.IsType<JobOutcome.Done>(outcome);
        InstanceRow? row = await ward.Database.Cases.FindAsync(Ward.Network, of, Cancellation);
        Assert.Equal(CaseStatus.Incident, row?.Status);
        Assert.Contains("PW6031", Reason(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_values_are_missing_becomes_an_incident_that_names_them()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithLetter(
            "gp", "---\nlanguages: fr\nfields: conclusion\nsubject fr: Courrier\n---\n{{conclusion}}\n"));
        Guid of = await ward.StartAsync();

        await DeliverAsync(ward);

        string reason = Reason(await ward.Database.Cases.FindAsync(Ward.Network, of, Cancellation));
        Assert.Contains("PW6020", reason, StringComparison.Ordinal);
        Assert.Contains("conclusion", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_dealt_with_leaves_nothing_to_do()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        await RemindAsync(ward);
        LeasedJob job = await ward.ClaimAsync(JobKind.Outgoing);
        await ward.Get<MessageDelivery>().DeliverAsync(job, Cancellation);

        JobOutcome again = await ward.Get<MessageDelivery>().DeliverAsync(job, Cancellation);

        Assert.IsType<JobOutcome.Obsolete>(again);
    }

    [Fact]
    public async Task A_timer_that_is_not_due_by_the_clock_of_the_case_just_waits()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        await ward.StartAsync();
        // Another node's clock runs ahead by a week.
        LeasedJob early = Assert.Single(await ward.Database.Jobs.ClaimAsync(
            new JobClaim("test", [JobKind.Timer], 1, TimeSpan.FromSeconds(30)), ward.Clock.GetUtcNow().AddDays(7), Cancellation));

        JobOutcome outcome = await ward.Get<TimerFiring>().FireAsync(early, Cancellation);

        Assert.Equal("PW2111", Assert.IsType<JobOutcome.Failed>(outcome).Why);
    }

    [Fact]
    public async Task A_timer_of_a_case_that_went_on_has_nothing_left_to_do()
    {
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        Guid of = await ward.StartAsync();
        ward.Clock.Advance(TimeSpan.FromDays(7));
        LeasedJob job = await ward.ClaimAsync(JobKind.Timer);
        await ward.Get<PathwayRuntime>().CancelAsync(CommandId.New(), Ward.Nadia, of, "moved away", Cancellation);

        JobOutcome outcome = await ward.Get<TimerFiring>().FireAsync(job, Cancellation);

        Assert.True(outcome is JobOutcome.Obsolete or JobOutcome.Lost, $"{outcome}");
    }

    /// <summary>Starts a case and lets its reminder fall due.</summary>
    private static async Task<Guid> RemindAsync(Ward ward)
    {
        Guid of = await ward.StartAsync();
        ward.Clock.Advance(TimeSpan.FromDays(7));
        JobOutcome fired = await ward.Get<TimerFiring>().FireAsync(await ward.ClaimAsync(JobKind.Timer), Cancellation);
        Assert.IsType<JobOutcome.Done>(fired);
        return of;
    }

    /// <summary>Why the only incident of a case stopped it.</summary>
    private static string Reason(InstanceRow? row) =>
        Assert.Single(InstanceStateJson.Read(row?.State ?? string.Empty).Incidents.Values).Reason.Message;

    private static async Task<JobOutcome> DeliverAsync(Ward ward) =>
        await ward.Get<MessageDelivery>().DeliverAsync(await ward.ClaimAsync(JobKind.Outgoing), Cancellation);

    private static ChannelSettings.Mail DeadMailServer()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new ChannelSettings.Mail(new SmtpSettings
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            From = "pathways@reseau.example",
        });
    }
}
