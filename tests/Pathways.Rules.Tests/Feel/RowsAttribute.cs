using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Pathways.Rules.Tests;

/// <summary>
/// The rows of a theory as text: a row a line, its cells parted by <c>=></c> with blanks around; lines that start with
/// <c>#</c> are headings.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RowsAttribute(string table) : DataAttribute
{
    public string Table => table;

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => new TheoryDataRow([.. line.Split(" => ", StringSplitOptions.TrimEntries)])),
        ];
        return ValueTask.FromResult(rows);
    }
}
