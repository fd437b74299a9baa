using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.DesignerHost.Migration;

/// <summary>Where steps go, as a page sends it: a field <c>move.old</c> with the new id for each step.</summary>
internal static class MovesEntry
{
    public const string Prefix = "move.";

    /// <summary>The plan that was chosen; fields left empty say nothing.</summary>
    public static MigrationPlan Of(IEnumerable<KeyValuePair<string, string>> fields) => new(
    [
        .. fields.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && field.Key.Length > Prefix.Length
                && !string.IsNullOrWhiteSpace(field.Value))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => new ElementMove(new ElementId(field.Key[Prefix.Length..]), new ElementId(field.Value.Trim()))),
    ]);
}
