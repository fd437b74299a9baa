namespace Pathways.Rules.Tests;

/// <summary>Numeric functions (DMN 1.5, clause 10.3.4.5).</summary>
public sealed class FunctionsOnNumbers
{
    [Theory]
    [Rows("""
        # half-even
        decimal(1/3, 2)                 => 0.33
        decimal(1.5, 0)                 => 2
        decimal(2.5, 0)                 => 2
        decimal(3.5, 0)                 => 4
        decimal(-2.5, 0)                => -2
        decimal(2.505, 2)               => 2.5
        decimal(2.515, 2)               => 2.52
        decimal(1234, -2)               => 1200
        decimal(1250, -2)               => 1200
        decimal(1350, -2)               => 1400
        decimal(0, 0)                   => 0
        decimal(1, 5)                   => 1
        decimal(1.55, 1.9)              => 1.6
        # away from zero
        round up(5.5, 0)                => 6
        round up(-5.5, 0)               => -6
        round up(1.121, 2)              => 1.13
        round up(-1.126, 2)             => -1.13
        round up(1.0001, 0)             => 2
        round up(1, 0)                  => 1
        round up(101, -2)               => 200
        round up(-101, -2)              => -200
        round up(0, 2)                  => 0
        round up(0.000000001, 0)        => 1
        # towards zero
        round down(5.5, 0)              => 5
        round down(-5.5, 0)             => -5
        round down(1.129, 2)            => 1.12
        round down(-1.126, 2)           => -1.12
        round down(199, -2)             => 100
        # half away from zero
        round half up(5.5, 0)           => 6
        round half up(-5.5, 0)          => -6
        round half up(1.121, 2)         => 1.12
        round half up(1.125, 2)         => 1.13
        round half up(-1.125, 2)        => -1.13
        round half up(2.5, 0)           => 3
        round half up(149, -2)          => 100
        round half up(150, -2)          => 200
        # half towards zero
        round half down(5.5, 0)         => 5
        round half down(-5.5, 0)        => -5
        round half down(1.126, 2)       => 1.13
        round half down(1.125, 2)       => 1.12
        round half down(-1.126, 2)      => -1.13
        round half down(2.51, 0)        => 3
        # down and up the line
        floor(1.5)                      => 1
        floor(-1.5)                     => -2
        floor(-1.56, 1)                 => -1.6
        floor(1.56, 1)                  => 1.5
        floor(-0.3)                     => -1
        floor(199, -2)                  => 100
        ceiling(1.5)                    => 2
        ceiling(-1.5)                   => -1
        ceiling(-1.56, 1)               => -1.5
        ceiling(1.56, 1)                => 1.6
        ceiling(-0.3333)                => 0
        ceiling(101, -2)                => 200
        """)]
    public void Rounding_differs_in_its_direction_only(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("decimal")]
    [InlineData("round up")]
    [InlineData("round down")]
    [InlineData("round half up")]
    [InlineData("round half down")]
    public void Rounding_wants_a_number_and_a_scale_that_there_is(string function)
    {
        Assert.Equal("null", Feel.Show($"{function}(null, 0)"));
        Assert.Equal("null", Feel.Show($"{function}(1.5, null)"));
        Assert.Equal("null", Feel.Show($"{function}(1.5)"));
        Assert.Equal("null", Feel.Show($"{function}()"));
        Assert.Equal("null", Feel.Show($"{function}(1.5, 0, 0)"));
        Assert.Equal("null", Feel.Show($"{function}(\"1.5\", 0)"));
        Assert.Equal("null", Feel.Show($"{function}(1.5, \"0\")"));
        Assert.Equal("null", Feel.Show($"{function}([1.5, 2], 0)"));
        Assert.Equal("null", Feel.Show($"{function}(1.5, 6177)"));
        Assert.Equal("null", Feel.Show($"{function}(1.5, -6112)"));
        Assert.Equal("null", Feel.Show($"{function}(n: 1.5, scal: 0)"));
        Assert.Equal("null", Feel.Show($"{function}(n: 1.5)"));
        Assert.Equal("null", Feel.Show($"{function}(@\"P1D\", 0)"));
        Assert.Equal("1.5", Feel.Show($"{function}(1.5, 6176)"));
        Assert.Equal("1.5", Feel.Show($"{function}(n: 1.5, scale: 1)"));
        Assert.Equal("1.5", Feel.Show($"{function}(scale: 1, n: 1.5)"));
        Assert.Equal("1.5", Feel.Show($"{function}([1.5], [1])"));
    }

