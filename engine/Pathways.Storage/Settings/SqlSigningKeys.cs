using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Signing keys in SQL.</summary>
internal sealed class SqlSigningKeys(Database database) : ISigningKeys
{
    public Task<ImmutableArray<string>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "signing-keys.all", new SqlArguments(), row => row.Text("body"), cancellationToken),
            cancellationToken);

    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync(
            "signing-keys.of_name", new SqlArguments().Text("name", name), row => (string?)row.Text("body"), cancellationToken),
        cancellationToken);

    public Task AddAsync(string name, string body, CancellationToken cancellationToken) =>
        database.RunAsync(
            "signing-keys.add", new SqlArguments().Text("name", name).Text("body", body), cancellationToken);
}
