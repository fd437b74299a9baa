using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Storage;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="Name">File name, for example <c>0001_engine.sql</c>.</param>
/// <param name="Text">The SQL.</param>
internal sealed record SchemaScript(int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text: a script that was run somewhere must not change.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The scripts of one database, in order.</summary>
    public static ImmutableArray<SchemaScript> For(DatabaseKind kind)
    {
        string folder = kind == DatabaseKind.PostgreSql ? "Schema/postgresql/" : "Schema/sqlite/";
        return
        [
            .. typeof(SchemaScript).Assembly.GetManifestResourceNames()
                .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => new SchemaScript(
                    int.Parse(path.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture),
                    path[folder.Length..],
                    SqlCatalog.ReadResource(path))),
        ];
    }
}