    [Theory]
    [Rows("""
        abs(10)                     => 10
        abs(-10)                    => 10
        abs(0)                      => 0
        abs(-0.5)                   => 0.5
        abs(@"PT5H")                => @"PT5H"
        abs(@"-PT5H")               => @"PT5H"
        abs(@"-P1Y2M")              => @"P1Y2M"
        abs(@"P0D")                 => @"PT0S"
        abs(null)                   => null
        abs("-1")                   => null
        abs(@"2020-01-01")          => null
        abs()                       => null
        abs(-1, -2)                 => null
        abs(n: -1)                  => 1
        abs(number: -1)             => null
        abs([-1])                   => 1
        modulo(12, 5)               => 2
        modulo(-12, 5)              => 3
        modulo(12, -5)              => -3
        modulo(-12, -5)             => -2
        modulo(10.1, 4.5)           => 1.1
        modulo(-10.1, 4.5)          => 3.4
        modulo(10.1, -4.5)          => -3.4
        modulo(-10.1, -4.5)         => -1.1
        modulo(0, 5)                => 0
        modulo(5, 5)                => 0
        modulo(4, 5)                => 4
        modulo(10, 4)               => 2
        modulo(10, -4)              => -2
        modulo(5, 0)                => null
        modulo(0, 0)                => null
        modulo(5, null)             => null
        modulo(null, 5)             => null
        modulo(5)                   => null
        modulo()                    => null
        modulo(5, 3, 1)             => null
        modulo("5", 3)              => null
        modulo(5, "3")              => null
        modulo(@"P5D", @"P3D")      => null
        modulo(dividend: 12, divisor: 5)  => 2
        modulo(divisor: 5, dividend: 12)  => 2
        modulo(dividend: 12, divider: 5)  => null
        modulo([12], [5])           => 2
        modulo(9999999999999999999999999999999999, 10)   => 9
        modulo(0.3, 0.1)            => 0
        """)]
    public void Abs_and_modulo(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        sqrt(16)                    => 4
        sqrt(0)                     => 0
        sqrt(2)                     => 1.414213562373095048801688724209698
        sqrt(0.25)                  => 0.5
        sqrt(-3)                    => null
        sqrt(null)                  => null
        sqrt("4")                   => null
        sqrt()                      => null
        sqrt(4, 2)                  => null
        sqrt(number: 4)             => 2
        sqrt(n: 4)                  => null
        sqrt([4])                   => 2
        log(1)                      => 0
        log(10)                     => 2.302585092994045684017991454684364
        log(2)                      => 0.6931471805599453094172321214581766
        log(0)                      => null
        log(-1)                     => null
        log(null)                   => null
        log("10")                   => null
        log()                       => null
        log(10, 10)                 => null
        log(number: 1)              => 0
        log(n: 1)                   => null
        exp(0)                      => 1
        exp(1)                      => 2.718281828459045235360287471352662
        exp(-1)                     => 0.3678794411714423215955237701614609
        exp(null)                   => null
        exp("1")                    => null
        exp()                       => null
        exp(1, 1)                   => null
        exp(number: 0)              => 1
        exp(n: 0)                   => null
        exp(100000)                 => null
        exp(-100000)                => 0
        decimal(log(exp(5)), 20)    => 5
        odd(5)                      => true
        odd(2)                      => false
        odd(0)                      => false
        odd(-3)                     => true
        odd(5.5)                    => false
        odd(5.0)                    => true
        odd(1e10)                   => false
        odd(null)                   => null
        odd("5")                    => null
        odd()                       => null
        odd(number: 5)              => true
        odd(n: 5)                   => null
        even(5)                     => false
        even(2)                     => true
        even(0)                     => true
        even(-2)                    => true
        even(2.5)                   => false
        even(1e30)                  => true
        even(null)                  => null
        even("2")                   => null
        even()                      => null
        even(2, 4)                  => null
        even(number: 2)             => true
        even(n: 2)                  => null
        """)]
    public void Roots_powers_and_parity(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
