namespace Pathways.Rules.Tests;

/// <summary>Patterns see characters, never halves of them: those beyond the first plane take two units in .NET.</summary>
public sealed class PatternsAndCodePoints
{
    [Theory]
    [Rows("""
        matches("🐎", "^.$")                    => true
        matches("🐎", "^..$")                   => false
        matches("🐎", "^.$", "s")               => true
        matches("🐎\n", "^..$", "s")            => true
        matches("🐎🐎", "^🐎+$")                 => true
        matches("🐎🐎🐎", "^🐎{3}$")              => true
        matches("🐎", "^\S$")                   => true
        matches("🐎", "^\S\S$")                 => false
        matches("🐎", "^\s$")                   => false
        matches("🐎", "^\w$")                   => true
        matches("🐎", "\W")                     => false
        matches("🐎", "^\D$")                   => true
        matches("🐎", "^\D\D$")                 => false
        matches("🐎", "^\P{Lu}$")               => true
        matches("🐎", "\p{Lu}")                 => false
        matches("🐎", "^\i$")                   => true
        matches("🐎", "\I")                     => false
        matches("🐎", "^\c$")                   => true
        # classes
        matches("🐎", "^[🐎]$")                 => true
        matches("🐄", "^[🐎]$")                 => false
        matches("🐄", "^[a🐄-🐐z]$")            => true
        matches("🐎", "^[a🐄-🐐z]$")            => true
        matches("z", "^[a🐄-🐐z]$")             => true
        matches("🐕", "^[a🐄-🐐z]$")            => false
        matches("𐀀", "^[\U010000-\U10FFFF]$")   => true
        matches("\U10FFFF", "^[\U010000-\U10FFFF]$") => true
        matches("𝄞", "^[𐀀-🐎]$")               => true
        matches("🐐", "^[𐀀-🐎]$")               => false
        matches("🐄", "^[a-🐎]$")               => true
        matches("🐐", "^[a-🐎]$")               => false
        matches("🐎", "^[^a]$")                 => true
        matches("🐎", "^[^a][^a]$")             => false
        matches("🐎", "[^🐎]")                  => false
        matches("🐄", "^[^🐎]$")                => true
        matches("a", "^[^🐎]$")                 => true
        matches("🐎", "^[\S]$")                 => true
        matches("🐎", "^[^\s]$")                => true
        matches("🐎", "[^\S]")                  => false
        matches("🐎", "^[\w]$")                 => true
        matches("🐎", "^[🐄-🐐-[🐄]]$")         => true
        matches("🐄", "^[🐄-🐐-[🐄]]$")         => false
        matches("b", "^[a-z🐎-[aeiou]]$")       => true
        matches("e", "^[a-z🐎-[aeiou]]$")       => false
        matches("🐎", "^[a-z🐎-[aeiou]]$")      => true
        matches("-", "^[a-]$")                  => true
        matches("-", "^[-a]$")                  => true
        # what replace and split make of them
        replace("🐎a🐄", ".", "x")              => "xxx"
        replace("🐎🐄🐐", "[🐎🐐]", "")          => "🐄"
        replace("a🐎b", "[^a-z]", "-")          => "a-b"
        replace("🐎", "(.)", "$1$1")            => "🐎🐎"
        split("a🐎b🐎c", "🐎")                   => ["a", "b", "c"]
        split("a🐎b🐄c", "[🐎🐄]")               => ["a", "b", "c"]
        split("a🐎b", "[^a-z]")                 => ["a", "b"]
        """)]
    public void Are_never_cut_in_half(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        matches("a", "[a-\d]")                  => null
        matches("a", "[🐎-a]")                  => null
        matches("a", "[b-a]")                   => null
        matches("a", "[^]")                     => null
        matches("a", "[a")                      => null
        matches("a", "[a-z-[b]x]")              => null
        matches("a", "[a[b]]")                  => null
        """)]
    public void And_wrong_classes_are_no_patterns(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
