using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Names that somebody may have meant who wrote another one.</summary>
internal static class NearNames
{
    /// <summary>Says that the drawing lacks an element, and which of its elements have nearly that id.</summary>
    public static string NoElement(ExecutableProcess process, ElementId unknown)
    {
        IEnumerable<ExecutableProcess> all = [process, .. process.Called.Values];
        string[] near =
        [
            .. all.SelectMany(one => one.Nodes).Select(node => node.Id.ToString()).Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(name, unknown.ToString())))
                .Where(candidate => candidate.Distance <= Math.Max(2, unknown.ToString().Length / 3))
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(3).Select(candidate => candidate.Name),
        ];
        return near.Length == 0 ? "none in the drawing" : $"none in the drawing; near to it: {string.Join(", ", near)}";
    }

    /// <summary>How many letters must be put in, taken out or changed to make one word of the other; case is free.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var letter in left.Select(char.ToUpperInvariant))
        {
            var diagonal = row[0]++;
            for (var at = 1; at <= right.Length; at++)
            {
                var changed = diagonal + (letter == char.ToUpperInvariant(right[at - 1]) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.Min(changed, Math.Min(row[at], row[at - 1]) + 1);
            }
        }

        return row[^1];
    }
}
