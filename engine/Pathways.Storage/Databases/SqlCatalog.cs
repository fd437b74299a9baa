using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Pathways.Storage;

/// <summary>
/// All statements of one database, read once from the embedded <c>.sql</c> files. A file holds statements headed by
/// <c>-- statement: name</c>, or by several names where one database needs no difference; <c>jobs.sql</c> reads the same on both databases, <c>jobs.postgresql.sql</c> and
/// <c>jobs.sqlite.sql</c> hold what differs. A line <c>-- include: name</c> stands for the text of another statement. The full name is <c>file.statement</c>, for example <c>jobs.claim</c>.
/// </summary>
internal sealed partial class SqlCatalog
{
    private const string Header = "-- statement:";

    private static readonly Lazy<SqlCatalog> PostgreSql = new(() => Read(DatabaseKind.PostgreSql));
    private static readonly Lazy<SqlCatalog> Sqlite = new(() => Read(DatabaseKind.Sqlite));

    private readonly FrozenDictionary<string, SqlStatement> statements;

    private SqlCatalog(FrozenDictionary<string, SqlStatement> statements) => this.statements = statements;

    /// <summary>Names of all statements, sorted.</summary>
    public ImmutableArray<string> Names => [.. statements.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A statement by its full name.</summary>
    /// <exception cref="KeyNotFoundException">No file holds a statement of this name for this database.</exception>
    public SqlStatement this[string name] => statements.TryGetValue(name, out SqlStatement? statement)
        ? statement
        : throw new KeyNotFoundException($"There is no statement '{name}' in the .sql files for this database.");

    /// <summary>The statements of one database.</summary>
    public static SqlCatalog For(DatabaseKind kind) =>
        kind == DatabaseKind.PostgreSql ? PostgreSql.Value : Sqlite.Value;

    /// <summary>Text of an embedded file, by its path inside the project.</summary>
    public static string ReadResource(string path)
    {
        Assembly assembly = typeof(SqlCatalog).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"The file '{path}' is not embedded in {assembly.GetName().Name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static SqlCatalog Read(DatabaseKind kind)
    {
        string suffix = kind == DatabaseKind.PostgreSql ? "postgresql" : "sqlite";
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string path in typeof(SqlCatalog).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            // "Jobs/jobs.postgresql.sql" → "jobs", "postgresql"
            string[] parts = path[(path.LastIndexOf('/') + 1)..].Split('.');
            bool isForThisDatabase = parts.Length == 2 || (parts.Length == 3 && parts[1] == suffix);
            // Schema scripts lie one folder deeper.
            if (!isForThisDatabase || parts[^1] != "sql" || path.Count(letter => letter == '/') != 1)
            {
                continue;
            }

            foreach ((string name, string text) in Split(ReadResource(path)))
            {
                string fullName = $"{parts[0]}.{name}";
                if (!found.TryAdd(fullName, text))
                {
                    throw new InvalidOperationException($"The statement '{fullName}' is written twice ({path}).");
                }
            }
        }

        return new SqlCatalog(found.ToFrozenDictionary(
            text => text.Key,
            text => ToStatement(text.Key, Whole(text.Value, found), kind),
            StringComparer.Ordinal));
    }

    // What is included may include more; a statement that includes itself is a bug that no start survives.
    private static string Whole(string text, Dictionary<string, string> found) =>
        Included().Replace(text, part => Whole(found[part.Groups[1].Value], found).Trim().TrimEnd(';'));

    private static IEnumerable<KeyValuePair<string, string>> Split(string file)
    {
        foreach (string part in file.Split(Header, StringSplitOptions.None).Skip(1))
        {
            int endOfLine = part.IndexOf('\n', StringComparison.Ordinal);
            foreach (string name in part[..endOfLine].Split(',', StringSplitOptions.TrimEntries))
            {
                yield return new(name, part[endOfLine..]);
            }
        }
    }

    private static SqlStatement ToStatement(string name, string text, DatabaseKind kind)
    {
        // No statement holds '--' inside a literal, so comments can be cut off without parsing.
        string bare = Blanks().Replace(Comment().Replace(text, string.Empty), "\n").Trim().TrimEnd(';');
        List<string> names = [];
        string numbered = Parameter().Replace(bare, match =>
        {
            string parameter = match.Groups[1].Value;
            if (!names.Contains(parameter))
            {
                names.Add(parameter);
            }

            // Numbered here, once, so that the driver need not rewrite the text at every execution.
            return $"${names.IndexOf(parameter) + 1}";
        });
        return new SqlStatement(name, kind == DatabaseKind.PostgreSql ? numbered : bare, [.. names]);
    }

    [GeneratedRegex(@"--\s*include:\s*([a-z_.]+)")]
    private static partial Regex Included();

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Blanks();

    [GeneratedRegex("@([a-z_][a-z0-9_]*)")]
    private static partial Regex Parameter();
}
