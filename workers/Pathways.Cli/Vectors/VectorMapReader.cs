using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pathways.Cli.Vectors;

/// <summary>Reads <c>vectors.yaml</c> strictly: an unknown key is a mistake, not a comment.</summary>
internal static class VectorMapReader
{
    private const string KnownFormat = "1";

    /// <summary>Reads a map.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="path">Path of the file, for messages and for finding the models.</param>
    public static VectorMapReading Read(string text, string path)
    {
        try
        {
            YamlStream yaml = [];
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count != 1)
            {
                throw new MappingMistakeException(default, "it must hold one document");
            }

            Dictionary<string, YamlNode> top = Entries(yaml.Documents[0].RootNode, "format", "files");
            if (Text(Required(top, "format", yaml.Documents[0].RootNode)) != KnownFormat)
            {
                throw new MappingMistakeException(top["format"].Start, $"only format {KnownFormat} is known");
            }

            YamlNode files = Required(top, "files", yaml.Documents[0].RootNode);
            return new VectorMapReading.Understood(new VectorMap(
                Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty,
                Entries(files).ToImmutableSortedDictionary(
                    entry => entry.Key, entry => ReadMapping(entry.Value), StringComparer.Ordinal)));
        }
        catch (MappingMistakeException mistake)
        {
            return Refuse(path, mistake.Place, mistake.Message);
        }
        catch (YamlException broken)
        {
            return Refuse(path, broken.Start, broken.InnerException?.Message ?? broken.Message);
        }
    }

    private static VectorMapping ReadMapping(YamlNode node)
    {
        Dictionary<string, YamlNode> entries = Entries(node, "model", "decision", "id", "ignored", "inputs", "expected");
        ImmutableSortedDictionary<string, ExpectedAnswer> expected = Entries(Required(entries, "expected", node))
            .ToImmutableSortedDictionary(entry => entry.Key, entry => ReadExpected(entry.Value), StringComparer.Ordinal);
        return expected.IsEmpty
            ? throw new MappingMistakeException(node.Start, "'expected' names no column")
            : new VectorMapping(
                Text(Required(entries, "model", node)),
                Text(Required(entries, "decision", node)),
                entries.TryGetValue("id", out YamlNode? id) ? Text(id) : "id",
                entries.TryGetValue("ignored", out YamlNode? ignored) ? Texts(ignored) : [],
                entries.TryGetValue("inputs", out YamlNode? inputs)
                    ? Entries(inputs).ToImmutableSortedDictionary(
                        entry => entry.Key, entry => Text(entry.Value), StringComparer.Ordinal)
                    : ImmutableSortedDictionary<string, string>.Empty,
                expected);
    }

    private static ExpectedAnswer ReadExpected(YamlNode node)
    {
        if (node is not YamlMappingNode)
        {
            return new ExpectedAnswer(Text(node), null);
        }

        Dictionary<string, YamlNode> entries = Entries(node, "output", "tolerance");
        return new ExpectedAnswer(
            Text(Required(entries, "output", node)),
            entries.TryGetValue("tolerance", out YamlNode? tolerance) ? Text(tolerance) : null);
    }

    private static Dictionary<string, YamlNode> Entries(YamlNode node, params ReadOnlySpan<string> known)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw new MappingMistakeException(node.Start, "entries of the form 'name: value' belong here");
        }

        Dictionary<string, YamlNode> entries = new(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            string name = Text(key);
            if (!known.IsEmpty && !known.Contains(name))
            {
                throw new MappingMistakeException(
                    key.Start, $"'{name}' is not known here; known are {string.Join(", ", known.ToArray())}");
            }

            entries[name] = value;
        }

        return entries;
    }

    private static YamlNode Required(Dictionary<string, YamlNode> entries, string name, YamlNode at) =>
        entries.TryGetValue(name, out YamlNode? node)
            ? node
            : throw new MappingMistakeException(at.Start, $"'{name}' is missing");

    private static string Text(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } value }
            ? value
            : throw new MappingMistakeException(node.Start, "a text belongs here");

    private static ImmutableSortedSet<string> Texts(YamlNode node) =>
        node is YamlSequenceNode list
            ? [.. list.Children.Select(Text)]
            : throw new MappingMistakeException(node.Start, "a list such as [note] belongs here");

    private static VectorMapReading.Refused Refuse(string path, Mark place, string why) => new(new CommandProblem(
        "PW6205", $"{path}:{place.Line}:{place.Column}: the map cannot be read: {why}. Correct it as samples/README.md explains."));

    // Leaves the nested readers in one step; never leaves this file.
#pragma warning disable CA1032, CA1064 // private to this reader and always thrown with its place
    private sealed class MappingMistakeException(Mark place, string why) : Exception(why)
    {
        public Mark Place { get; } = place;
    }
#pragma warning restore CA1032, CA1064
}
