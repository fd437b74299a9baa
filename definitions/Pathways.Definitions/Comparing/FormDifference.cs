using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Definitions;

/// <summary>What a newer form asks otherwise than an older one. Fields are the same when their keys are.</summary>
public static class FormDifference
{
    /// <summary>The changes in the order of the newer form, what is gone at the end.</summary>
    /// <param name="before">The older form.</param>
    /// <param name="after">The newer form.</param>
    public static ImmutableArray<FormChange> Between(FormDefinition before, FormDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        OrderedDictionary<string, Asked> old = FieldsOf(before.Parts, string.Empty);
        OrderedDictionary<string, Asked> now = FieldsOf(after.Parts, string.Empty);
        List<FormChange> changes = [];
        Add(changes, after.Key, Told(after.Title) ?? after.Key, FormAspect.Label, Told(before.Title), Told(after.Title));
        foreach ((string key, Asked asked) in now)
        {
            string title = asked.Field.Label.ToString();
            if (!old.TryGetValue(key, out Asked? former))
            {
                changes.Add(new FormChange(key, title, FormAspect.Field, null, title));
                continue;
            }

            foreach (FormAspect aspect in Enum.GetValues<FormAspect>())
            {
                Add(changes, key, title, aspect, Of(former, aspect), Of(asked, aspect));
            }
        }

        changes.AddRange(old.Where(asked => !now.ContainsKey(asked.Key))
            .Select(asked => new FormChange(asked.Key, asked.Value.Field.Label.ToString(), FormAspect.Field, asked.Value.Field.Label.ToString(), null)));
        string[] wordsBefore = [.. WordsOf(before.Parts)];
        string[] wordsAfter = [.. WordsOf(after.Parts)];
        string name = Told(after.Title) ?? after.Key;
        changes.AddRange(wordsAfter.Except(wordsBefore).Select(text => new FormChange(after.Key, name, FormAspect.Words, null, text)));
        changes.AddRange(wordsBefore.Except(wordsAfter).Select(text => new FormChange(after.Key, name, FormAspect.Words, text, null)));
        return [.. changes];
    }

    private static string? Of(Asked asked, FormAspect aspect)
    {
        FormField field = asked.Field;
        return aspect switch
        {
            FormAspect.Label => Told(field.Label),
            FormAspect.Help => Told(field.Description),
            FormAspect.Kind => field.Kind.ToString(),
            FormAspect.Required => field.IsRequired ? "true" : "false",
            FormAspect.Unit => field.Unit,
            FormAspect.Limits => Joined(
                [Told(field.Hard), Range(field.NotBefore, field.NotAfter), Range(Number(field.MinimumLength), Number(field.MaximumLength)), field.Pattern]),
            FormAspect.Usual => Told(field.Soft),
            FormAspect.Options => Joined(field.Options.Select(option => Told(option.Label))),
            FormAspect.Hidden => asked.HiddenWhen,
            _ => null, // The field itself and the words between are compared elsewhere.
        };
    }

    private static void Add(List<FormChange> changes, string field, string title, FormAspect aspect, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new FormChange(field, title, aspect, before, after));
        }
    }

    private static string? Told(FormLabel? label) =>
        label is null ? null : label.English is null ? label.French : $"{label.French} / {label.English}";

    private static string? Told(FieldRange range) => Range(
        range.Minimum?.ToString(CultureInfo.InvariantCulture), range.Maximum?.ToString(CultureInfo.InvariantCulture));

    private static string? Range(string? from, string? to) => from is null && to is null ? null : $"{from ?? "…"} – {to ?? "…"}";

    private static string? Number(int? length) => length is null or 0 ? null : length.Value.ToString(CultureInfo.InvariantCulture);

    private static string? Joined(IEnumerable<string?> parts)
    {
        string joined = string.Join(" · ", parts.Where(part => part is not null));
        return joined.Length == 0 ? null : joined;
    }

    private static OrderedDictionary<string, Asked> FieldsOf(ImmutableArray<FormPart> parts, string prefix)
    {
        OrderedDictionary<string, Asked> fields = [];
        foreach (FormPart part in parts)
        {
            switch (part)
            {
                case FormPart.Question { Field: var field }:
                    fields.TryAdd(prefix + field.Key, new Asked(field, part.HiddenWhen?.Text));
                    break;
                case FormPart.Group { Parts: var inner }:
                    AddAll(fields, FieldsOf(inner, prefix));
                    break;
                case FormPart.Repeated list:
                    AddAll(fields, FieldsOf(list.Parts, $"{prefix}{list.Key}."));
                    break;
                default:
                    break; // words to read ask nothing
            }
        }

        return fields;
    }

    private static void AddAll(OrderedDictionary<string, Asked> fields, OrderedDictionary<string, Asked> inner)
    {
        foreach ((string key, Asked asked) in inner)
        {
            fields.TryAdd(key, asked);
        }
    }

    private static IEnumerable<string> WordsOf(ImmutableArray<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Words words => [Told(words.Text) ?? string.Empty],
        FormPart.Group group => WordsOf(group.Parts),
        FormPart.Repeated list => WordsOf(list.Parts),
        _ => [],
    });

    private sealed record Asked(FormField Field, string? HiddenWhen);
}
