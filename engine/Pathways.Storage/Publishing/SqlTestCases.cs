using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Test cases of rule sets in SQL.</summary>
internal sealed class SqlTestCases(Database database) : ITestCases
{
    public Task<ImmutableArray<TestCasesEdition>> ListAsync(NetworkId network, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "test-cases.editions", Key(network, key), row => ReadEdition(network, key, row), cancellationToken),
            cancellationToken);

    public Task<TestCasesDraft?> FindDraftAsync(NetworkId network, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync("test-cases.draft", Key(network, key), ReadDraft, cancellationToken),
            cancellationToken);

    public Task<bool> SaveDraftAsync(NetworkId network, string key, TestCasesDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        SqlArguments arguments = Key(network, key)
            .Integer("revision", draft.Revision)
            .Text("body", draft.Text)
            .Instant("saved_at", draft.SavedAt)
            .Uuid("saved_by", draft.SavedBy.Value);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("test-cases.save_draft", arguments, cancellationToken) == 1,
            cancellationToken);
    }

    public Task DiscardDraftAsync(NetworkId network, string key, CancellationToken cancellationToken) =>
        database.RunAsync("test-cases.discard_draft", Key(network, key), cancellationToken);

    /// <summary>Adds a publication's editions and takes its drafts, inside its transaction.</summary>
    public static async Task PublishAsync(Session session, Publication publication, CancellationToken cancellationToken)
    {
        foreach (TestCasesEdition edition in publication.TestCases)
        {
            await session.ExecuteAsync("test-cases.add_edition", Edition(edition), cancellationToken);
        }

        foreach (PublishedDraft draft in publication.Drafts)
        {
            SqlArguments arguments = Key(draft.Network, draft.Key).Integer("revision", draft.Revision);
            await session.ExecuteAsync("test-cases.take_draft", arguments, cancellationToken);
        }
    }

    private static SqlArguments Key(NetworkId network, string key) =>
        new SqlArguments().Text("network", network.Value).Text("key", key);

    private static SqlArguments Edition(TestCasesEdition edition) => Key(edition.RuleSet.Network, edition.RuleSet.Key)
        .Integer("version", edition.RuleSet.Version)
        .Integer("edition", edition.Number)
        .Text("body", edition.Text)
        .Integer("case_count", edition.CaseCount)
        .Integer("covered_rules", edition.CoveredRules)
        .Integer("rule_count", edition.RuleCount)
        .Instant("passed_at", edition.PassedAt)
        .Uuid("passed_by", edition.PassedBy.Value);

    private static TestCasesEdition ReadEdition(NetworkId network, string key, Row row) => new(
        new DefinitionId(network, DefinitionKind.RuleSet, key, row.SmallInteger("version")),
        row.SmallInteger("edition"),
        row.Text("body"),
        row.SmallInteger("case_count"),
        row.SmallInteger("covered_rules"),
        row.SmallInteger("rule_count"),
        row.Instant("passed_at"),
        new PersonId(row.Uuid("passed_by")));

    private static TestCasesDraft ReadDraft(Row row) => new(
        row.SmallInteger("revision"), row.Text("body"), row.Instant("saved_at"), new PersonId(row.Uuid("saved_by")));
}
