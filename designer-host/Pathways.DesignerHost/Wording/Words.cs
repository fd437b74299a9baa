using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pathways.Care;

namespace Pathways.DesignerHost.Wording;

/// <summary>The sentences of the screens in one language, by key; they live in <c>fr.json</c> and <c>en.json</c>.</summary>
public sealed class Words
{
    private static readonly ImmutableDictionary<Language, ImmutableDictionary<string, string>> Texts =
        ImmutableDictionary<Language, ImmutableDictionary<string, string>>.Empty
            .Add(Language.French, Read(Language.French))
            .Add(Language.English, Read(Language.English));

    private readonly ImmutableDictionary<string, string> texts;

    /// <param name="language">The language to speak.</param>
    public Words(Language language)
    {
        Language = language;
        texts = Texts[language];
    }

    /// <summary>The language spoken.</summary>
    public Language Language { get; }

    /// <summary>The code for the <c>lang</c> attribute.</summary>
    public string Code => LanguageCode.Of(Language);

    /// <summary>The text under <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a bug that a test finds.</exception>
    public string this[string key] => texts.TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"There is no text '{key}' in Wording/{Code}.json. Add it in both languages.");

    /// <summary>The text under <paramref name="key"/> with its places <c>{0}</c>, <c>{1}</c> … filled.</summary>
    public string With(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The text <c>key.one</c> or <c>key.other</c>, whichever suits <paramref name="count"/>, with the count as <c>{0}</c>.</summary>
    /// <remarks>French counts 0 and 1 as singular; English only 1.</remarks>
    public string Count(string key, long count)
    {
        bool isSingular = Language == Language.French ? Math.Abs(count) < 2 : Math.Abs(count) == 1;
        return With(isSingular ? $"{key}.one" : $"{key}.other", count);
    }

    /// <summary>The text under <paramref name="key"/>, or <paramref name="otherwise"/> when these screens have none.</summary>
    public string Or(string key, string otherwise) => texts.GetValueOrDefault(key, otherwise);

    /// <summary>What a role is called.</summary>
    public string Role(RoleKey role)
    {
        RoleWords words = RoleWords.Of(role);
        return Language == Language.English ? words.English : words.French;
    }

    /// <summary>Whom a message or a task goes to, as drawings write it: a role key, <c>family</c> or <c>gp</c>.</summary>
    public string Whom(string to) => to == "family"
        ? this["role.family"]
        : RoleKey.IsWellFormed(to) ? Role(new RoleKey(to)) : to;

    /// <summary>A refusal in this language: by its code when the screens have a sentence for it, else as it was written.</summary>
    /// <param name="code">Stable code, e.g. <c>PW2104</c>.</param>
    /// <param name="message">The sentence in English, for languages and codes without a text.</param>
    /// <param name="arguments">What fills the places of the sentence.</param>
    public string Problem(string code, string message, ImmutableArray<string> arguments)
    {
        if (!texts.TryGetValue($"problem.{code}", out string? sentence))
        {
            return message;
        }

        try
        {
            object[] values = arguments.IsDefaultOrEmpty ? [] : [.. arguments.Select(Spoken)];
            return string.Format(CultureInfo.InvariantCulture, sentence, values);
        }
        catch (FormatException)
        {
            // A sentence that asks for more than the refusal carries must not hide the refusal.
            return message;
        }
    }

    // Refusals carry plain values: days and civil times as ISO text, numbers with a point, keys of roles and fields.
    private string Spoken(string argument)
    {
        if (DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return Figures.Date(day, Language);
        }

        if (DateTime.TryParseExact(argument, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
        {
            string weekday = this[$"recurring.day.{(((int)time.DayOfWeek + 6) % 7) + 1}"];
            return $"{weekday} {Figures.Date(DateOnly.FromDateTime(time), Language)}, {Figures.Time(TimeOnly.FromDateTime(time), Language)}";
        }

        if (decimal.TryParse(argument, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return Language == Language.French ? argument.Replace('.', ',') : argument;
        }

        return string.Join(", ", argument.Split(", ").Select(word =>
            RoleKey.IsWellFormed(word) && RoleKey.All.Contains(new RoleKey(word)) ? Role(new RoleKey(word)) : Or($"name.{word}", word)));
    }

    /// <summary>All keys of a language, for the test that compares the languages.</summary>
    public static ImmutableSortedDictionary<string, string> All(Language language) =>
        Texts[language].ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> Read(Language language)
    {
        string name = $"{typeof(Words).Namespace}.{LanguageCode.Of(language)}.json";
        using Stream stream = typeof(Words).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        Dictionary<string, string> texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new InvalidOperationException($"The resource {name} is empty.");
        return texts.ToImmutableDictionary(StringComparer.Ordinal);
    }
}
