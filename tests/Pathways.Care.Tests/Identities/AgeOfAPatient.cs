namespace Pathways.Care.Tests.Identities;

public sealed class AgeOfAPatient
{
    [Theory]
    [InlineData("2018-11-21", "2026-11-21", 8)] // birthday
    [InlineData("2018-11-22", "2026-11-21", 7)] // the day before
    [InlineData("2016-02-29", "2026-02-28", 9)] // leap child, eve of 1 March
    [InlineData("2016-02-29", "2026-03-01", 10)]
    [InlineData("2016-02-29", "2024-02-29", 8)]
    [InlineData("2026-11-21", "2026-11-21", 0)]
    [InlineData("2026-11-22", "2026-11-21", -1)] // not born yet
    public void In_completed_years_counts_birthdays(string birth, string on, int expected) =>
        Assert.Equal(expected, Age.CompletedYears(Day(birth), Day(on)));

    [Theory]
    [InlineData("2026-08-21", "2026-11-21", 3)]
    [InlineData("2026-08-22", "2026-11-21", 2)]
    [InlineData("2025-12-31", "2026-11-30", 10)]
    public void In_completed_months_counts_days_of_the_month(string birth, string on, int expected) =>
        Assert.Equal(expected, Age.CompletedMonths(Day(birth), Day(on)));

    [Fact]
    public void In_years_is_days_over_365_and_a_quarter()
    {
        DateOnly birth = Day("2018-09-14");

        Assert.Equal(2922m / 365.25m, Age.InYears(birth, birth.AddDays(2922)));
        Assert.Equal(8m, Age.InYears(birth, birth.AddDays(2922)));
    }

    [Theory]
    [InlineData("2008-11-22", true)]
    [InlineData("2008-11-21", false)]
    public void Majority_comes_on_the_eighteenth_birthday(string birth, bool isMinor) =>
        Assert.Equal(isMinor, Age.IsMinor(Day(birth), Invented.Today));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
