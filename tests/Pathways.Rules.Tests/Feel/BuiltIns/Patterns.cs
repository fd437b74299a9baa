namespace Pathways.Rules.Tests;

/// <summary><c>matches</c>, <c>replace</c> and <c>split</c> (DMN 1.5, clause 10.3.4.3), with the patterns of XPath 3.1.</summary>
public sealed class Patterns
{
    [Theory]
    [Rows("""
        matches("foobar", "^fo*b")                  => true
        matches("foobar", "^Fo*bar")                => false
        matches("foobar", "^Fo*bar", "i")           => true
        matches("foobar", "o{2}")                   => true
        matches("foobar", "o{3}")                   => false
        matches("foobar", "o{1,}b")                 => true
        matches("foobar", "")                       => true
        matches("", "")                             => true
        matches("", ".")                            => false
        matches("abracadabra", "bra")               => true
        matches("abracadabra", "^a.*a$")            => true
        matches("abracadabra", "^bra")              => false
        matches("foo\nbar", "foo.bar")              => false
        matches("foo\nbar", "foo.bar", "s")         => true
        matches("foo\nbar", "^bar$")                => false
        matches("foo\nbar", "^bar$", "m")           => true
        matches("hello world", "hello\ sworld", "x") => true
        matches("helloworld", "hello world", "x")   => true
        matches("hello world", "hello[ ]world", "x") => true
        matches("abc", "ABC", "smix")               => true
        matches("abc", "abc", "")                   => true
        matches("abc", "abc", null)                 => true
        matches("abc", "abc", "g")                  => null
        matches("abc", "abc", "ii")                 => true
        matches("abc", "abc", "I")                  => null
        matches("12", "^\d+$")                      => true
        matches("12", "^\D+$")                      => false
        matches("a1_", "^\w+$")                     => false
        matches("a b", "a\sb")                      => true
        matches("a-b", "a\-b")                      => true
        matches("x", "[^a-w]")                      => true
        matches("b", "[a-z-[aeiou]]")               => true
        matches("e", "[a-z-[aeiou]]")               => false
        matches("É", "\p{Lu}")                      => true
        matches("é", "\P{Lu}")                      => true
        matches("a", "\p{IsBasicLatin}")            => true
        matches("a", "\i\c*")                       => true
        matches("aa", "(a)\1")                      => true
        matches("ab", "(a)\1")                      => false
        matches("ab", "(?:a)b")                     => true
        matches("a|b", "a\|b")                      => true
        matches("aab", "a*?b")                      => true
        matches("aab", "a+?b")                      => true
        """)]
    public void Matches_finds_a_pattern_anywhere(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        matches("abc", "(?=a)")                     => null
        matches("abc", "(?<!a)b")                   => null
        matches("abc", "[")                         => null
        matches("abc", "(")                         => null
        matches("abc", ")")                         => null
        matches("abc", "a{")                        => null
        matches("abc", "*")                         => null
        matches("abc", "[]")                        => null
        matches("abc", "a**")                       => null
        matches("abc", "\1")                        => null
        matches("abc", "(a)[\1]")                   => null
        matches("abc", "\q")                        => null
        matches("abc", "\p{Foo}")                   => null
        matches("abc", "a{3,1}")                    => null
        matches("abc", "[z-a]")                     => null
        matches(null, "a")                          => null
        matches("a", null)                          => null
        matches("a", "a", "i", "s")                 => null
        matches("a")                                => null
        matches()                                   => null
        matches(1, "1")                             => null
        matches("1", 1)                             => null
        matches("1", "1", 1)                        => null
        matches(["a"], "a")                         => true
        matches(input: "abc", pattern: "b")         => true
        matches(input: "aBc", pattern: "b", flags: "i") => true
        matches(pattern: "b", input: "abc")         => true
        matches(input: "abc", pattern: "b", flag: "i") => null
        matches(string: "abc", pattern: "b")        => null
        """)]
    public void Matches_refuses_what_is_no_pattern_of_XPath(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")       => "[1=ab][2=]cd"
        replace("abracadabra", "bra", "*")                => "a*cada*"
        replace("abracadabra", "a.*a", "*")               => "*"
        replace("abracadabra", "a.*?a", "*")              => "*c*bra"
        replace("abracadabra", "a", "")                   => "brcdbr"
        replace("abracadabra", "a(.)", "a$1$1")           => "abbraccaddabbra"
        replace("AAAA", "A+", "b")                        => "b"
        replace("AAAA", "A+?", "b")                       => "bbbb"
        replace("darted", "^(.*?)d(.*)$", "$1c$2")        => "carted"
        replace("abc", "B", "x", "i")                     => "axc"
        replace("abc", "b", "$0$0")                       => "abbc"
        replace("abc", "b", "\\$")                        => "a$c"
        replace("abc", "b", "\\\\")                       => "a\\c"
        replace("abc", "(b)", "$12")                      => "ab2c"
        replace("abc", "z", "x")                          => "abc"
        replace("", "z", "x")                             => ""
        replace("a.b.c", "\.", "-")                       => "a-b-c"
        replace("a\U01F40Eb", "\U01F40E", "-")            => "a-b"
        replace("abracadabra", ".*?", "$1")               => null
        replace("abc", "", "x")                           => null
        replace("abc", "b", "$")                          => null
        replace("abc", "b", "\\x")                        => null
        replace("abc", "[", "x")                          => null
        replace("abc", "b", "x", "q")                     => null
        replace("abc", "b", "x", "")                      => "axc"
        replace("abc", "b", "x", null)                    => "axc"
        replace(null, "b", "x")                           => null
        replace("abc", null, "x")                         => null
        replace("abc", "b", null)                         => null
        replace("abc", "b")                               => null
        replace("abc", "b", "x", "i", "y")                => null
        replace(1, "b", "x")                              => null
        replace("abc", "b", 1)                            => null
        replace(input: "abc", pattern: "b", replacement: "x")             => "axc"
        replace(input: "abc", pattern: "B", replacement: "x", flags: "i") => "axc"
        replace(input: "abc", pattern: "b", replace: "x") => null
        """)]
    public void Replace_puts_groups_in(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        split("John Doe", "\s")                    => ["John", "Doe"]
        split("John Doe", "\\s")                   => ["John", "Doe"]
        split("a;b;c;;", ";")                      => ["a", "b", "c", "", ""]
        split(";a", ";")                           => ["", "a"]
        split("abc", ";")                          => ["abc"]
        split("", ";")                             => [""]
        split("a1b22c", "[0-9]+")                  => ["a", "b", "c"]
        split("a.b.c", "\.")                       => ["a", "b", "c"]
        split("a.b", ".")                          => ["", "", "", ""]
        split("a|b", "|")                          => null
        split("aXbxc", "x")                        => ["aXb", "c"]
        split("foo bar baz", " ")                  => ["foo", "bar", "baz"]
        split("a\U01F40Eb", "\U01F40E")            => ["a", "b"]
        split("a,b", "(,)")                        => ["a", "b"]
        split("foo", "")                           => null
        split("foo", "[")                          => null
        split(null, ",")                           => null
        split("a,b", null)                         => null
        split(null, null)                          => null
        split("a,b")                               => null
        split()                                    => null
        split("a,b", ",", "i")                     => null
        split(1, ",")                              => null
        split("1,2", 1)                            => null
        split(["a,b"], ",")                        => ["a", "b"]
        split([], ",")                             => null
        split(string: "a,b", delimiter: ",")       => ["a", "b"]
        split(delimiter: ",", string: "a,b")       => ["a", "b"]
        split(string: "a,b", pattern: ",")         => null
        """)]
    public void Split_parts_a_text_at_a_pattern(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
