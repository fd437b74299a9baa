using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Files that somebody brings: a drawing, or a zip with a pathway's folder.</summary>
public static class BroughtFiles
{
    /// <summary>Longest upload, in bytes.</summary>
    public const long LongestUpload = 10_000_000;

    /// <summary>Longest text of all files of a zip together, in bytes.</summary>
    private const long LongestContent = 40_000_000;

    /// <summary>Reads what was brought; null when it is neither a drawing nor a zip that can be read, or too long.</summary>
    /// <param name="file">What was sent.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static async Task<DraftBeginning.FromFiles?> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        string brought = Path.GetFileName(file.FileName.Replace('\\', '/'));
        if (file.Length is 0 or > LongestUpload)
        {
            return null;
        }

        await using Stream content = file.OpenReadStream();
        byte[] bytes = await BytesOfAsync(content, LongestUpload, cancellationToken);
        ImmutableSortedDictionary<string, string>? files;
        try
        {
            files = Path.GetExtension(brought).ToLowerInvariant() switch
            {
                ".bpmn" or ".xml" => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                    .Add("pathway.bpmn", EncodedXml.TextOf(bytes)),
                ".zip" => await UnzipAsync(bytes, cancellationToken),
                _ => null,
            };
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException)
        {
            return null;
        }

        string name = brought.Length > DesignDraft.LongestTitle ? brought[..DesignDraft.LongestTitle] : brought;
        return files is null ? null : new DraftBeginning.FromFiles(new DraftOrigin(DraftOriginKind.Upload, name, null), files);
    }

    private static async Task<ImmutableSortedDictionary<string, string>?> UnzipAsync(byte[] content, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        (string Name, ZipArchiveEntry Entry)[] entries =
        [
            .. zip.Entries.Select(entry => (Name: entry.FullName.Replace('\\', '/'), Entry: entry))
                .Where(file => PathwayBundle.KindOf(file.Name) != BundleFileKind.Other && !IsOfThePacker(file.Name)),
        ];
        if (entries.Length > DraftNames.MostFiles)
        {
            return null;
        }

        string folder = FolderOf(entries.Select(file => file.Name));
        long left = LongestContent;
        ImmutableSortedDictionary<string, string>.Builder files =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, ZipArchiveEntry entry) in entries)
        {
            await using Stream opened = await entry.OpenAsync(cancellationToken);
            byte[] bytes = await BytesOfAsync(opened, left, cancellationToken);
            left -= bytes.Length;
            files[name.StartsWith(folder, StringComparison.Ordinal) ? name[folder.Length..] : $"../{name}"] = TextOf(name, bytes);
        }

        return files.ToImmutable();
    }

    /// <summary>What the Finder of a Mac puts beside the files.</summary>
    private static bool IsOfThePacker(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(name).StartsWith("._", StringComparison.Ordinal);

    /// <summary>The folder of the pathway's drawing: names are relative to it, what lies beside it begins with two points.</summary>
    private static string FolderOf(IEnumerable<string> names)
    {
        string drawing = DrawnProcess.Drawings(names).FirstOrDefault() ?? string.Empty;
        return drawing[..(drawing.LastIndexOf('/') + 1)];
    }

    private static string TextOf(string name, byte[] bytes)
    {
        if (PathwayBundle.KindOf(name) is BundleFileKind.Drawing or BundleFileKind.Decisions)
        {
            return EncodedXml.TextOf(bytes);
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>All bytes, counted while they are read: what an archive says of its lengths need not be true.</summary>
    private static async Task<byte[]> BytesOfAsync(Stream content, long most, CancellationToken cancellationToken)
    {
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
}
