namespace Pathways.Care.Tests.Patients;

public sealed class RegisteringAPatient
{
    private static readonly PatientDraft Draft = new()
    {
        BirthName = " ESSAI-MARTIN ",
        FirstGivenName = "Lison",
        GivenNames = "Lison Marguerite",
        BirthDate = new DateOnly(2018, 9, 14),
        Sex = Sex.Female,
        BirthPlaceCode = "57463",
        Observations =
        [
            Invented.Weight(32.4m),
            new ObservationDraft(ObservationCode.Height, 128.5m, "cm", Invented.Today, ObservationSource.Measured),
        ],
    };

    [Fact]
    public void With_good_entries_gives_a_provisional_identity()
    {
        RegistrationReview review = Review(Draft);

        Assert.Empty(review.Problems);
        Assert.NotNull(review.Identity);
        Assert.Equal(IdentityStatus.Provisional, review.Identity.Status);
        Assert.Equal("ESSAI-MARTIN Lison", review.Identity.DisplayName);
        Assert.Null(review.Identity.UsedDisplayName);
    }

    [Fact]
    public void Says_all_that_is_wrong_at_once()
    {
        RegistrationReview review = Review(new PatientDraft { Observations = [Invented.Weight(820)] });

        Assert.Equal(
            ["PW4005 birth_name", "PW4005 first_given_name", "PW4003 birth_date", "PW4004 sex", "PW4010 weight_kg"],
            review.Problems.Select(p => $"{p.Code} {p.Field}"));
        Assert.Null(review.Identity);
    }

    [Fact]
    public void Refuses_a_birth_date_in_the_future()
    {
        CareProblem problem = Assert.Single(Review(Draft with { BirthDate = new DateOnly(2028, 9, 14), Observations = [] }).Problems);

        Assert.Equal(ProblemKind.Refused, problem.Kind);
        Assert.Equal("PW4001", problem.Code);
        Assert.Equal(["2028-09-14", "2026-11-21"], problem.Arguments);
        Assert.Equal(
            "The date of birth 2028-09-14 is in the future (today is 2026-11-21). Check the year and enter it again.",
            problem.Message);
    }

    [Fact]
    public void Takes_a_child_born_today() =>
        Assert.Empty(Review(Draft with { BirthDate = Invented.Today, Observations = [] }).Problems);

    [Theory]
    [InlineData(1901, false)]
    [InlineData(1900, true)]
    public void Refuses_someone_older_than_anyone_ever_was(int year, bool isRefused) =>
        Assert.Equal(
            isRefused,
            Review(Draft with { BirthDate = new DateOnly(year, 1, 1), Observations = [] }).Problems.Any(p => p.Code == "PW4002"));

    [Theory]
    [InlineData("L1son", "PW4006")]
    [InlineData("Lison;", "PW4006")]
    [InlineData("-", "PW4005")]
    [InlineData("   ", "PW4005")]
    public void Refuses_what_is_not_a_name(string given, string code) =>
        Assert.Equal(code, Review(Draft with { FirstGivenName = given, GivenNames = null }).Problems[0].Code);

    [Theory]
    [InlineData("Zoé-Maëlle")]
    [InlineData("N’Golo")]
    [InlineData("D'Artagnan")]
    [InlineData("Łucja")]
    public void Takes_the_names_people_have(string given) =>
        Assert.Empty(Review(Draft with { FirstGivenName = given, GivenNames = null }).Problems);

    [Fact]
    public void Refuses_a_name_that_no_document_could_hold() =>
        Assert.Equal("PW4007", Assert.Single(Review(Draft with { BirthName = new string('A', 101) }).Problems).Code);

    [Theory]
    [InlineData("57463", true)]
    [InlineData("2A004", true)]
    [InlineData("99109", true)]
    [InlineData("", true)]
    [InlineData("5746", false)]
    [InlineData("5A463", false)]
    [InlineData("2a004", false)]
    [InlineData("Metz", false)]
    public void Checks_the_form_of_the_birth_place(string code, bool isTaken) =>
        Assert.Equal(isTaken, Review(Draft with { BirthPlaceCode = code }).Problems.IsEmpty);

    [Fact]
    public void Refuses_a_list_of_given_names_that_starts_with_another() =>
        Assert.Equal("PW4009", Assert.Single(Review(Draft with { GivenNames = "Marguerite Lison" }).Problems).Code);

    [Fact]
    public void Asks_before_a_second_file_of_nearly_the_same_person()
    {
        Patient known = Invented.Patient(Invented.Identity(traits: Invented.Traits(birthName: "ESSAI-MARTIM")));

        RegistrationReview review = Registration.Review(Draft, [known], Invented.Ranges, Invented.Today);

        CareProblem question = Assert.Single(review.Problems);
        Assert.Equal("PW4020", question.Code);
        Assert.Equal([new Lookalike(Invented.Lison, Likeness.Near)], review.Lookalikes);
        Assert.Empty(CareProblem.Standing(review.Problems, [question.Key]));
    }

    [Fact]
    public void Says_so_more_strongly_when_the_identity_is_the_same() =>
        Assert.Equal(
            "PW4021",
            Assert.Single(Registration.Review(Draft, [Invented.Patient()], Invented.Ranges, Invented.Today).Problems).Code);

    [Fact]
    public void Never_says_the_name_of_a_patient()
    {
        PatientDraft wrong = Draft with { BirthDate = new DateOnly(2028, 1, 1), GivenNames = "X", BirthPlaceCode = "?" };

        RegistrationReview review = Registration.Review(wrong, [Invented.Patient()], Invented.Ranges, Invented.Today);

        Assert.All(review.Problems, problem =>
            Assert.DoesNotContain("MARTIN", problem.Message + problem.Key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Confirming_a_question_never_confirms_a_refusal()
    {
        RegistrationReview review = Review(Draft with { Observations = [Invented.Weight(820)] });

        Assert.Equal(review.Problems, CareProblem.Standing(review.Problems, [.. review.Problems.Select(p => p.Key)]));
    }

    [Fact]
    public void Confirming_one_value_does_not_confirm_another()
    {
        CareProblem asked = Assert.Single(Review(Draft with { Observations = [Invented.Weight(160)] }).Problems);
        RegistrationReview changed = Review(Draft with { Observations = [Invented.Weight(170)] });

        Assert.Single(CareProblem.Standing(changed.Problems, [asked.Key]));
    }

    private static RegistrationReview Review(PatientDraft draft) =>
        Registration.Review(draft, [], Invented.Ranges, Invented.Today);
}
