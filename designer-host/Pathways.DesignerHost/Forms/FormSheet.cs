using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Forms;

/// <summary>A form with what was typed into it: between the browser's texts and the engine's values.</summary>
public sealed class FormSheet
{
    /// <summary>What the names of answers begin with, so that they cannot be taken for buttons or tokens.</summary>
    public const string Prefix = "answer.";

    private readonly ImmutableDictionary<string, ImmutableArray<string>> typed;

    private FormSheet(FormDefinition form, ImmutableDictionary<string, ImmutableArray<string>> typed, ImmutableArray<string> confirmed)
    {
        Form = form;
        this.typed = typed;
        Confirmed = confirmed;
    }

    /// <summary>The form.</summary>
    public FormDefinition Form { get; }

    /// <summary>Keys of the questions that were confirmed.</summary>
    public ImmutableArray<string> Confirmed { get; }

    /// <summary>What was typed into the field of a path, e.g. <c>earlier_points[0].age</c>.</summary>
    public ImmutableArray<string> Typed(string path) => typed.GetValueOrDefault(path, []);

    /// <summary>How many entries of a repeated group were typed.</summary>
    public int EntriesOf(string path) => typed.Keys.Select(name => IndexIn(name, path)).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>
    /// Reads what a browser sent. Entries of repeated groups that were left empty are taken out, and so is what the form does not ask.
    /// </summary>
    public static FormSheet From(FormDefinition form, Entry entry)
    {
        HashSet<string> asked = [.. form.Fields.Select(field => field.Key), .. form.Lists.Select(list => list.Key)];
        ImmutableDictionary<string, ImmutableArray<string>> answers = entry.Names
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && asked.Contains(name[Prefix.Length..].Split('[')[0]))
            .ToImmutableDictionary(name => name[Prefix.Length..], entry.All, StringComparer.Ordinal);
        return new FormSheet(form, WithoutEmptyEntries(form.Parts, answers), entry.Confirmed);
    }

    /// <summary>Fills the form with values that are known already.</summary>
    public static FormSheet Filled(FormDefinition form, FeelContext values, Words words)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        Fill(form.Parts, values, string.Empty, words.Language == Language.French, texts);
        return new FormSheet(form, texts.ToImmutable(), []);
    }

    /// <summary>Takes up a draft; one that cannot be read counts as empty.</summary>
    public static FormSheet? FromDraft(FormDefinition form, string json)
    {
        try
        {
            Dictionary<string, string[]>? kept = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json);
            return kept is null
                ? null
                : new FormSheet(form, kept.ToImmutableDictionary(a => a.Key, a => a.Value.ToImmutableArray(), StringComparer.Ordinal), []);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was typed, to keep as a draft.</summary>
    public string ToDraft() => JsonSerializer.Serialize(
        typed.ToImmutableSortedDictionary(StringComparer.Ordinal).ToDictionary(answer => answer.Key, answer => answer.Value.ToArray()));

    /// <summary>The values that the texts mean, and what could not be read. Hidden parts are left out.</summary>
    public FormReadout Read(EvaluationSettings settings)
    {
        var problems = ImmutableArray.CreateBuilder<AnswerProblem>();
        FeelContext all = ReadParts(Form.Parts, string.Empty, problems, _ => false);
        problems.Clear();
        FeelContext shown = ReadParts(Form.Parts, string.Empty, problems, part => FormAnswers.IsHidden(part, all, settings));
        ImmutableArray<AnswerProblem> unreadable = problems.ToImmutable();
        IEnumerable<AnswerProblem> found = FormAnswers.Check(Form, shown, settings)
            .Where(problem => unreadable.All(known => known.Path != problem.Path));
        return new FormReadout(shown, [.. unreadable, .. found]);
    }

    private FeelContext ReadParts(
        ImmutableArray<FormPart> parts, string prefix, ImmutableArray<AnswerProblem>.Builder problems, Func<FormPart, bool> isHidden)
    {
        FeelContext values = FeelContext.Empty;
        foreach (FormPart part in parts.Where(part => !isHidden(part)))
        {
            values = part switch
            {
                FormPart.Question { Field: var field } => values.With(field.Key, ReadField(field, prefix + field.Key, problems)),
                FormPart.Group group => values.With(ReadParts(group.Parts, prefix, problems, isHidden)),
                FormPart.Repeated repeated => values.With(repeated.Key, ReadEntries(repeated, prefix, problems, isHidden)),
                _ => values,
            };
        }

        return values;
    }

    private FeelValue ReadField(FormField field, string path, ImmutableArray<AnswerProblem>.Builder problems)
    {
        AnswerReading reading = AnswerText.Read(field, Typed(path), path);
        if (reading.Problem is not null)
        {
            problems.Add(reading.Problem);
        }

        return reading.Value;
    }

    private FeelValue ReadEntries(
        FormPart.Repeated repeated, string prefix, ImmutableArray<AnswerProblem>.Builder problems, Func<FormPart, bool> isHidden) =>
        FeelValue.List(
        [
            .. Enumerable.Range(0, EntriesOf(prefix + repeated.Key)).Select(index => FeelValue.Context(
                ReadParts(repeated.Parts, PathOf(prefix + repeated.Key, index), problems, isHidden))),
        ]);

    private static void Fill(
        ImmutableArray<FormPart> parts, FeelContext values, string prefix, bool isFrench,
        ImmutableDictionary<string, ImmutableArray<string>>.Builder texts)
    {
        foreach (FormPart part in parts)
        {
            switch (part)
            {
                case FormPart.Question { Field: var field }:
                    ImmutableArray<string> known = AnswerSpelling.Of(values[field.Key], isFrench);
                    texts[prefix + field.Key] = known.IsEmpty && field.Default is { } start ? [start] : known;
                    break;
                case FormPart.Group group:
                    Fill(group.Parts, values, prefix, isFrench, texts);
                    break;
                case FormPart.Repeated repeated when values[repeated.Key] is { Kind: FeelKind.List } list:
                    ImmutableArray<FeelValue> entries = list.AsList();
                    for (int index = 0; index < entries.Length; index++)
                    {
                        FeelContext entry = entries[index].Kind == FeelKind.Context ? entries[index].AsContext() : FeelContext.Empty;
                        Fill(repeated.Parts, entry, PathOf(prefix + repeated.Key, index), isFrench, texts);
                    }

                    break;
                default:
                    break; // Words to read.
            }
        }
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> WithoutEmptyEntries(
        ImmutableArray<FormPart> parts, ImmutableDictionary<string, ImmutableArray<string>> answers)
    {
        foreach (FormPart part in parts)
        {
            answers = part switch
            {
                FormPart.Group group => WithoutEmptyEntries(group.Parts, answers),
                FormPart.Repeated repeated => Renumbered(repeated.Key, answers),
                _ => answers,
            };
        }

        return answers;
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Renumbered(
        string path, ImmutableDictionary<string, ImmutableArray<string>> answers)
    {
        int[] filled =
        [
            .. answers.Where(answer => answer.Value.Any(text => !string.IsNullOrWhiteSpace(text)))
                .Select(answer => IndexIn(answer.Key, path)).Where(index => index >= 0).Distinct().Order(),
        ];
        var kept = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach ((string name, ImmutableArray<string> texts) in answers)
        {
            int index = IndexIn(name, path);
            if (index < 0)
            {
                kept[name] = texts;
            }
            else if (Array.IndexOf(filled, index) is >= 0 and var place && name.StartsWith(PathOf(path, index), StringComparison.Ordinal))
            {
                kept[PathOf(path, place) + name[PathOf(path, index).Length..]] = texts;
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>What the paths of one entry of a repeated group begin with.</summary>
    internal static string PathOf(string group, int index) => string.Create(CultureInfo.InvariantCulture, $"{group}[{index}].");

    private static int IndexIn(string name, string group) =>
        name.Length > group.Length + 1
        && name.StartsWith(group, StringComparison.Ordinal)
        && name[group.Length] == '['
        && name.IndexOf(']', group.Length) is > 0 and var close
        && int.TryParse(name.AsSpan(group.Length + 1, close - group.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        && index < 1000 // No form has more: an address-made index must not make a page of a million rows.
            ? index
            : -1;
}

/// <summary>What a filled form says.</summary>
/// <param name="Values">The values by field.</param>
/// <param name="Problems">Refusals and questions, in the order of the form.</param>
public sealed record FormReadout(FeelContext Values, ImmutableArray<AnswerProblem> Problems)
{
    /// <summary>What a person confirms: code, field and values, so that changing the value asks again.</summary>
    public static string KeyOf(AnswerProblem problem) => string.Join('|', [problem.Code, problem.Path, .. problem.Arguments]);

    /// <summary>The problems that still stand in the way.</summary>
    /// <param name="confirmed">Keys of the questions that were confirmed.</param>
    public ImmutableArray<AnswerProblem> Standing(IReadOnlyCollection<string> confirmed) =>
        [.. Problems.Where(problem => !problem.IsQuestion || !confirmed.Contains(KeyOf(problem)))];
}
