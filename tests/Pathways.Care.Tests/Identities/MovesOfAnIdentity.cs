namespace Pathways.Care.Tests.Identities;

public sealed class MovesOfAnIdentity
{
    private static readonly Dictionary<string, IdentityMove> Moves = new(StringComparer.Ordinal)
    {
        ["number"] = new IdentityMove.NumberRetrieved(Invented.Number),
        ["document"] = new IdentityMove.DocumentChecked(IdentityDocument.Passport),
        ["withdrawn"] = new IdentityMove.NumberWithdrawn("the national service answers no"),
        ["doubt"] = new IdentityMove.DoubtRaised("another date of birth on the letter"),
        ["corrected"] = new IdentityMove.TraitsCorrected(Invented.Traits(birthName: "ESSAI-MARTEL"), "typing error"),
    };

    // Every status × every move: the whole table.
    [Theory]
    [InlineData(IdentityStatus.Provisional, "number", IdentityStatus.Retrieved)]
    [InlineData(IdentityStatus.Provisional, "document", IdentityStatus.Validated)]
    [InlineData(IdentityStatus.Provisional, "withdrawn", null)]
    [InlineData(IdentityStatus.Provisional, "doubt", null)]
    [InlineData(IdentityStatus.Provisional, "corrected", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Retrieved, "number", null)]
    [InlineData(IdentityStatus.Retrieved, "document", IdentityStatus.Qualified)]
    [InlineData(IdentityStatus.Retrieved, "withdrawn", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Retrieved, "doubt", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Retrieved, "corrected", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Validated, "number", IdentityStatus.Qualified)]
    [InlineData(IdentityStatus.Validated, "document", null)]
    [InlineData(IdentityStatus.Validated, "withdrawn", null)]
    [InlineData(IdentityStatus.Validated, "doubt", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Validated, "corrected", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Qualified, "number", null)]
    [InlineData(IdentityStatus.Qualified, "document", null)]
    [InlineData(IdentityStatus.Qualified, "withdrawn", IdentityStatus.Validated)]
    [InlineData(IdentityStatus.Qualified, "doubt", IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Qualified, "corrected", IdentityStatus.Provisional)]
    public void Follow_the_table(IdentityStatus from, string move, IdentityStatus? to)
    {
        IdentityChange change = IdentityMoves.Apply(Invented.Identity(from), Moves[move]);

        if (to is null)
        {
            Assert.Equal("PW4032", Assert.IsType<IdentityChange.Refused>(change).Problem.Code);
            return;
        }

        PatientIdentity identity = Assert.IsType<IdentityChange.Changed>(change).Identity;
        Assert.Equal(to, identity.Status);
        Assert.Equal(to is IdentityStatus.Retrieved or IdentityStatus.Qualified, identity.Number is not null);
    }

    [Theory]
    [InlineData("number", "document")]
    [InlineData("document", "number")]
    public void Reach_a_qualified_identity_in_either_order(string first, string second)
    {
        PatientIdentity identity = After(After(Invented.Identity(), Moves[first]), Moves[second]);

        Assert.Equal(IdentityStatus.Qualified, identity.Status);
        Assert.Equal(Invented.Number, identity.ShareableNumber);
    }

    [Fact]
    public void Drop_the_number_when_a_trait_is_corrected()
    {
        PatientIdentity identity = After(Invented.Identity(IdentityStatus.Qualified), Moves["corrected"]);

        Assert.Null(identity.Number);
        Assert.Equal("ESSAI-MARTEL", identity.Traits.BirthName);
    }

    [Fact]
    public void Keep_the_name_used_in_life()
    {
        PatientIdentity identity = After(
            Invented.Identity(IdentityStatus.Validated, usedName: "Essai-Blanc"), Moves["doubt"]);

        Assert.Equal("Essai-Blanc", identity.UsedName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Need_a_reason_when_they_take_trust_away(string reason)
    {
        IdentityChange change = IdentityMoves.Apply(
            Invented.Identity(IdentityStatus.Qualified), new IdentityMove.DoubtRaised(reason));

        Assert.Equal("PW4033", Assert.IsType<IdentityChange.Refused>(change).Problem.Code);
    }

    [Fact]
    public void Name_the_status_and_the_move_when_refused()
    {
        var refused = (IdentityChange.Refused)IdentityMoves.Apply(
            Invented.Identity(IdentityStatus.Qualified), Moves["document"]);

        Assert.Equal(["qualified", "document_checked"], refused.Problem.Arguments);
    }

    [Theory]
    [InlineData(IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Retrieved)]
    [InlineData(IdentityStatus.Validated)]
    public void Do_not_let_the_number_travel_before_qualification(IdentityStatus status) =>
        Assert.Null(Invented.Identity(status).ShareableNumber);

    [Theory]
    [InlineData(IdentityStatus.Provisional)]
    [InlineData(IdentityStatus.Validated)]
    public void Cannot_be_cheated_by_building_an_identity_with_a_number(IdentityStatus status) =>
        Assert.Throws<ArgumentException>(() => new PatientIdentity(Invented.Traits(), null, null, status, Invented.Number));

    [Fact]
    public void Cannot_be_cheated_by_building_a_qualified_identity_without_a_number() =>
        Assert.Throws<ArgumentException>(
            () => new PatientIdentity(Invented.Traits(), null, null, IdentityStatus.Qualified, number: null));

    private static PatientIdentity After(PatientIdentity identity, IdentityMove move) =>
        Assert.IsType<IdentityChange.Changed>(IdentityMoves.Apply(identity, move)).Identity;
}
