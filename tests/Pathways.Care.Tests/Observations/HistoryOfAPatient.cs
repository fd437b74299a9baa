namespace Pathways.Care.Tests.Observations;

public sealed class HistoryOfAPatient
{
    private static readonly DateOnly Spring = new(2026, 4, 2);
    private static readonly DateOnly Autumn = new(2026, 10, 8);

    [Fact]
    public void Is_told_oldest_first()
    {
        var history = new ObservationHistory([Taken("weight", 31m, Autumn), Taken("weight", 29m, Spring)]);

        Assert.Equal([29m, 31m], history.Of(ObservationCode.Weight).Select(o => o.Value));
        Assert.Equal(31m, history.Latest(ObservationCode.Weight)?.Value);
        Assert.Equal(29m, history.LatestUpTo(ObservationCode.Weight, Autumn.AddDays(-1))?.Value);
        Assert.Null(history.Latest(ObservationCode.Waist));
    }

    [Fact]
    public void Forgets_what_was_retracted()
    {
        Observation wrong = Taken("weight", 92m, Autumn) with
        {
            Retracted = new Retraction(Invented.Someone, Invented.Now, "digits swapped"),
        };

        Assert.Empty(new ObservationHistory([wrong]).Of(ObservationCode.Weight));
    }

    [Fact]
    public void Pairs_weight_and_height_of_one_day()
    {
        var history = new ObservationHistory(
        [
            Taken("weight", 25m, Spring), Taken("height", 125m, Spring),
            Taken("weight", 26m, Autumn), // no height that day
        ]);

        GrowthPoint point = Assert.Single(history.GrowthPoints(new DateOnly(2018, 4, 2)));

        Assert.Equal(16.00m, point.BodyMassIndex);
        Assert.Equal(2922m / 365.25m, point.AgeInYears);
    }

    [Fact]
    public void Takes_the_value_entered_last_when_a_day_has_two()
    {
        var history = new ObservationHistory(
        [
            Taken("weight", 26m, Spring) with { RecordedAt = Invented.Now.AddHours(1) },
            Taken("weight", 25m, Spring),
            Taken("height", 125m, Spring),
        ]);

        Assert.Equal(26m, Assert.Single(history.GrowthPoints(new DateOnly(2018, 4, 2))).WeightKg);
    }

    // The rows of the project's vectors for the body-mass index that lie on a rounding edge.
    [Theory]
    [InlineData("31.4", "128.5", "19.02")]
    [InlineData("25.0", "125.0", "16.00")]
    [InlineData("20.5", "112.4", "16.23")]
    public void Rounds_the_body_mass_index_half_up_to_two_decimals(string kg, string cm, string expected) =>
        Assert.Equal(
            Number(expected), new GrowthPoint(Spring, 8m, Number(kg), Number(cm)).BodyMassIndex);

    private static Observation Taken(string code, decimal value, DateOnly on) => new()
    {
        Network = Invented.Network,
        Id = new ObservationId(Guid.Empty),
        Patient = Invented.Lison,
        Code = new ObservationCode(code),
        Value = value,
        Unit = code == "height" ? "cm" : "kg",
        TakenOn = on,
        Source = ObservationSource.Measured,
        RecordedBy = Invented.Someone,
        RecordedAs = RoleKey.Nurse,
        RecordedAt = Invented.Now,
    };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
