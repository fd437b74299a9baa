namespace Pathways.Care.Tests.Consents;

public sealed class WishesOfAPatient
{
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public void Are_unknown_until_someone_asks()
    {
        var ledger = new ConsentLedger([]);

        Assert.False(ledger.Objects(ConsentScope.TeamSharing, Invented.Today));
        Assert.False(ledger.Agrees(ConsentScope.TeamSharing, Invented.Today));
        Assert.False(ledger.IsInformed(ConsentScope.TeamSharing, Invented.Today));
    }

    [Fact]
    public void Count_from_the_day_they_were_said()
    {
        var ledger = new ConsentLedger([Said(ConsentKind.Objection, Monday)]);

        Assert.False(ledger.Objects(ConsentScope.TeamSharing, Monday.AddDays(-1)));
        Assert.True(ledger.Objects(ConsentScope.TeamSharing, Monday));
    }

    [Fact]
    public void No_longer_count_from_the_day_they_were_withdrawn()
    {
        Consent withdrawn = Said(ConsentKind.Consent, Monday) with { Withdrawn = On(Monday.AddDays(3)) };
        var ledger = new ConsentLedger([withdrawn]);

        Assert.True(ledger.Agrees(ConsentScope.TeamSharing, Monday.AddDays(2)));
        Assert.False(ledger.Agrees(ConsentScope.TeamSharing, Monday.AddDays(3)));
    }

    [Fact]
    public void Count_for_their_scope_only() =>
        Assert.False(new ConsentLedger([Said(ConsentKind.Objection, Monday)]).Objects(ConsentScope.Messages, Invented.Today));

    [Fact]
    public void May_change_and_the_last_word_counts()
    {
        var ledger = new ConsentLedger(
            [Said(ConsentKind.Consent, Monday.AddDays(2)), Said(ConsentKind.Objection, Monday)]);

        Assert.True(ledger.Objects(ConsentScope.TeamSharing, Monday.AddDays(1)));
        Assert.True(ledger.Agrees(ConsentScope.TeamSharing, Monday.AddDays(2)));
    }

    [Fact]
    public void Are_an_objection_when_one_of_two_parents_objects()
    {
        var ledger = new ConsentLedger(
        [
            Said(ConsentKind.Objection, Monday) with { Voice = ConsentVoice.ParentalAuthority, GivenBy = "Anne Essai" },
            Said(ConsentKind.Consent, Monday.AddDays(1)) with { Voice = ConsentVoice.ParentalAuthority, GivenBy = "Paul Essai" },
        ]);

        Assert.True(ledger.Objects(ConsentScope.TeamSharing, Invented.Today));
        Assert.False(ledger.Agrees(ConsentScope.TeamSharing, Invented.Today));
    }

    [Fact]
    public void Are_informed_by_an_information_or_a_consent() =>
        Assert.True(new ConsentLedger([Said(ConsentKind.Information, Monday)]).IsInformed(ConsentScope.TeamSharing, Monday));

    [Theory]
    [InlineData(ConsentVoice.ParentalAuthority, "Anne Essai", 0, null)]
    [InlineData(ConsentVoice.ParentalAuthority, " ", 0, "PW4042")]
    [InlineData(ConsentVoice.Patient, null, 0, "PW4043")]
    [InlineData(ConsentVoice.ParentalAuthority, "Anne Essai", 1, "PW4040")]
    [InlineData(ConsentVoice.ParentalAuthority, "Anne Essai", -4000, "PW4041")]
    public void Of_a_child_are_checked(ConsentVoice voice, string? givenBy, int days, string? code)
    {
        Consent consent = Said(ConsentKind.Consent, Invented.Today.AddDays(days)) with { Voice = voice, GivenBy = givenBy };

        Assert.Equal(code, ConsentCheck.Check(consent, Invented.Patient(), Invented.Today).FirstOrDefault()?.Code);
    }

    [Fact]
    public void Of_a_child_who_objects_alone_are_taken() =>
        Assert.Empty(ConsentCheck.Check(Said(ConsentKind.Objection, Invented.Today), Invented.Patient(), Invented.Today));

    [Fact]
    public void Of_an_adult_are_not_said_by_a_parent()
    {
        Patient adult = Invented.Patient(
            Invented.Identity(traits: Invented.Traits(birthDate: new DateOnly(1956, 3, 1))));
        Consent consent = Said(ConsentKind.Consent, Monday) with
        {
            Voice = ConsentVoice.ParentalAuthority,
            GivenBy = "Anne Essai",
        };

        Assert.Equal("PW4044", Assert.Single(ConsentCheck.Check(consent, adult, Invented.Today)).Code);
    }

    [Theory]
    [InlineData(ConsentKind.Consent, 0, null)]
    [InlineData(ConsentKind.Objection, 3, null)]
    [InlineData(ConsentKind.Consent, -1, "PW4046")]
    [InlineData(ConsentKind.Consent, 30, "PW4040")]
    [InlineData(ConsentKind.Information, 1, "PW4047")]
    public void Can_be_withdrawn_at_any_time_after(ConsentKind kind, int daysAfter, string? code) =>
        Assert.Equal(
            code,
            ConsentCheck.CheckWithdrawal(Said(kind, Monday), On(Monday.AddDays(daysAfter)), Invented.Today).FirstOrDefault()?.Code);

    [Fact]
    public void Cannot_be_withdrawn_twice()
    {
        Consent withdrawn = Said(ConsentKind.Consent, Monday) with { Withdrawn = On(Monday) };

        Assert.Equal("PW4045", Assert.Single(ConsentCheck.CheckWithdrawal(withdrawn, On(Monday), Invented.Today)).Code);
    }

    private static Withdrawal On(DateOnly day) => new(day, ConsentVoice.Patient, Invented.Someone, Invented.Now);

    private static Consent Said(ConsentKind kind, DateOnly on) => new()
    {
        Network = Invented.Network,
        Id = new ConsentId(Guid.Empty),
        Patient = Invented.Lison,
        Kind = kind,
        Scope = ConsentScope.TeamSharing,
        GivenOn = on,
        Voice = ConsentVoice.Patient,
        Means = ConsentMeans.Oral,
        RecordedBy = Invented.Someone,
        RecordedAs = RoleKey.Coordinator,
        RecordedAt = Invented.Now,
    };
}
