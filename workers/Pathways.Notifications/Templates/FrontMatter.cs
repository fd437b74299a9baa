using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>The subject line of one language, with its place.</summary>
internal sealed record TemplateSubject(string Language, string Text, int Line, int Column);

/// <summary>The text of one language, with the line on which it begins.</summary>
internal sealed record TemplateBody(string Language, string Text, int Line);

/// <summary>What a template declares about itself: <c>key: value</c> lines; <c>#</c> begins a comment.</summary>
internal sealed class FrontMatter
{
    private const string SubjectKey = "subject ";
    private readonly string source;
    private readonly List<TemplateFinding> findings = [];
    private readonly List<TemplateField> fields = [];
    private readonly List<TemplateSubject> subjects = [];
    private readonly List<string> languages = [];

    private FrontMatter(string source) => this.source = source;

    /// <summary>Problems of the front matter itself.</summary>
    public IReadOnlyList<TemplateFinding> Findings => findings;

    /// <summary>Declared fields in order.</summary>
    public ImmutableArray<TemplateField> Fields => [.. fields];

    /// <summary>Declared languages; the first is used when a reader's language is not there.</summary>
    public ImmutableArray<string> Languages => [.. languages];

    /// <summary>One subject per language.</summary>
    public ImmutableArray<TemplateSubject> Subjects => [.. subjects];

    /// <summary>Reads the lines between the fences; the first of them is line 2 of the file.</summary>
    public static FrontMatter Read(string[] lines, string source)
    {
        FrontMatter head = new(source);
        foreach ((int index, string line) in lines.Index())
        {
            head.ReadLine(line, index + 2);
        }

        head.CheckLanguages();
        return head;
    }

    private void ReadLine(string line, int number)
    {
        if (line.AsSpan().Trim() is "" || line.TrimStart().StartsWith('#'))
        {
            return;
        }

        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? line.Trim() : line[..colon].Trim();
        string value = colon < 0 ? string.Empty : line[(colon + 1)..].Trim();
        int column = colon < 0 || value.Length == 0 ? 1 : line.IndexOf(value, colon + 1, StringComparison.Ordinal) + 1;
        if (colon >= 0 && key is "fields" or "clinical")
        {
            ReadFields(value, key == "clinical", number, column);
        }
        else if (colon >= 0 && key == "languages")
        {
            languages.AddRange(Words(value));
        }
        else if (colon >= 0 && key.StartsWith(SubjectKey, StringComparison.Ordinal))
        {
            subjects.Add(new TemplateSubject(key[SubjectKey.Length..].Trim(), value, number, column));
        }
        else
        {
            Add(
                "PW6002",
                $"The line '{key}' of the front matter is not understood.",
                key,
                number,
                1,
                "Known are 'languages:', 'fields:', 'clinical:' and one 'subject fr:' line per language.");
        }
    }

    private void ReadFields(string value, bool isClinical, int line, int column)
    {
        foreach (string word in Words(value))
        {
            bool isRequired = !word.EndsWith('?');
            string name = isRequired ? word : word[..^1];
            if (!TemplateNames.IsPath(name))
            {
                Add(
                    "PW6010",
                    $"'{word}' cannot be the name of a field.",
                    word,
                    line,
                    column,
                    "Use letters, digits and '_'; '.' below a list or group; a last '?' when it may be missing.");
            }
            else if (fields.Any(field => field.Name == name))
            {
                Add("PW6010", $"The field '{name}' is declared twice.", name, line, column, "Keep one of the two.");
            }
            else
            {
                fields.Add(new TemplateField(name, isRequired, isClinical));
            }
        }
    }

    private void CheckLanguages()
    {
        if (languages.Count == 0)
        {
            Add("PW6003", $"{source} declares no language.", source, 1, 1, "Add a line such as 'languages: fr, en'.");
        }

        foreach (string language in languages.Where(language => !TemplateNames.IsLanguage(language)))
        {
            Add("PW6003", $"'{language}' is not a language.", language, 1, 1, "Use two small letters, e.g. 'fr' or 'en'.");
        }

        foreach (string language in languages.Where(language => subjects.Count(subject => subject.Language == language) != 1))
        {
            Add(
                "PW6004",
                $"There must be one subject for the language '{language}'.",
                language,
                1,
                1,
                $"Add one line 'subject {language}: …'.");
        }

        foreach (TemplateSubject subject in subjects.Where(subject => !languages.Contains(subject.Language)))
        {
            Add(
                "PW6004",
                $"There is a subject for '{subject.Language}', which is not a declared language.",
                subject.Language,
                subject.Line,
                1,
                "Correct the subject's language or add it to 'languages:'.");
        }
    }

    private static string[] Words(string value) =>
        value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Add(string code, string message, string argument, int line, int column, string remedy) =>
        findings.Add(new TemplateFinding(code, true, message, [argument], source, line, column, remedy));
}
