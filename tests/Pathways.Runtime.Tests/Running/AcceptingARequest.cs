namespace Pathways.Runtime.Tests;

public sealed class AcceptingARequest
{
    private static readonly OutsideRequest Request = new()
    {
        Network = Installation.Network,
        Id = Guid.CreateVersion7(),
        PathwayKey = Drawings.ConsentKey,
        Sender = "Dr Essai",
        Rpps = "10000000017",
        Phone = "03 00 00 00 00",
        BirthName = "ESSAI",
        GivenName = "Odile",
        BirthDate = new DateOnly(1941, 3, 12),
        Sex = "F",
        Answers = "{}",
        ReceivedAt = default,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Begins_one_case_whoever_accepts_it_and_however_often(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);

        CommandOutcome[] begun = await Task.WhenAll(new[] { Installation.Nadia, Installation.Yves, Installation.Yves }.Select(who =>
            here.Runtime.StartAsync(Request.Beginning, who, Installation.Request(), Cancellation)));

        Assert.Single(begun.Select(one => Installation.Done(one).InstanceId).Distinct());
        Assert.Equal(2, begun.Count(one => Installation.Done(one).IsRepetition));
    }

    [Fact]
    public void The_command_is_not_one_that_somebody_outside_could_choose() => Assert.NotEqual(Request.Id, Request.Beginning.Value);

    [Fact]
    public void A_form_sent_twice_is_one_request_and_a_changed_one_another()
    {
        var sent = CommandId.New();
        Guid first = OutsideRequest.IdOf(sent, Request);

        Assert.Equal(first, OutsideRequest.IdOf(sent, Request with { Id = Guid.Empty, ReceivedAt = DateTimeOffset.MaxValue }));
        Assert.NotEqual(first, OutsideRequest.IdOf(sent, Request with { BirthName = "AUTRE" }));
        Assert.NotEqual(first, OutsideRequest.IdOf(CommandId.New(), Request));
    }
}
