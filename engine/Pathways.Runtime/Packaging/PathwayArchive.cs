using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>The files of a zip archive, unpacked with care: counted while they are read, whatever the archive says of its lengths.</summary>
public static class PathwayArchive
{
    /// <summary>Longest content of all files of an archive together, in bytes.</summary>
    public const long LongestContent = 40_000_000;

    /// <summary>Unpacks an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="isWanted">Which of its files are unpacked, by name.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>Contents by name, with <c>/</c> between folders.</returns>
    /// <exception cref="InvalidDataException">It is no archive, has more than <see cref="DraftNames.MostFiles"/> files, a name twice, or too much in it.</exception>
    public static async Task<ImmutableSortedDictionary<string, byte[]>> UnpackAsync(
        byte[] archive, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        await using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        (string Name, ZipArchiveEntry Entry)[] entries =
            [.. zip.Entries.Select(entry => (Name: entry.FullName.Replace('\\', '/'), Entry: entry)).Where(file => isWanted(file.Name))];
        if (entries.Length > DraftNames.MostFiles || entries.DistinctBy(file => file.Name).Count() < entries.Length)
        {
            throw new InvalidDataException("The archive has too many files, or two of one name.");
        }

        long left = LongestContent;
        ImmutableSortedDictionary<string, byte[]>.Builder files =
            ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, ZipArchiveEntry entry) in entries)
        {
            await using Stream content = await entry.OpenAsync(cancellationToken);
            files[name] = await BytesOfAsync(content, left, cancellationToken);
            left -= files[name].Length;
        }

        return files.ToImmutable();
    }

    /// <summary>The files of a pathway in an archive that anybody packed: names are relative to the folder of its drawing.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="InvalidDataException">It cannot be unpacked.</exception>
    /// <exception cref="XmlException">A drawing or decision model is not in the encoding that it names.</exception>
    public static async Task<ImmutableSortedDictionary<string, string>> ReadAsync(byte[] archive, CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<string, byte[]> files = await UnpackAsync(
            archive, name => PathwayBundle.KindOf(name) != BundleFileKind.Other && !IsOfThePacker(name), cancellationToken);
        string drawing = DrawnProcess.Drawings(files.Keys).FirstOrDefault() ?? string.Empty;
        string folder = drawing[..(drawing.LastIndexOf('/') + 1)];
        return files.ToImmutableSortedDictionary(file => NameIn(folder, file.Key), file => TextOf(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>All bytes of a stream.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="cancellationToken">Stops while reading.</param>
    /// <exception cref="InvalidDataException">It has more.</exception>
    public static async Task<byte[]> BytesOfAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var bytes = new MemoryStream();
        byte[] part = new byte[81_920];
        for (int read; (read = await content.ReadAsync(part, cancellationToken)) > 0;)
        {
            await bytes.WriteAsync(part.AsMemory(0, read), cancellationToken);
            if (bytes.Length > most)
            {
                throw new InvalidDataException("What was brought is longer than what is read.");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A file's name in the bundle of a pathway's folder: what lies beside the folder begins with two points.</summary>
    internal static string NameIn(string folder, string name) =>
        name.StartsWith(folder, StringComparison.Ordinal) ? name[folder.Length..] : $"../{name}";

    /// <summary>A file's text: XML in the encoding that it names, everything else in UTF-8 or what its first bytes tell.</summary>
    internal static string TextOf(string name, byte[] bytes)
    {
        if (PathwayBundle.KindOf(name) is BundleFileKind.Drawing or BundleFileKind.Decisions)
        {
            return EncodedXml.TextOf(bytes);
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>A file's bytes, which <see cref="TextOf"/> reads as the same text again.</summary>
    internal static byte[] BytesOf(string name, string text) =>
        PathwayBundle.KindOf(name) is BundleFileKind.Drawing or BundleFileKind.Decisions ? EncodedXml.BytesOf(text) : Encoding.UTF8.GetBytes(text);

    /// <summary>What the Finder of a Mac puts beside the files.</summary>
    private static bool IsOfThePacker(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(name).StartsWith("._", StringComparison.Ordinal);
}
