using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What a file of a bundle is, told by its name.</summary>
public enum BundleFileKind
{
    /// <summary>Nothing that is published: a README.</summary>
    Other,

    /// <summary>The drawing, <c>*.bpmn</c>.</summary>
    Drawing,

    /// <summary>A decision model, <c>*.dmn</c>.</summary>
    Decisions,

    /// <summary>A form: <c>*.json</c> in a folder <c>forms</c>.</summary>
    Form,

    /// <summary>A message template, <c>*.hbs</c>.</summary>
    Template,

    /// <summary>A reference table, <c>*.csv</c>.</summary>
    ReferenceTable,

    /// <summary>The test cases of the decision model of the same name, <c>*.cases.csv</c>.</summary>
    TestCases,

    /// <summary>What should happen to a case: <c>*.json</c> in a folder <c>scenarios</c>.</summary>
    Scenario,
}

/// <summary>
/// The files of one pathway: drawing, decisions with their test cases, forms, templates, scenarios, and the reference tables
/// they use.
/// </summary>
/// <param name="Files">Texts by name; names are relative to the bundle's folder and use <c>/</c>.</param>
public sealed record PathwayBundle(ImmutableSortedDictionary<string, string> Files)
{
    private const string ReferenceTables = "reference-tables";
    private const string TestCases = ".cases.csv";

    /// <summary>SHA-256 over names and texts of all files, hexadecimal.</summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach ((string name, string text) in Files)
            {
                // Lengths between them, so that no two bundles give one text.
                hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length}:{name}{text.Length}:{text}"));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Reads a folder, what its drawings borrow from the instruments beside it, and the reference tables in it or beside it.</summary>
    /// <param name="folder">For example <c>samples/childhood-obesity-etp</c>.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">A drawing or a decision model is not in the encoding that it names.</exception>
    public static async Task<PathwayBundle> ReadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        string root = Path.GetFullPath(folder);
        IEnumerable<string> found =
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Concat(BorrowedFiles.Of(root));
        string beside = Path.Combine(root, "..", ReferenceTables);
        if (Directory.Exists(beside))
        {
            found = found.Concat(Directory.EnumerateFiles(beside, "*.csv"));
        }

        ImmutableSortedDictionary<string, string>.Builder files =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string file in found)
        {
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (KindOf(name) is var kind && kind != BundleFileKind.Other)
            {
                files[name] = kind is BundleFileKind.Drawing or BundleFileKind.Decisions
                    ? await ReadXmlAsync(file, name, cancellationToken)
                    : await File.ReadAllTextAsync(file, cancellationToken);
            }
        }

        return new PathwayBundle(files.ToImmutable());
    }

    private static async Task<string> ReadXmlAsync(string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return EncodedXml.TextOf(await File.ReadAllBytesAsync(file, cancellationToken));
        }
        catch (XmlException unreadable)
        {
            throw new InvalidDataException($"The file '{name}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>What a file is.</summary>
    /// <param name="name">Its name in the bundle.</param>
    public static BundleFileKind KindOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Path.GetExtension(name) switch
        {
            ".bpmn" => BundleFileKind.Drawing,
            ".dmn" => BundleFileKind.Decisions,
            ".hbs" => BundleFileKind.Template,
            ".csv" when name.EndsWith(TestCases, StringComparison.Ordinal) => BundleFileKind.TestCases,
            ".csv" => BundleFileKind.ReferenceTable,
            ".json" when name.Split('/') is [.., "forms", _] => BundleFileKind.Form,
            ".json" when name.Split('/') is [.., "scenarios", _] => BundleFileKind.Scenario,
            _ => BundleFileKind.Other,
        };
    }

    /// <summary>The key under which a file is published: its name without folder and ending.</summary>
    /// <param name="name">Its name in the bundle.</param>
    public static string KeyOf(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>Where the test cases of a decision model lie if it has any: <c>a.cases.csv</c> beside <c>a.dmn</c>.</summary>
    /// <param name="name">The decision model's name in the bundle.</param>
    public static string TestCasesOf(string name) => Path.ChangeExtension(name, TestCases);

    /// <summary>What a file means by a relative path: <c>decisions/a.dmn</c> and <c>../forms/b.json</c> make <c>forms/b.json</c>.</summary>
    /// <param name="file">The file that says it.</param>
    /// <param name="relative">The path, seen from there.</param>
    internal static string Beside(string file, string relative)
    {
        List<string> parts = [.. file.Split('/')[..^1]];
        foreach (string part in relative.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts is [.., not ".."])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The files of one kind, by name.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<KeyValuePair<string, string>> OfKind(BundleFileKind kind) =>
        Files.Where(file => KindOf(file.Key) == kind);
}
