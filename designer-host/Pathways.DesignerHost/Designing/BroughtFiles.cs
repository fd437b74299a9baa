using System.Collections.Immutable;
using System.Xml;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Files that somebody brings: a drawing, a zip with a pathway's folder, or a signed package.</summary>
public static class BroughtFiles
{
    /// <summary>Longest upload, in bytes.</summary>
    public const long LongestUpload = 10_000_000;

    /// <summary>Reads what was brought.</summary>
    /// <param name="file">What was sent.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>Refused when it is neither a drawing nor an archive that can be read, too long, or a package that somebody changed.</returns>
    public static async Task<DesignOutcome<DraftBeginning.FromFiles>> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        string brought = Path.GetFileName(file.FileName.Replace('\\', '/'));
        if (file.Length is 0 or > LongestUpload)
        {
            return Unreadable();
        }

        try
        {
            await using Stream content = file.OpenReadStream();
            byte[] bytes = await PathwayArchive.BytesOfAsync(content, LongestUpload, cancellationToken);
            return Path.GetExtension(brought).ToLowerInvariant() switch
            {
                ".bpmn" or ".xml" => Uploaded(brought, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                    .Add("pathway.bpmn", EncodedXml.TextOf(bytes))),
                ".zip" => await UnpackAsync(brought, bytes, cancellationToken),
                _ => Unreadable(),
            };
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException)
        {
            return Unreadable();
        }
    }

    private static async Task<DesignOutcome<DraftBeginning.FromFiles>> UnpackAsync(string brought, byte[] bytes, CancellationToken cancellationToken) =>
        await PathwayPackage.ReadAsync(bytes, cancellationToken) switch
        {
            PathwayPackage.Signed { Manifest: var manifest, Signer: var signer, Bundle: var bundle } => new DesignOutcome<DraftBeginning.FromFiles>.Done(
                new DraftBeginning.FromFiles(
                    new DraftOrigin(DraftOriginKind.Package, $"{manifest.Pathway} ({manifest.Network}) {signer}", manifest.Version), bundle.Files)),
            PathwayPackage.Broken { Problem: var problem } => new DesignOutcome<DraftBeginning.FromFiles>.Refused(problem),
            _ => Uploaded(brought, await PathwayArchive.ReadAsync(bytes, cancellationToken)),
        };

    private static DesignOutcome<DraftBeginning.FromFiles>.Done Uploaded(string brought, ImmutableSortedDictionary<string, string> files)
    {
        string name = brought.Length > DesignDraft.LongestTitle ? brought[..DesignDraft.LongestTitle] : brought;
        return new DesignOutcome<DraftBeginning.FromFiles>.Done(
            new DraftBeginning.FromFiles(new DraftOrigin(DraftOriginKind.Upload, name, null), files));
    }

    private static DesignOutcome<DraftBeginning.FromFiles>.Refused Unreadable() => new(new DesignProblem(
        "PW5132", "The file is missing, or is neither a drawing .bpmn nor a readable .zip of 10 MB at most. Choose another one."));
}
