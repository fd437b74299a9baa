using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Wording;

public sealed partial class TextsOfTheScreens
{
    private static readonly ImmutableSortedDictionary<string, string> French = Words.All(Language.French);
    private static readonly ImmutableSortedDictionary<string, string> English = Words.All(Language.English);
    private static readonly string[] Sources =
        [.. Directory.EnumerateFiles(HostFolder(), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))];

    [Fact]
    public void Exist_in_both_languages()
    {
        Assert.Equal([], French.Keys.Except(English.Keys));
        Assert.Equal([], English.Keys.Except(French.Keys));
    }

    [Fact]
    public void Are_never_empty() =>
        Assert.Equal([], French.Concat(English).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));

    [Fact]
    public void Have_the_same_places_to_fill_in_both_languages() =>
        Assert.Equal([], French.Keys.Where(key => !Places(French[key]).SetEquals(Places(English[key]))));

    [Fact]
    public void Are_translated_and_not_copied()
    {
        // Words that are the same in both languages, and names.
        string[] same =
        [
            "section.patients", "section.admin", "duration.minutes.one", "duration.minutes.other", "measure.age",
            "growth.bmi_16", "growth.bmi_17", "growth.bmi_35", "growth.points.one", "growth.points.other",
            "patients.title", "task.sources", "history.by_as",
        ];

        IEnumerable<string> copied = French.Keys
            .Where(key => French[key] == English[key] && French[key].Any(char.IsLetter) && French[key].Length > 4)
            .Except(same)
            .Where(key => !key.StartsWith("same.", StringComparison.Ordinal));

        Assert.Equal([], copied);
    }

    /// <summary>
    /// A line never breaks before a colon or inside quotation marks: in French a fixed space (U+00A0) stands before : and inside « »,
    /// a narrow one (U+202F) before ; ? and !. Apostrophes are ’ in both languages.
    /// </summary>
    [Fact]
    public void Are_set_as_printers_do()
    {
        Dictionary<string, string> canvas = Canvas("french");

        Assert.Equal([], French.Concat(canvas).Where(text => WrongInFrench().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}"));
        Assert.Equal([], English.Concat(Canvas("english")).Where(text => WrongInEnglish().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}"));
        Assert.NotEmpty(canvas);
    }

    [Theory]
    [InlineData("Quand : demain")]
    [InlineData("Vraiment ?")]
    [InlineData("Vraiment\u00a0?")]
    [InlineData("Vraiment?")]
    [InlineData("« oui »")]
    [InlineData("«oui\u00a0»")]
    [InlineData("l'étape")]
    public void Are_found_when_they_are_not(string text) => Assert.Matches(WrongInFrench(), text);

    [Theory]
    [InlineData("Quand\u00a0: «\u00a0demain\u00a0»\u202f; l’autre à 14:05, https://un.exemple\u202f?")]
    public void Are_left_alone_when_they_are(string text) => Assert.DoesNotMatch(WrongInFrench(), text);

    [Fact]
    public void That_pages_ask_for_exist()
    {
        IEnumerable<string> asked = Sources.SelectMany(file => AskedKey().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value);
        IEnumerable<string> counted = Sources.SelectMany(file => CountedKey().Matches(File.ReadAllText(file)))
            .SelectMany(match => new[] { match.Groups["key"].Value + ".one", match.Groups["key"].Value + ".other" });

        Assert.Equal([], asked.Concat(counted).Distinct().Except(French.Keys));
    }

    [Fact]
    public void Are_not_written_into_pages()
    {
        IEnumerable<string> written = Sources.Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => TextBetweenTags().Matches(Markup(File.ReadAllText(file)))
                .Select(match => match.Groups["text"].Value.Trim())
                .Where(text => Sentence().IsMatch(text))
                .Select(text => $"{Path.GetFileName(file)}: {text}"));

        Assert.Equal([], written);
    }

    // What the editor says by itself.
    private static Dictionary<string, string> Canvas(string language) => JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(HostFolder(), "..", "bundle", "src", "designer", $"{language}.json"))) ?? [];

    private static ImmutableHashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    // The markup of a page: without its comments, its code and its expressions.
    private static string Markup(string razor)
    {
        string markup = RazorComment().Replace(razor, string.Empty);
        int code = markup.IndexOf("@code", StringComparison.Ordinal);
        return Expression().Replace(code < 0 ? markup : markup[..code], string.Empty);
    }

    private static string HostFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "designer-host", "Pathways.DesignerHost");
    }

    // Beside a letter or place to fill; a straight quotation mark is allowed, for formulas need it.
    [GeneratedRegex(@"(?<!\u00a0)(:(?=[\s.,)…]|$)|»)|(?<!\u202f)[;?!](?=[\s.,)…»]|$)|«(?!\u00a0)|'")]
    private static partial Regex WrongInFrench();

    [GeneratedRegex(@"'|[«»]|\s[:;?!]")]
    private static partial Regex WrongInEnglish();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:[Ww]ords|Words)(?:\[|\.With\(\s*)"(?<key>[a-z0-9_.]+)"(?:\]|,|\))""")]
    private static partial Regex AskedKey();

    [GeneratedRegex("""[Ww]ords\.Count\(\s*"(?<key>[a-z0-9_.]+)",""")]
    private static partial Regex CountedKey();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"@\([^\n]*\)|@[A-Za-z_][\w.]*(\([^\n]*?\)|\[[^\]]*\])*|\{[^\n]*\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@">(?<text>[^<>{}@;=]+)<")]
    private static partial Regex TextBetweenTags();

    // Two words, or one of four letters and more, is language; units and names of standards are not.
    [GeneratedRegex(@"^(?!Pathways$)(\p{L}{4,}|\p{L}+\s+\p{L}+)")]
    private static partial Regex Sentence();
}
