namespace Pathways.Rules.Tests;

/// <summary>String functions (DMN 1.5, clause 10.3.4.3), patterns aside.</summary>
public sealed class FunctionsOnStrings
{
    [Theory]
    [Rows("""
        substring("foobar", 3)                                     => "obar"
        substring("foobar", 3, 3)                                  => "oba"
        substring("foobar", -2, 1)                                 => "a"
        substring("foobar", -6)                                    => "foobar"
        substring("foobar", 1, 6)                                  => "foobar"
        substring("foobar", 6)                                     => "r"
        substring("foobar", 6, 10)                                 => "r"
        substring("foobar", 3.8)                                   => "obar"
        substring("foobar", 3, 3.8)                                => "oba"
        substring("\U01F40Eab", 2)                                 => "ab"
        substring("a\U01F40Eb", 2, 1)                              => "🐎"
        # there is no such position, or no such length
        substring("foobar", 0)                                     => null
        substring("foobar", 7)                                     => null
        substring("foobar", -7)                                    => null
        substring("foobar", 3, 0)                                  => null
        substring("foobar", 3, -1)                                 => null
        substring("", 1)                                           => null
        # null, and the wrong kinds
        substring(null, 1)                                         => null
        substring("foobar", null)                                  => null
        substring(3, 1)                                            => null
        substring("foobar", "3")                                   => null
        substring("foobar", 3, "3")                                => null
        # too few, too many
        substring()                                                => null
        substring("foobar")                                        => null
        substring("foobar", 3, 3, 1)                               => null
        # by name
        substring(string: "foobar", start position: 3)             => "obar"
        substring(length: 3, start position: 3, string: "foobar")  => "oba"
        substring(string: "foobar", start position: 3, len: 3)     => null
        substring(string: "foobar", startPosition: 3)              => null
        substring(string: "foobar")                                => null
        # a list of one item is its item
        substring(["foobar"], 3)                                   => "obar"
        substring(["foobar"], [3], [2])                            => "ob"
        substring(["foo", "bar"], 3)                               => null
        """)]
    public void Substring_counts_code_points_from_1(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        string length("foo")             => 3
        string length("")                => 0
        string length(" foo ")           => 5
        string length("\U01F40Eab")      => 3
        string length("🐎🐎")             => 2
        string length("\n")              => 1
        string length("é")               => 1
        string length("e\u0301")         => 2
        string length("\"")              => 1
        string length("\\")              => 1
        string length(null)              => null
        string length(12)                => null
        string length(true)              => null
        string length([])                => null
        string length(["ab"])            => 2
        string length(["ab", "c"])       => null
        string length()                  => null
        string length("a", "b")          => null
        string length(string: "abc")     => 3
        string length(text: "abc")       => null
        string length(@"2020-01-01")     => null
        """)]
    public void String_length_counts_code_points(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        upper case("aBc4")            => "ABC4"
        upper case("ABC")             => "ABC"
        upper case("")                => ""
        upper case("xyZ ")            => "XYZ "
        upper case("éàç")             => "ÉÀÇ"
        upper case("\u03C3")          => "Σ"
        upper case("123")             => "123"
        upper case("+=)(@")           => "+=)(@"
        upper case(null)              => null
        upper case(1)                 => null
        upper case()                  => null
        upper case("a", "b")          => null
        upper case(string: "a")       => "A"
        upper case(str: "a")          => null
        upper case(["a"])             => "A"
        upper case([])                => null
        lower case("aBc4")            => "abc4"
        lower case("abc")             => "abc"
        lower case("")                => ""
        lower case("ÉÀÇ")             => "éàç"
        lower case("ABC DEF")         => "abc def"
        lower case(null)              => null
        lower case(true)              => null
        lower case()                  => null
        lower case("A", "B")          => null
        lower case(string: "A")       => "a"
        lower case(s: "A")            => null
        lower case(["A"])             => "a"
        lower case({a: "A"})          => null
        # no culture has a say
        upper case("i")               => "I"
        lower case("I")               => "i"
        """)]
    public void Upper_and_lower_case(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        substring before("foobar", "bar")                => "foo"
        substring before("foobar", "xyz")                => ""
        substring before("foobar", "o")                  => "f"
        substring before("foobar", "foobar")             => ""
        substring before("", "")                         => ""
        substring before("foobar", "")                   => ""
        substring before("", "a")                        => ""
        substring before("foo\U01F40Ebar", "\U01F40E")   => "foo"
        substring before(null, "a")                      => null
        substring before("a", null)                      => null
        substring before("a")                            => null
        substring before("a", "b", "c")                  => null
        substring before("a", 1)                         => null
        substring before(string: "foobar", match: "b")   => "foo"
        substring before(match: "b", string: "foobar")   => "foo"
        substring before(string: "foobar", with: "b")    => null
        substring after("foobar", "ob")                  => "ar"
        substring after("foobar", "o")                   => "obar"
        substring after("foobar", "bar")                 => ""
        substring after("foobar", "xyz")                 => ""
        substring after("", "a")                         => ""
        substring after("", "")                          => ""
        substring after("foobar", "")                    => "foobar"
        substring after("foo\U01F40Ebar", "\U01F40E")    => "bar"
        substring after(null, "a")                       => null
        substring after("a", null)                       => null
        substring after("a")                             => null
        substring after("a", "b", "c")                   => null
        substring after(1, "a")                          => null
        substring after(string: "foobar", match: "b")    => "ar"
        substring after(str: "foobar", match: "b")       => null
        """)]
    public void Substring_before_and_after(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        contains("foobar", "of")                    => false
        contains("foobar", "oob")                   => true
        contains("foobar", "")                      => true
        contains("", "")                            => true
        contains("", "a")                           => false
        contains("a.c", ".")                        => true
        contains("abc", ".")                        => false
        contains("straße", "SS")                    => false
        contains("\U01F40E", "\U01F40E")            => true
        contains(null, "a")                         => null
        contains("a", null)                         => null
        contains("a")                               => null
        contains("a", "b", "c")                     => null
        contains("a1", 1)                           => null
        contains(string: "abc", match: "b")         => true
        contains(string: "abc", substring: "b")     => null
        contains(["abc"], ["b"])                    => true
        starts with("foobar", "fo")                 => true
        starts with("foobar", "ob")                 => false
        starts with("foobar", "")                   => true
        starts with("", "")                         => true
        starts with("", "a")                        => false
        starts with("foobar", "FO")                 => false
        starts with("foobar", "^fo")                => false
        starts with("foobar", "foobars")            => false
        starts with(null, "a")                      => null
        starts with("a", null)                      => null
        starts with(null, null)                     => null
        starts with("a")                            => null
        starts with("a", "b", "c")                  => null
        starts with(1, "a")                         => null
        starts with("1", 1)                         => null
        starts with(string: "abc", match: "a")      => true
        starts with(match: "a", string: "abc")      => true
        starts with(string: "abc", prefix: "a")     => null
        starts with(["abc"], "a")                   => true
        ends with("foobar", "r")                    => true
        ends with("foobar", "bar")                  => true
        ends with("foobar", "ba")                   => false
        ends with("foobar", "")                     => true
        ends with("", "")                           => true
        ends with("", "a")                          => false
        ends with("foobar", "r$")                   => false
        ends with(null, "a")                        => null
        ends with("a", null)                        => null
        ends with("a")                              => null
        ends with("a", "b", "c")                    => null
        ends with(true, "a")                        => null
        ends with(string: "abc", match: "c")        => true
        ends with(string: "abc", suffix: "c")       => null
        ends with("a\u0301", "\u0301")              => true
        """)]
    public void Contains_starts_with_and_ends_with_compare_letter_by_letter(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        string join(["a", "b", "c"])                             => "abc"
        string join(["a", "b", "c"], "_and_")                    => "a_and_b_and_c"
        string join(["a", "b", "c"], "")                         => "abc"
        string join(["a", "b", "c"], null)                       => "abc"
        string join(["a"], "X")                                  => "a"
        string join(["a", null, "c"], "X")                       => "aXc"
        string join([null], "X")                                 => ""
        string join([], "X")                                     => ""
        string join([])                                          => ""
        string join([""], "X")                                   => ""
        string join(["", ""], "X")                               => "X"
        string join(null)                                        => null
        string join(null, "X")                                   => null
        string join(["a", 1], "X")                               => null
        string join(["a", "b"], 1)                               => null
        string join("a", "X")                                    => "a"
        string join()                                            => null
        string join(list: ["a", "b"], delimiter: "-")            => "a-b"
        string join(list: ["a", "b"])                            => "ab"
        string join(list: ["a", "b"], separator: "-")            => null
        """)]
    public void String_join_leaves_null_out(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
