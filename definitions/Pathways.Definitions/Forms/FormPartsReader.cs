using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Reads the parts of one form.</summary>
internal sealed class FormPartsReader(string key, string source)
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    public FormReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("components", out JsonElement components)
            || components.ValueKind != JsonValueKind.Array)
        {
            Report("PW2081", $"The form '{key}' has no list of components, so it is not a form of form-js.",
                "Save it again from the form editor.");
            return new FormReading(null, findings.ToImmutable());
        }

        ImmutableArray<FormPart> parts = ReadParts(components, new HashSet<string>(StringComparer.Ordinal));
        var form = new FormDefinition(key, Label(root, "title", "title"), parts, CanonicalJson.Hash(root));
        return new FormReading(
            findings.Any(finding => finding.IsError) ? null : form, findings.ToImmutable());
    }

    private ImmutableArray<FormPart> ReadParts(JsonElement components, HashSet<string> keys)
    {
        ImmutableArray<FormPart>.Builder parts = ImmutableArray.CreateBuilder<FormPart>();
        JsonElement.ArrayEnumerator all = components.ValueKind == JsonValueKind.Array ? components.EnumerateArray() : default;
        foreach (JsonElement component in all)
        {
            if (component.ValueKind == JsonValueKind.Object && ReadPart(component, keys) is { } part)
            {
                parts.Add(part with { HiddenWhen = ReadHiding(component) });
            }
        }

        return parts.ToImmutable();
    }

    private FormPart? ReadPart(JsonElement component, HashSet<string> keys)
    {
        var type = Text(component, "type") ?? "(none)";
        switch (type)
        {
            case "text":
                return new FormPart.Words(Label(component, "text", "text") ?? new FormLabel("", null));
            case "group":
                return new FormPart.Group(Label(component, "label", "label"), ReadParts(Children(component), keys));
            case "dynamiclist":
                return ReadRepeated(component, keys);
            case "separator" or "spacer" or "button":
                return null; // Layout of the editor: the product has its own.
            default:
                if (KindOf(component, type) is { } kind)
                {
                    return ReadField(component, kind, keys) is { } field ? new FormPart.Question(field) : null;
                }

                Report("PW2082", $"The form '{key}' uses a component '{type}', which the product does not show.",
                    "Use text fields, numbers, check boxes, choices, dates, groups and lists.", type);
                return null;
        }
    }

    private FormPart.Repeated? ReadRepeated(JsonElement component, HashSet<string> keys)
    {
        if (TakeKey(component, "path", keys) is not { } name)
        {
            return null;
        }

        var list = new FormPart.Repeated(
            name,
            Label(component, "label", "label"),
            ReadParts(Children(component), new HashSet<string>(StringComparer.Ordinal)),
            (int)(Number(component, "minItems") ?? 0),
            (int)(Number(component, "maxItems") ?? 50)) // Enough for every list in care; keeps pages finite.
        {
            PlanPlace = Extra(component, "plan"),
        };
        if (list.PlanPlace is { } place && !PlanPlaces.Lists.ContainsKey(place))
        {
            ReportPlace(name, place, string.Join(", ", PlanPlaces.Lists.Keys.Order(StringComparer.Ordinal)));
        }

        return list;
    }

    private static FieldKind? KindOf(JsonElement component, string type) => type switch
    {
        "textfield" => FieldKind.Text,
        "textarea" => FieldKind.LongText,
        "number" => FieldKind.Number,
        "checkbox" => FieldKind.Checkbox,
        "radio" => FieldKind.Radio,
        "select" => FieldKind.Select,
        "checklist" or "taglist" => FieldKind.Checklist,
        "date" => FieldKind.Date,
        "time" => FieldKind.Time,
        "datetime" => Text(component, "subtype") switch
        {
            "time" => FieldKind.Time,
            "datetime" => FieldKind.DateTime,
            _ => FieldKind.Date,
        },
        _ => null,
    };

    private FormField? ReadField(JsonElement component, FieldKind kind, HashSet<string> keys)
    {
        if (TakeKey(component, "key", keys) is not { } name)
        {
            return null;
        }

        JsonElement validate = component.TryGetProperty("validate", out JsonElement found) ? found : default;
        var field = new FormField
        {
            Key = name,
            Kind = kind,
            Label = Label(component, kind is FieldKind.Date or FieldKind.DateTime ? "dateLabel" : "label", "label")
                ?? Label(component, "label", "label")
                ?? Label(component, "timeLabel", "label")
                ?? new FormLabel(name, null),
            Description = Label(component, "description", "description"),
            IsRequired = IsTrue(validate, "required"),
            IsReadOnly = IsTrue(component, "readonly") || IsTrue(component, "disabled"),
            Options = ReadOptions(component),
            Unit = Extra(component, "unit"),
            Decimals = (int?)(ExtraNumber(component, "decimals") ?? Number(component, "decimalDigits")),
            Hard = new FieldRange(
                ExtraNumber(component, "hardMin") ?? Number(validate, "min"),
                ExtraNumber(component, "hardMax") ?? Number(validate, "max")),
            Soft = new FieldRange(ExtraNumber(component, "softMin"), ExtraNumber(component, "softMax")),
            NotBefore = Extra(component, "notBefore"),
            NotAfter = Extra(component, "notAfter"),
            MinimumLength = (int)(Number(validate, "minLength") ?? 0),
            MaximumLength = (int?)Number(validate, "maxLength"),
            Pattern = Text(validate, "pattern"),
            Default = component.TryGetProperty("defaultValue", out JsonElement start) ? start.ToString() : null,
            Source = Extra(component, "source"),
            ObservationCode = Extra(component, "observation") ?? Extra(component, "observationCode"),
            PlanPlace = Extra(component, "plan"),
            PlanItem = Extra(component, "planItem"),
        };
        CheckField(field);
        CheckPlace(field);
        return field;
    }

    private void CheckField(FormField field)
    {
        if (field.Hard.Minimum > field.Hard.Maximum || field.Soft.Minimum > field.Soft.Maximum)
        {
            Report("PW2085", $"In the form '{key}' the field '{field.Key}' has a lowest value above its highest.",
                "Exchange the two.", field.Key);
        }

        if (field.Soft.Minimum < field.Hard.Minimum || field.Soft.Maximum > field.Hard.Maximum)
        {
            Report("PW2086", $"In the form '{key}' the field '{field.Key}' asks about values that it refuses anyway.",
                "Let the soft range lie inside the hard one.", field.Key);
        }

        if (field.Kind is FieldKind.Radio or FieldKind.Select or FieldKind.Checklist && field.Options.IsEmpty)
        {
            Report("PW2087", $"In the form '{key}' the choice '{field.Key}' has no options.",
                "Give it options.", field.Key);
        }

        foreach (var day in new[] { field.NotBefore, field.NotAfter })
        {
            if (day is not (null or "today")
                && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                Report("PW2088", $"In the form '{key}' the field '{field.Key}' has the limit '{day}', which is not a day.",
                    "Write an ISO date such as 2026-01-31, or today.", field.Key, day);
            }
        }

        if (field.Pattern is not null && !IsPattern(field.Pattern))
        {
            Report("PW2089", $"In the form '{key}' the pattern of the field '{field.Key}' is not a regular expression.",
                "Correct or remove it.", field.Key);
        }
    }

    // A misspelt place or word would lose what somebody said about a plan, so it is no small matter.
    private void CheckPlace(FormField field)
    {
        if (field.PlanPlace is not { } place)
        {
            return;
        }

        if (!PlanPlaces.All.TryGetValue(place, out ImmutableArray<string> words))
        {
            ReportPlace(field.Key, place, string.Join(", ", PlanPlaces.All.Keys.Order(StringComparer.Ordinal)));
        }
        else if (!words.IsEmpty && field.Options.FirstOrDefault(option => !words.Contains(option.PlanWord)) is { } stray)
        {
            ReportPlace(field.Key, $"{place}: {stray.PlanWord}", string.Join(", ", words));
        }
    }

    private void ReportPlace(string field, string place, string known) =>
        Report("PW2080", $"In the form '{key}' '{field}' fills '{place}' of the personal plan, which is no part of it.",
            $"Write one of: {known}.", field, place);

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return false; // .NET tells about bad patterns by exception only.
        }
    }

    private static ImmutableArray<FieldOption> ReadOptions(JsonElement component)
    {
        if (!component.TryGetProperty("values", out JsonElement values) || values.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return
        [
            .. values.EnumerateArray()
                .Where(option => option.ValueKind == JsonValueKind.Object && Text(option, "value") is not null)
                .Select(option =>
                {
                    var value = Text(option, "value")!; // Filtered just above.
                    return new FieldOption(value, Label(option, "label", "label") ?? new FormLabel(value, null))
                    {
                        PlanWord = Extra(option, "plan") ?? value,
                    };
                }),
        ];
    }

    private FeelExpression? ReadHiding(JsonElement component)
    {
        if (!component.TryGetProperty("conditional", out JsonElement conditional)
            || Text(conditional, "hide") is not { } text)
        {
            return null;
        }

        var feel = text.TrimStart().TrimStart('=').Trim();
        FormulaReading reading = FormulaReader.Read(feel, source, null, default, []);
        foreach (Finding problem in reading.Findings)
        {
            findings.Add(problem);
        }

        return reading.Formula;
    }

    private string? TakeKey(JsonElement component, string property, HashSet<string> keys)
    {
        if (Text(component, property) is not { } name)
        {
            Report("PW2083", $"A field of the form '{key}' has no {property}, so its answer has no name.",
                $"Give it a {property}.", property);
            return null;
        }

        if (!keys.Add(name))
        {
            Report("PW2084", $"The form '{key}' asks for '{name}' twice.", "Give one of the two fields another key.", name);
        }

        return name;
    }

    private void Report(string code, string message, string remedy, params ReadOnlySpan<string> arguments) =>
        findings.Add(new Finding(
            code, FindingSeverity.Error, message, [key, .. arguments], source, null, default, remedy));

    private static JsonElement Children(JsonElement component) =>
        component.TryGetProperty("components", out JsonElement children) && children.ValueKind == JsonValueKind.Array
            ? children
            : default;

    /// <summary>A label with its English words, which stand among our properties as e.g. <c>label.en</c>.</summary>
    private static FormLabel? Label(JsonElement component, string property, string english) =>
        Text(component, property) is { } words ? new FormLabel(words, Extra(component, english + ".en")) : null;

    /// <summary>
    /// A property of ours: in <c>care</c>, else in <c>properties</c>, where the form editor can show it.
    /// </summary>
    private static string? Extra(JsonElement component, string name) =>
        component.TryGetProperty("care", out JsonElement care) && Text(care, name) is { } ours
            ? ours
            : component.TryGetProperty("properties", out JsonElement properties) ? Text(properties, name) : null;

    private static decimal? ExtraNumber(JsonElement component, string name) => ToNumber(Extra(component, name));

    private static decimal? Number(JsonElement component, string name) => ToNumber(Text(component, name));

    private static decimal? ToNumber(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsTrue(JsonElement component, string name) =>
        component.ValueKind == JsonValueKind.Object
        && component.TryGetProperty(name, out JsonElement value)
        && (value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    /// <summary>
    /// A member as text, whether it was written as text or as a number; null when missing, blank or something else.
    /// </summary>
    private static string? Text(JsonElement component, string name)
    {
        if (component.ValueKind != JsonValueKind.Object || !component.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
