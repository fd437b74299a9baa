using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Files that somebody brings: a drawing, or a zip with a pathway's folder.</summary>
internal static class BroughtFiles
{
    /// <summary>Longest upload, in bytes.</summary>
    public const long LongestUpload = 10_000_000;

    /// <summary>Longest text of all files of a zip together, in bytes: what unpacks to more is refused unread.</summary>
    private const long LongestContent = 40_000_000;

    /// <summary>Reads what was brought; null when it is neither a drawing nor a zip that can be read.</summary>
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
        ImmutableSortedDictionary<string, string>? files = Path.GetExtension(brought).ToLowerInvariant() switch
        {
            ".bpmn" or ".xml" => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                .Add("pathway.bpmn", await TextOfAsync(content, cancellationToken)),
            ".zip" => await UnzipAsync(content, cancellationToken),
            _ => null,
        };
        string name = brought.Length > DesignDraft.LongestTitle ? brought[..DesignDraft.LongestTitle] : brought;
        return files is null ? null : new DraftBeginning.FromFiles(new DraftOrigin(DraftOriginKind.Upload, name, null), files);
    }

    private static async Task<ImmutableSortedDictionary<string, string>?> UnzipAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => PathwayBundle.KindOf(entry.FullName) != BundleFileKind.Other)];
            if (entries.Length > DraftNames.MostFiles || entries.Sum(entry => entry.Length) > LongestContent)
            {
                return null;
            }

            string folder = FolderOf(entries);
            ImmutableSortedDictionary<string, string>.Builder files =
                ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in entries)
            {
                await using Stream opened = await entry.OpenAsync(cancellationToken);
                string name = entry.FullName.Replace('\\', '/');
                files[name.StartsWith(folder, StringComparison.Ordinal) ? name[folder.Length..] : $"../{name}"] =
                    await TextOfAsync(opened, cancellationToken);
            }

            return files.ToImmutable();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The folder of the drawing inside the zip: names are relative to it, what lies beside it begins with two points.</summary>
    private static string FolderOf(ZipArchiveEntry[] entries)
    {
        string? drawing = entries.Select(entry => entry.FullName.Replace('\\', '/'))
            .FirstOrDefault(name => PathwayBundle.KindOf(name) == BundleFileKind.Drawing);
        int end = drawing?.LastIndexOf('/') ?? -1;
        return end < 0 ? string.Empty : drawing![..(end + 1)]; // A place in it was found.
    }

    private static async Task<string> TextOfAsync(Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
