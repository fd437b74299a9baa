namespace Pathways.Rules.Tests;

/// <summary>Calendar functions and the clock (DMN 1.5, clauses 10.3.4.6 and 10.3.4.7), properties of dates (table 65).</summary>
public sealed class TheCalendar
{
    [Theory]
    [Rows("""
        day of year(@"2019-09-17")                  => 260
        day of year(@"2020-12-31")                  => 366
        day of year(@"2019-01-01")                  => 1
        day of year(@"2020-12-31T10:10:10")         => 366
        day of year(null)                           => null
        day of year("2019-09-17")                   => null
        day of year()                               => null
        day of year(date: @"2019-09-17")            => 260
        day of week(@"2019-09-17")                  => "Tuesday"
        day of week(@"1970-01-01")                  => "Thursday"
        day of week(@"1969-12-31")                  => "Wednesday"
        day of week(@"2020-02-29")                  => "Saturday"
        day of week(@"2019-09-22")                  => "Sunday"
        day of week(@"2019-09-23")                  => "Monday"
        day of week(@"2019-09-20T23:59:59-11:00")   => "Friday"
        day of week(@"0001-01-01")                  => "Monday"
        day of week(@"-0001-01-01")                 => "Friday"
        day of week(null)                           => null
        day of week("2019-09-17")                   => null
        day of week(@"10:00:00")                    => null
        day of week()                               => null
        day of week(@"2019-09-17", @"2019-09-17")   => null
        day of week(date: @"2019-09-17")            => "Tuesday"
        day of week(from: @"2019-09-17")            => null
        day of week([@"2019-09-17"])                => "Tuesday"
        month of year(@"2019-01-17")                => "January"
        month of year(@"2019-09-17")                => "September"
        month of year(@"2019-12-17T00:00:00Z")      => "December"
        month of year(null)                         => null
        month of year(date: @"2019-02-17")          => "February"
        week of year(@"2019-09-17")                 => 38
        week of year(@"2003-12-29")                 => 1
        week of year(@"2004-01-04")                 => 1
        week of year(@"2005-01-01")                 => 53
        week of year(@"2005-01-03")                 => 1
        week of year(@"2005-01-09")                 => 1
        week of year(@"2020-12-31")                 => 53
        week of year(@"2021-01-03")                 => 53
        week of year(@"2021-01-04")                 => 1
        week of year(@"2018-12-31T10:10:10")        => 1
        week of year(@"1970-01-01")                 => 1
        week of year(null)                          => null
        week of year("2019-09-17")                  => null
        week of year(1)                             => null
        week of year()                              => null
        week of year(@"2019-09-17", 1)              => null
        week of year(date: @"2019-09-17")           => 38
        week of year(value: @"2019-09-17")          => null
        """)]
    public void Days_weeks_and_months_have_names_and_numbers(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        now()                       => @"2026-11-21T11:30:00@Europe/Paris"
        today()                     => @"2026-11-21"
        now(1)                      => null
        today(null)                 => null
        now() = now()               => true
        now().time offset           => @"PT1H"
        now().timezone              => "Europe/Paris"
        today().weekday             => 6
        """)]
    public void The_clock_is_given_and_stands_still(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        @"2020-02-29".year                              => 2020
        @"2020-02-29".month                             => 2
        @"2020-02-29".day                               => 29
        @"2020-02-29".weekday                           => 6
        @"2020-02-29".foo                               => null
        @"-0044-03-15".year                             => -44
        @"2020-02-29T10:11:12.5".hour                   => 10
        @"2020-02-29T10:11:12.5".minute                 => 11
        @"2020-02-29T10:11:12".second                   => 12
        @"2020-02-29T10:11:12".time offset              => null
        @"2020-02-29T10:11:12".timezone                 => null
        @"2020-02-29T10:11:12+01:30".time offset        => @"PT1H30M"
        @"2020-02-29T10:11:12Z".time offset             => @"PT0S"
        @"2020-02-29T10:11:12@Europe/Paris".timezone    => "Europe/Paris"
        @"2020-02-29T10:11:12@Europe/Paris".time offset => @"PT1H"
        @"2020-07-29T10:11:12@Europe/Paris".time offset => @"PT2H"
        @"2020-02-29T10:11:12".years                    => null
        @"10:11:12".hour                                => 10
        @"10:11:12".minute                              => 11
        @"10:11:12".second                              => 12
        @"10:11:12-05:00".time offset                   => @"-PT5H"
        @"10:11:12@Etc/UTC".timezone                    => "Etc/UTC"
        @"10:11:12".year                                => null
        @"P1DT2H3M4S".days                              => 1
        @"P1DT2H3M4S".hours                             => 2
        @"P1DT2H3M4S".minutes                           => 3
        @"P1DT2H3M4S".seconds                           => 4
        @"-P1DT2H3M4S".days                             => -1
        @"-P1DT2H3M4S".hours                            => -2
        @"PT50H".days                                   => 2
        @"PT50H".hours                                  => 2
        @"P1D".years                                    => null
        @"P1Y2M".years                                  => 1
        @"P1Y2M".months                                 => 2
        @"P26M".years                                   => 2
        @"P26M".months                                  => 2
        @"-P1Y2M".months                                => -2
        @"P1Y2M".days                                   => null
        [1..5].start                                    => 1
        (1..5].start included                           => false
        [1..5).end included                             => false
        [1..5).end                                      => 5
        [@"2020-01-01", @"2021-01-01"].year             => [2020, 2021]
        """)]
    public void Values_of_time_and_ranges_have_properties(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));
}
