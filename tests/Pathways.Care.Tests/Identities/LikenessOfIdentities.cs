namespace Pathways.Care.Tests.Identities;

public sealed class LikenessOfIdentities
{
    [Theory]
    [InlineData("Essai-Martin", "Lison")]
    [InlineData("ESSAI MARTIN", "lison")]
    [InlineData("Essaï-Martin", "Lisôn")]
    public void Is_same_whatever_case_accents_and_hyphens(string birthName, string given) =>
        Assert.Equal(Likeness.Same, With(Invented.Traits(birthName, given)));

    [Theory]
    [InlineData("ESSAI-MARTON", "Lison", "2018-09-14", Sex.Female)] // one letter in the family name
    [InlineData("ESSAI-MRATIN", "Lison", "2018-09-14", Sex.Female)] // two letters swapped
    [InlineData("ESSAI-MARTIN", "Lyson", "2018-09-14", Sex.Female)] // one letter in the given name
    [InlineData("ESSAI-MARTIN", "Lison", "2018-09-15", Sex.Female)] // one digit in the date
    [InlineData("ESSAI-MARTIN", "Lison", "2018-09-14", Sex.Male)] // sex
    [InlineData("ESSAI-MARTON", "Lyson", "2018-09-14", Sex.Female)] // two doubts, same date
    public void Is_near_with_a_typing_error(string birthName, string given, string birthDate, Sex sex) =>
        Assert.Equal(Likeness.Near, With(Invented.Traits(birthName, given, null, Day(birthDate), sex)));

    [Theory]
    [InlineData("ESSAI-MARTIN", "Capucine", "2018-09-14", Sex.Female)] // a twin
    [InlineData("DEMO-PETIT", "Lison", "2018-09-14", Sex.Female)] // same day, other family
    [InlineData("ESSAI-MARTIN", "Lison", "2011-03-02", Sex.Female)] // a namesake
    [InlineData("ESSAI-MARTON", "Lison", "2018-09-15", Sex.Female)] // two doubts, one of them the date
    [InlineData("ESSAI-MARTON", "Lyson", "2018-09-14", Sex.Male)] // three doubts
    public void Is_different_for_another_person(string birthName, string given, string birthDate, Sex sex) =>
        Assert.Equal(Likeness.Different, With(Invented.Traits(birthName, given, null, Day(birthDate), sex)));

    [Fact]
    public void Is_near_when_day_and_month_are_swapped() =>
        Assert.Equal(
            Likeness.Near,
            IdentityLikeness.Compare(
                Invented.Identity(traits: Invented.Traits(birthDate: new DateOnly(2018, 4, 9))),
                Invented.Identity(traits: Invented.Traits(birthDate: new DateOnly(2018, 9, 4)))));

    [Fact]
    public void Is_near_when_the_used_name_was_entered_as_birth_name() =>
        Assert.Equal(
            Likeness.Near,
            IdentityLikeness.Compare(
                Invented.Identity(usedName: "Essai-Blanc"),
                Invented.Identity(traits: Invented.Traits(birthName: "ESSAI BLANC"))));

    [Fact]
    public void Is_near_when_a_second_given_name_was_entered_as_the_first() =>
        Assert.Equal(
            Likeness.Near,
            IdentityLikeness.Compare(
                Invented.Identity(traits: Invented.Traits(givenNames: "Lison Marguerite")),
                Invented.Identity(traits: Invented.Traits(given: "Marguerite"))));

    [Theory]
    [InlineData("Léa", "Léo")]
    [InlineData("Eva", "Ela")]
    public void Is_different_for_short_names_that_differ_by_a_letter(string first, string second) =>
        Assert.Equal(
            Likeness.Different,
            IdentityLikeness.Compare(
                Invented.Identity(traits: Invented.Traits(given: first)),
                Invented.Identity(traits: Invented.Traits(given: second))));

    [Fact]
    public void Is_same_when_both_hold_the_same_national_number() =>
        Assert.Equal(
            Likeness.Same,
            IdentityLikeness.Compare(
                Invented.Identity(IdentityStatus.Qualified),
                Invented.Identity(IdentityStatus.Retrieved, Invented.Traits("AUTRE", "Nom"))));

    [Theory]
    [InlineData("MARTIN", "MARTIN", 0)]
    [InlineData("MARTIN", "MARTN", 1)]
    [InlineData("MARTIN", "MRATIN", 1)]
    [InlineData("MARTIN", "", 6)]
    public void Counts_typing_errors(string first, string second, int errors)
    {
        Assert.Equal(errors, NameKey.Distance(first, second));
        Assert.Equal(errors, NameKey.Distance(second, first));
    }

    [Theory]
    [InlineData("Le Goff", "LE GOFF")]
    [InlineData(" d’Œuvre--Noël ", "D OEUVRE NOEL")]
    [InlineData(null, "")]
    public void Compares_names_by_their_key(string? name, string key) => Assert.Equal(key, NameKey.Of(name));

    private static Likeness With(IdentityTraits candidate) =>
        IdentityLikeness.Compare(Invented.Identity(), Invented.Identity(traits: candidate));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
