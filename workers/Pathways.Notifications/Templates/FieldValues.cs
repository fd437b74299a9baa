using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pathways.Notifications.Templates;

/// <summary>The values of a template's fields: JSON turned into what the renderer reads, limited to declared fields.</summary>
internal static class FieldValues
{
    /// <summary>Declared required fields without a value, in order of declaration.</summary>
    public static ImmutableArray<string> Missing(JsonObject values, ImmutableArray<TemplateField> fields) =>
        [.. fields.Where(field => field.IsRequired && IsMissing(values, field.Name.Split('.'))).Select(field => field.Name)];

    /// <summary>All values as dictionaries, lists, texts, numbers and booleans; absent fields are null.</summary>
    public static IReadOnlyDictionary<string, object?> Convert(JsonObject values, ImmutableArray<TemplateField> fields)
    {
        Dictionary<string, object?> known = [];
        foreach (string name in fields.Select(field => field.Name.Split('.')[0]).Distinct())
        {
            known[name] = ToValue(values[name]);
        }

        return known;
    }

    private static bool IsMissing(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is null)
        {
            return true;
        }

        if (path.IsEmpty)
        {
            return false;
        }

        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                if (IsMissing(item, path))
                {
                    return true;
                }
            }

            return false;
        }

        return node is not JsonObject group || IsMissing(group[path[0]], path[1..]);
    }

    private static object? ToValue(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(ToValue).ToList(),
        // A date or time as the rules write it: {"@":"2026-11-21"}.
        JsonObject { Count: 1 } temporal when temporal["@"] is JsonValue text => ToValue(text),
        JsonObject group => group.ToDictionary(entry => entry.Key, entry => ToValue(entry.Value)),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => ToNumber(value),
            _ => value.ToString(),
        },
        _ => node.ToJsonString(),
    };

    private static object ToNumber(JsonValue value) =>
        JsonSerializer.SerializeToElement(value).TryGetDecimal(out decimal number) ? number : value.ToJsonString();
}
