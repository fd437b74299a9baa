namespace Pathways.Rules.Tests;

/// <summary>The conversion functions that make dates and times (DMN 1.5, clause 10.3.4.1).</summary>
public sealed class DatesAndTimes
{
    [Theory]
    [Rows("""
        date("2017-10-11")                              => @"2017-10-11"
        date("2016-02-29")                              => @"2016-02-29"
        date("0000-01-01")                              => @"0000-01-01"
        date("-2017-10-11")                             => @"-2017-10-11"
        date("99999-12-31")                             => @"99999-12-31"
        date("999999999-12-31")                         => @"999999999-12-31"
        date("-999999999-12-31")                        => @"-999999999-12-31"
        # no text of a date
        date("2017-02-29")                              => null
        date("2016-02-30")                              => null
        date("1900-02-29")                              => null
        date("2017-13-10")                              => null
        date("2017-00-10")                              => null
        date("2017-12-32")                              => null
        date("2017-12-00")                              => null
        date("2017-1-1")                                => null
        date("17-10-11")                                => null
        date("998-12-31")                               => null
        date("01211-12-31")                             => null
        date("+2017-10-11")                             => null
        date("+99999-12-01")                            => null
        date("1000000000-01-01")                        => null
        date("9999999999-12-25")                        => null
        date("20171011")                                => null
        date("2017/10/11")                              => null
        date("2017-10-11Z")                             => null
        date("2017-10-11+01:00")                        => null
        date("2012-12-25T")                             => null
        date("2012-12-24T23:59:00")                     => null
        date("2012T-12-2511:00:00Z")                    => null
        date(" 2017-10-11")                             => null
        date("2017-10-11 ")                             => null
        date("today")                                   => null
        date("")                                        => null
        # from parts
        date(2017, 12, 31)                              => @"2017-12-31"
        date(2016, 2, 29)                               => @"2016-02-29"
        date(-2017, 12, 31)                             => @"-2017-12-31"
        date(0, 1, 1)                                   => @"0000-01-01"
        date(999999999, 12, 31)                         => @"999999999-12-31"
        date(-999999999, 12, 31)                        => @"-999999999-12-31"
        date(1000000000, 12, 31)                        => null
        date(-1000000000, 12, 31)                       => null
        date(2017, 2, 29)                               => null
        date(2017, 13, 1)                               => null
        date(2017, 0, 1)                                => null
        date(2017, -8, 1)                               => null
        date(2017, 8, 0)                                => null
        date(2017, 8, 32)                               => null
        date(2017, 8, -1)                               => null
        date(null, 8, 1)                                => null
        date(2017, null, 1)                             => null
        date(2017, 8, null)                             => null
        date("2017", 8, 1)                              => null
        # from dates and times
        date(@"2017-10-11")                             => @"2017-10-11"
        date(@"2017-10-11T11:22:33")                    => @"2017-10-11"
        date(@"2017-10-11T23:59:59-05:00")              => @"2017-10-11"
        date(@"2017-10-11T00:00:00@Asia/Dhaka")         => @"2017-10-11"
        date(@"2017-10-11T24:00:00")                    => @"2017-10-12"
        # the wrong kinds, too few, too many, by name
        date(null)                                      => null
        date()                                          => null
        date(2017)                                      => null
        date(2017, 10)                                  => null
        date(2017, 10, 11, 12)                          => null
        date(@"10:00:00")                               => null
        date([])                                        => null
        date({})                                        => null
        date(["2017-10-11"])                            => @"2017-10-11"
        date(from: "2017-10-11")                        => @"2017-10-11"
        date(from: @"2017-10-11T11:22:33")              => @"2017-10-11"
        date(year: 2017, month: 10, day: 11)            => @"2017-10-11"
        date(day: 11, month: 10, year: 2017)            => @"2017-10-11"
        date(year: 2017, month: 10)                     => null
        date(from: "2017-10-11", to: "2017-10-12")      => null
        date(text: "2017-10-11")                        => null
        """)]
    public void Date(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        time("11:22:33")                                => @"11:22:33"
        time("00:00:00")                                => @"00:00:00"
        time("24:00:00")                                => @"00:00:00"
        time("11:22:33.123456789")                      => @"11:22:33.123456789"
        time("11:22:33.1234567899")                     => @"11:22:33.123456789"
        time("11:22:33.500")                            => @"11:22:33.5"
        time("11:22:33Z")                               => @"11:22:33Z"
        time("11:22:33+00:00")                          => @"11:22:33Z"
        time("11:22:33-00:00")                          => @"11:22:33Z"
        time("11:22:33+18:00")                          => @"11:22:33+18:00"
        time("11:22:33-05:30")                          => @"11:22:33-05:30"
        time("11:22:33+02:45:55")                       => @"11:22:33+02:45:55"
        time("11:22:33@Europe/Paris")                   => @"11:22:33@Europe/Paris"
        time("11:22:33@Etc/UTC")                        => @"11:22:33@Etc/UTC"
        time("11:22:33+18:01")                          => null
        time("11:22:33+01")                             => null
        time("11:22:33+1:00")                           => null
        time("11:22:33+01:00@Europe/Paris")             => null
        time("11:22:33@Foo/Bar")                        => null
        time("11:22:33@")                               => null
        time("24:00:01")                                => null
        time("23:60:00")                                => null
        time("23:59:60")                                => null
        time("11:22")                                   => null
        time("1:22:33")                                 => null
        time("11:22:33.")                               => null
        time("T11:22:33")                               => null
        time("2017-10-11T11:22:33")                     => null
        time("")                                        => null
        time(11, 22, 33)                                => @"11:22:33"
        time(11, 22, 33.5)                              => @"11:22:33.5"
        time(11, 22, 33, null)                          => @"11:22:33"
        time(11, 22, 33, @"PT2H")                       => @"11:22:33+02:00"
        time(11, 22, 33, @"-PT2H30M")                   => @"11:22:33-02:30"
        time(11, 22, 33, @"PT0S")                       => @"11:22:33Z"
        time(11, 22, 33, @"PT19H")                      => null
        time(11, 22, 33, @"P1Y")                        => null
        time(24, 0, 0)                                  => null
        time(11, 60, 0)                                 => null
        time(11, 22, 60)                                => null
        time(-1, 0, 0)                                  => null
        time(null, 0, 0)                                => null
        time(11, null, 0)                               => null
        time(11, 22)                                    => null
        time(@"11:22:33+01:00")                         => @"11:22:33+01:00"
        time(@"2017-10-11T11:22:33+01:00")              => @"11:22:33+01:00"
        time(@"2017-10-11T11:22:33@Asia/Dhaka")         => @"11:22:33@Asia/Dhaka"
        time(@"2017-10-11")                             => @"00:00:00Z"
        time(null)                                      => null
        time()                                          => null
        time(11)                                        => null
        time(from: "11:22:33")                          => @"11:22:33"
        time(hour: 11, minute: 22, second: 33)          => @"11:22:33"
        time(hour: 11, minute: 22, second: 33, offset: @"PT1H") => @"11:22:33+01:00"
        time(hours: 11, minute: 22, second: 33)         => null
        """)]
    public void Time(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        date and time("2017-10-11T11:22:33")                => @"2017-10-11T11:22:33"
        date and time("2017-10-11T24:00:00")                => @"2017-10-12T00:00:00"
        date and time("2017-12-31T24:00:00Z")               => @"2018-01-01T00:00:00Z"
        date and time("2017-10-11")                         => @"2017-10-11T00:00:00"
        date and time("2017-10-11T11:22:33.987654321")      => @"2017-10-11T11:22:33.987654321"
        date and time("2017-10-11T11:22:33Z")               => @"2017-10-11T11:22:33Z"
        date and time("2017-10-11T11:22:33-11:00")          => @"2017-10-11T11:22:33-11:00"
        date and time("2017-10-11T11:22:33@Europe/Paris")   => @"2017-10-11T11:22:33@Europe/Paris"
        date and time("-2017-10-11T11:22:33")               => @"-2017-10-11T11:22:33"
        date and time("999999999-12-31T23:59:59.999999999@Europe/Paris") => @"999999999-12-31T23:59:59.999999999@Europe/Paris"
        date and time("2017-10-11T11:22:33+01:00@Europe/Paris") => null
        date and time("2017-10-11T25:00:00")                => null
        date and time("2017-10-11T24:00:01")                => null
        date and time("2017-10-11T11:22")                   => null
        date and time("2017-10-11 11:22:33")                => null
        date and time("2017-02-29T11:22:33")                => null
        date and time("998-12-31T11:22:33")                 => null
        date and time("+99999-12-01T11:22:33")              => null
        date and time("2017-10-11T")                        => null
        date and time("11:22:33")                           => null
        date and time("")                                   => null
        date and time(@"2017-10-11", @"11:22:33")           => @"2017-10-11T11:22:33"
        date and time(@"2017-10-11", @"11:22:33Z")          => @"2017-10-11T11:22:33Z"
        date and time(@"2017-10-11T10:00:00", @"11:22:33")  => @"2017-10-11T11:22:33"
        date and time(@"2017-10-11T10:00:00+01:00", @"11:22:33@Asia/Dhaka") => @"2017-10-11T11:22:33@Asia/Dhaka"
        date and time(2017, 10, 11, 11, 22, 33)             => @"2017-10-11T11:22:33"
        date and time(2017, 10, 11, 11, 22, 33, @"PT2H")    => @"2017-10-11T11:22:33+02:00"
        date and time(2017, 10, 11, 11, 22, 33, "Europe/Paris") => @"2017-10-11T11:22:33@Europe/Paris"
        date and time(2017, 10, 11, 11, 22, 33, "Foo/Bar")  => null
        date and time(2017, 2, 29, 11, 22, 33)              => null
        date and time(2017, 10, 11, 24, 0, 0)               => null
        date and time(2017, 10, 11, 11, 22)                 => null
        date and time(@"11:22:33", @"2017-10-11")           => null
        date and time(@"2017-10-11", null)                  => null
        date and time(null, @"11:22:33")                    => null
        date and time(null)                                 => null
        date and time()                                     => null
        date and time(2017)                                 => null
        date and time(from: "2017-10-11T11:22:33")          => @"2017-10-11T11:22:33"
        date and time(date: @"2017-10-11", time: @"11:22:33") => @"2017-10-11T11:22:33"
        date and time(time: @"11:22:33", date: @"2017-10-11") => @"2017-10-11T11:22:33"
        date and time(day: @"2017-10-11", time: @"11:22:33")  => null
        """)]
    public void Date_and_time(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        duration("P1D")                                 => @"P1D"
        duration("-P1D")                                => @"-P1D"
        duration("P1DT2H3M4S")                          => @"P1DT2H3M4S"
        duration("PT2H")                                => @"PT2H"
        duration("PT0S")                                => @"PT0S"
        duration("P0D")                                 => @"PT0S"
        duration("PT0.5S")                              => @"PT0.5S"
        duration("PT0.123456789S")                      => @"PT0.123456789S"
        duration("-PT0.5S")                             => @"-PT0.5S"
        duration("PT1000M")                             => @"PT16H40M"
        duration("PT1000M0.999999999S")                 => @"PT16H40M0.999999999S"
        duration("PT555M")                              => @"PT9H15M"
        duration("PT61M")                               => @"PT1H1M"
        duration("PT24H")                               => @"P1D"
        duration("PT240H")                              => @"P10D"
        duration("P2DT100M")                            => @"P2DT1H40M"
        duration("PT3600S")                             => @"PT1H"
        duration("P2DT274M")                            => @"P2DT4H34M"
        duration("P99999D")                             => @"P99999D"
        duration("P1Y")                                 => @"P1Y"
        duration("P1Y2M")                               => @"P1Y2M"
        duration("P26M")                                => @"P2Y2M"
        duration("P12M")                                => @"P1Y"
        duration("-P1Y2M")                              => @"-P1Y2M"
        duration("P0Y")                                 => @"P0M"
        duration("P0M")                                 => @"P0M"
        duration("P0Y0M")                               => @"P0M"
        duration("P999999999M")                         => @"P83333333Y3M"
        duration("-P999999999Y")                        => @"-P999999999Y"
        # no text of a duration
        duration("P")                                   => null
        duration("PT")                                  => null
        duration("P1")                                  => null
        duration("P0")                                  => null
        duration("1Y")                                  => null
        duration("1D")                                  => null
        duration("P1DT")                                => null
        duration("P1H")                                 => null
        duration("P1S")                                 => null
        duration("PT1D")                                => null
        duration("PT1Y")                                => null
        duration("P1W")                                 => null
        duration("P1Y1D")                               => null
        duration("P1Y0M2DT6H58M59.000S")                => null
        duration("P1M1D")                               => null
        duration("P1M1Y")                               => null
        duration("PT1M1H")                              => null
        duration("P-1D")                                => null
        duration("+P1D")                                => null
        duration("--P1D")                               => null
        duration("P1.5D")                               => null
        duration("PT1.5H")                              => null
        duration("PT.5S")                               => null
        duration("PT1.S")                               => null
        duration("p1d")                                 => null
        duration(" P1D")                                => null
        duration("P1D ")                                => null
        duration("")                                    => null
        duration("2012T-12-2511:00:00Z")                => null
        # the wrong kinds, too few, too many, by name
        duration(null)                                  => null
        duration()                                      => null
        duration(2017)                                  => null
        duration([])                                    => null
        duration(@"2017-10-11")                         => null
        duration("P1D", "P1D")                          => null
        duration(["P1D"])                               => @"P1D"
        duration(from: "P1D")                           => @"P1D"
        duration(text: "P1D")                           => null
        """)]
    public void Duration(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        years and months duration(@"2011-12-22", @"2013-08-24")                     => @"P1Y8M"
        years and months duration(@"2013-08-24", @"2011-12-22")                     => @"-P1Y8M"
        years and months duration(@"2015-01-21", @"2016-01-21")                     => @"P1Y"
        years and months duration(@"2016-01-01", @"2016-01-01")                     => @"P0M"
        years and months duration(@"2016-01-31", @"2016-02-29")                     => @"P0M"
        years and months duration(@"2016-01-31", @"2016-03-30")                     => @"P1M"
        years and months duration(@"2016-02-29", @"2017-02-28")                     => @"P11M"
        years and months duration(@"2017-12-31T13:00:00", @"2017-12-31T12:00:00")   => @"P0M"
        years and months duration(@"2014-12-31T23:59:59", @"-2019-10-01T12:32:59")  => @"-P4033Y2M"
        years and months duration(@"2013-08-24", @"2017-12-15T00:59:59")            => @"P4Y3M"
        years and months duration(@"0001-01-01", @"-0001-01-01")                    => @"-P2Y"
        years and months duration(null, @"2013-08-24")                              => null
        years and months duration(@"2013-08-24", null)                              => null
        years and months duration(@"2013-08-24")                                    => null
        years and months duration("2013-08-24", "2014-08-24")                       => null
        years and months duration()                                                 => null
        years and months duration(from: @"2011-12-22", to: @"2013-08-24")           => @"P1Y8M"
        years and months duration(to: @"2013-08-24", from: @"2011-12-22")           => @"P1Y8M"
        years and months duration(from: @"2011-12-22", till: @"2013-08-24")         => null
        """)]
    public void Years_and_months_duration(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
