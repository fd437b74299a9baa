namespace Pathways.Care.Tests.Observations;

public sealed class CheckingAValue
{
    private static readonly DateOnly GirlOfEight = new(2018, 9, 14);
    private static readonly DateOnly ManOfSeventy = new(1956, 3, 1);
    private static readonly DateOnly BabyOfTwoMonths = new(2026, 9, 20);

    [Fact]
    public void Refuses_a_child_of_820_kg_with_the_lawful_range()
    {
        CareProblem problem = Assert.Single(Check(Invented.Weight(820), GirlOfEight));

        Assert.Equal(("PW4010", ProblemKind.Refused, "weight_kg"), (problem.Code, problem.Kind, problem.Field));
        Assert.Equal(["weight_kg", "820", "kg", "5", "250"], problem.Arguments);
    }

    [Theory]
    [InlineData("4.9", "PW4010")]
    [InlineData("5", "PW4011")]
    [InlineData("7.9", "PW4011")]
    [InlineData("8", null)]
    [InlineData("32.4", null)]
    [InlineData("150", null)]
    [InlineData("150.1", "PW4011")]
    [InlineData("250", "PW4011")]
    [InlineData("250.1", "PW4010")]
    public void Knows_where_the_ranges_of_a_child_end(string kg, string? code) =>
        Assert.Equal(code, Check(Invented.Weight(Number(kg)), GirlOfEight).SingleOrDefault()?.Code);

    [Theory]
    [InlineData("24", "PW4010")]
    [InlineData("30", "PW4011")]
    [InlineData("70", null)]
    public void Uses_the_ranges_of_an_adult_for_an_adult(string kg, string? code) =>
        Assert.Equal(code, Check(Invented.Weight(Number(kg)), ManOfSeventy).SingleOrDefault()?.Code);

    [Fact]
    public void Uses_the_age_on_the_day_of_the_measure()
    {
        var adultNow = new DateOnly(2005, 1, 1);

        Assert.Empty(Check(Invented.Weight(20, takenOn: new DateOnly(2011, 1, 1)), adultNow));
        Assert.Equal("PW4010", Assert.Single(Check(Invented.Weight(20), adultNow)).Code);
    }

    [Theory]
    [InlineData("4.8", "PW4012")] // no band under one year: a question, not a refusal
    [InlineData("820", "PW4010")] // but nobody weighs this
    [InlineData("-3", "PW4010")]
    public void Asks_where_no_range_is_known_for_the_age(string kg, string code) =>
        Assert.Equal(code, Assert.Single(Check(Invented.Weight(Number(kg)), BabyOfTwoMonths)).Code);

    [Theory]
    [InlineData("820", "PW4010")]
    [InlineData("32", "PW4012")]
    public void Still_checks_while_the_birth_date_is_missing(string kg, string code) =>
        Assert.Equal(code, Assert.Single(Check(Invented.Weight(Number(kg)), birthDate: null)).Code);

    [Fact]
    public void Refuses_a_day_in_the_future() =>
        Assert.Equal("PW4013", Assert.Single(Check(Invented.Weight(32, Invented.Today.AddDays(1)), GirlOfEight)).Code);

    [Fact]
    public void Refuses_a_day_before_birth() =>
        Assert.Contains(Check(Invented.Weight(32, GirlOfEight.AddDays(-1)), GirlOfEight), p => p.Code == "PW4014");

    [Fact]
    public void Refuses_a_missing_day() =>
        Assert.Equal("PW4015", Assert.Single(Check(Invented.Weight(32) with { TakenOn = null }, GirlOfEight)).Code);

    [Fact]
    public void Refuses_an_empty_value() =>
        Assert.Equal("PW4016", Assert.Single(Check(Invented.Weight(null), GirlOfEight)).Code);

    [Fact]
    public void Refuses_another_unit_rather_than_guess() =>
        Assert.Equal("PW4017", Assert.Single(Check(Invented.Weight(32) with { Unit = "g" }, GirlOfEight)).Code);

    [Fact]
    public void Refuses_a_code_it_does_not_know() =>
        Assert.Equal("PW4018", Assert.Single(Check(Invented.Weight(32) with { Code = new("shoe_size") }, GirlOfEight)).Code);

    private static System.Collections.Immutable.ImmutableArray<CareProblem> Check(ObservationDraft draft, DateOnly? birthDate) =>
        ObservationCheck.Check(draft, birthDate, Invented.Ranges, Invented.Today);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
