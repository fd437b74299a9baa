using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>Reads a <c>.hbs</c> file: a front matter between two <c>---</c> lines, then one text per language.</summary>
/// <remarks>The format is described in <c>workers/README.md</c>.</remarks>
public static class TemplateReader
{
    private const string Fence = "---";
    private const string SectionMark = "=== ";

    /// <summary>Reads and checks one template.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="source">File name for findings; without folder and <c>.hbs</c> it is the template's name.</param>
    /// <returns>The template, unless a finding is an error.</returns>
    public static TemplateReading Read(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        int close = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || close < 0)
        {
            return new TemplateReading(
                null,
                [
                    new TemplateFinding(
                        "PW6001",
                        true,
                        $"{source} has no front matter.",
                        [source],
                        source,
                        1,
                        1,
                        "Begin the file with a line '---', then 'languages:', 'fields:' and 'subject fr:' lines, then a second line '---'."),
                ]);
        }

        FrontMatter head = FrontMatter.Read(lines[1..close], source);
        List<TemplateFinding> findings = [.. head.Findings];
        ImmutableArray<TemplateBody> bodies = ReadBodies(lines, close + 1, head, source, findings);
        CheckTexts(head, bodies, source, findings);
        ImmutableArray<TemplateFinding> ordered =
            [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        return ordered.Any(finding => finding.IsError)
            ? new TemplateReading(null, ordered)
            : Compile(head, bodies, source, ordered);
    }

    private static ImmutableArray<TemplateBody> ReadBodies(
        string[] lines, int start, FrontMatter head, string source, List<TemplateFinding> findings)
    {
        List<(string Language, int Line)> marks =
            [.. lines.Index()
                .Where(line => line.Index >= start && line.Item.StartsWith(SectionMark, StringComparison.Ordinal))
                .Select(line => (line.Item[SectionMark.Length..].Trim(), line.Index))];
        if (marks.Count == 0 && head.Languages.Length == 1)
        {
            return [new TemplateBody(head.Languages[0], string.Join('\n', lines[start..]), start + 1)];
        }

        ImmutableArray<TemplateBody>.Builder bodies = ImmutableArray.CreateBuilder<TemplateBody>();
        foreach ((int index, (string language, int line)) in marks.Index())
        {
            int end = index + 1 < marks.Count ? marks[index + 1].Line : lines.Length;
            bodies.Add(new TemplateBody(language, string.Join('\n', lines[(line + 1)..end]), line + 2));
            if (!head.Languages.Contains(language) || bodies.Count(body => body.Language == language) > 1)
            {
                findings.Add(new TemplateFinding(
                    "PW6005",
                    true,
                    $"The section '=== {language}' is for a language that is not declared, or stands twice.",
                    [language],
                    source,
                    line + 1,
                    1,
                    $"Declared are: {string.Join(", ", head.Languages)}. Correct the mark or 'languages:'."));
            }
        }

        foreach (string language in head.Languages.Where(language => bodies.All(body => body.Language != language)))
        {
            findings.Add(new TemplateFinding(
                "PW6005",
                true,
                $"There is no text for the language '{language}'.",
                [language],
                source,
                lines.Length,
                1,
                $"Add a line '=== {language}' and the text below it, or take '{language}' out of 'languages:'."));
        }

        return bodies.ToImmutable();
    }

    private static void CheckTexts(
        FrontMatter head, ImmutableArray<TemplateBody> bodies, string source, List<TemplateFinding> findings)
    {
        HashSet<string> used = [];
        foreach (TemplateSubject subject in head.Subjects)
        {
            FieldUse use = new(source, head.Fields, isSubject: true);
            use.Check(TemplateTag.FindAll(subject.Text, subject.Line, subject.Column));
            findings.AddRange(use.Findings);
            used.UnionWith(use.Used);
        }

        foreach (TemplateBody body in bodies)
        {
            FieldUse use = new(source, head.Fields, isSubject: false);
            use.Check(TemplateTag.FindAll(body.Text, body.Line, 1));
            findings.AddRange(use.Findings);
            used.UnionWith(use.Used);
        }

        foreach (TemplateField field in head.Fields.Where(field => !used.Contains(field.Name)))
        {
            findings.Add(new TemplateFinding(
                "PW6009",
                false,
                $"The field '{field.Name}' is declared but never used.",
                [field.Name],
                source,
                1,
                1,
                "Use it or take it out, so that no one fills it for nothing."));
        }
    }

    private static TemplateReading Compile(
        FrontMatter head, ImmutableArray<TemplateBody> bodies, string source, ImmutableArray<TemplateFinding> findings)
    {
        string name = Path.GetFileNameWithoutExtension(source);
        ImmutableArray<CompiledLanguage> languages =
            [.. head.Languages.Select(language => CompiledLanguage.Compile(
                language,
                head.Subjects.First(subject => subject.Language == language).Text,
                bodies.First(body => body.Language == language).Text.Trim('\n')))];
        return new TemplateReading(new MessageTemplate(name, head.Fields, languages), findings);
    }
}
