using NodaTime;

namespace Pathways.Rules.Tests;

/// <summary>The calendar from year -999,999,999 to 999,999,999, and civil time in zones.</summary>
public sealed class DaysAndZones
{
    [Theory]
    [InlineData(20261121)]
    [InlineData(5)]
    public void Days_are_counted_as_the_Gregorian_calendar_does(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 5000; i++)
        {
            LocalDate expected = new(random.Next(-9998, 9999), random.Next(1, 13), random.Next(1, 29));
            expected = expected.PlusDays(random.Next(0, 31)) is { Year: <= 9999 } moved ? moved : expected;

            Assert.True(FeelDate.TryCreate(expected.Year, expected.Month, expected.Day, out FeelDate date));
            Assert.True(
                date.EpochDay == Period.Between(new LocalDate(1970, 1, 1), expected, PeriodUnits.Days).Days
                && (date.Year, date.Month, date.Day) == (expected.Year, expected.Month, expected.Day)
                && date.Weekday == (int)expected.DayOfWeek && date.DayOfYear == expected.DayOfYear,
                $"seed {seed}: {expected}");
            int months = random.Next(-1200, 1200);
            if (expected.Year + (months / 12) is > -9990 and < 9990)
            {
                LocalDate later = expected.PlusMonths(months);
                Assert.True(date.TryAddMonths(months, out FeelDate mine));
                Assert.True((mine.Year, mine.Month, mine.Day) == (later.Year, later.Month, later.Day), $"seed {seed}: {expected} + {months} months");
            }
        }
    }

    [Theory]
    [InlineData(11)]
    public void Far_years_repeat_the_calendar_of_400_years(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 2000; i++)
        {
            int year = random.Next(-999_999_999, 1_000_000_000);
            int near = 2000 + (((year % 400) + 400) % 400);
            int month = random.Next(1, 13);
            int day = random.Next(1, DateTime.DaysInMonth(near, month) + 1);

            Assert.True(FeelDate.TryCreate(year, month, day, out FeelDate date));
            Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
            Assert.Equal(new LocalDate(near, month, day).DayOfWeek, (IsoDayOfWeek)date.Weekday);
            Assert.Equal(date.ToString(), Feel.Run($"@\"{date}\"").Value.AsDate().ToString());
        }
    }

    [Theory]
    [Rows("""
        # spring: the hour from 2 to 3 is not there
        @"2021-03-28T01:59:59@Europe/Paris" + @"PT1S"                       => @"2021-03-28T03:00:00@Europe/Paris"
        @"2021-03-28T03:00:00@Europe/Paris" - @"PT1S"                       => @"2021-03-28T01:59:59@Europe/Paris"
        @"2021-03-28T03:00:00@Europe/Paris" - @"2021-03-28T01:00:00@Europe/Paris" => @"PT1H"
        @"2021-03-27T12:00:00@Europe/Paris" + @"P1D"                        => @"2021-03-28T13:00:00@Europe/Paris"
        @"2021-02-28T12:00:00@Europe/Paris" + @"P1M"                        => @"2021-03-28T12:00:00@Europe/Paris"
        # autumn: the hour from 2 to 3 is there twice
        @"2021-10-31T01:59:59@Europe/Paris" + @"PT1S"                       => @"2021-10-31T02:00:00@Europe/Paris"
        @"2021-10-31T02:30:00@Europe/Paris".time offset                     => @"PT2H"
        @"2021-10-31T03:00:00@Europe/Paris" - @"2021-10-31T01:00:00@Europe/Paris" => @"PT3H"
        @"2021-10-31T03:00:00@Europe/Paris" = @"2021-10-31T02:00:00Z"       => true
        # winter, summer, other zones
        @"2021-01-15T12:00:00@Europe/Paris" = @"2021-01-15T11:00:00Z"       => true
        @"2021-07-15T12:00:00@Europe/Paris" = @"2021-07-15T10:00:00Z"       => true
        @"2021-07-15T12:00:00@Asia/Kolkata" = @"2021-07-15T06:30:00Z"       => true
        @"2021-07-15T12:00:00@America/New_York" < @"2021-07-15T12:00:00@Europe/Paris" => false
        @"2021-07-15T12:00:00+05:30" = @"2021-07-15T06:30:00Z"              => true
        @"1900-01-01T00:00:00@Europe/Paris".time offset                     => @"PT9M21S"
        @"99999-07-15T12:00:00@Europe/Paris".time offset                    => @"PT2H"
        @"2021-07-15T12:00:00@Etc/UTC" = @"2021-07-15T12:00:00Z"            => true
        @"2021-07-15T00:00:00@Pacific/Kiritimati" - @"2021-07-14T00:00:00@Pacific/Pago_Pago" => @"-PT1H"
        """)]
    public void Named_zones_follow_their_rules(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        @"999999999-12-31" - @"-999999999-01-01"            => @"P730484999633D"
        @"999999999-12-31" + @"P1D"                         => null
        @"-999999999-01-01" - @"P1D"                        => null
        @"999999999-12-31T23:59:59" + @"PT1S"               => null
        @"999999999-12-31" + @"P1M"                         => null
        @"-999999999-01-31" + @"P1999999998Y"               => @"999999999-01-31"
        @"0000-02-29".day                                   => 29
        @"-0004-02-29".day                                  => 29
        @"-0001-12-31" + @"P1D"                             => @"0000-01-01"
        @"0000-12-31" + @"P1D"                              => @"0001-01-01"
        @"P9999999999999D" + @"P1D"                         => @"P10000000000000D"
        @"P106751991167300DT15H30M7S" + @"PT1S"             => null
        @"P768614336404564650Y7M" + @"P1M"                  => null
        @"P1D" * 1e30                                       => null
        @"P1Y" * 1e30                                       => null
        @"2020-01-01" + @"P999999999999D"                   => null
        @"PT0.000000001S" / 2                               => @"PT0S"
        @"PT0.000000003S" / 2                               => @"PT0.000000001S"
        -@"P1M" / 2                                         => @"P0M"
        @"-P3M" / 2                                         => @"-P1M"
        """)]
    public void The_ends_of_time_are_null_not_wrong(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
