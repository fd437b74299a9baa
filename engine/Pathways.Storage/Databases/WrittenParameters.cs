using System.Collections.Concurrent;
using Npgsql;

namespace Pathways.Storage;

/// <summary>
/// Parameters that were sent, for the next statement that says the same with other values: making them, and looking up how each is
/// written, is a fifth of what a commit costs the process. Those of a batch that failed do not come back.
/// </summary>
internal sealed class WrittenParameters
{
    // No more of one statement are of use than there are batches on the way at once.
    private const int AtMost = 32;

    private readonly ConcurrentDictionary<(string Statement, bool OfRows), ConcurrentQueue<NpgsqlParameter[]>> kept = new();

    /// <summary>A step as a command for the driver.</summary>
    /// <remarks>A new one each time: it remembers on which connection it was prepared.</remarks>
    public NpgsqlBatchCommand ToCommand(SqlStatement statement, SqlBatchStep step)
    {
        NpgsqlBatchCommand command = new(statement.Text);
        if (Of(step).TryDequeue(out NpgsqlParameter[]? parameters))
        {
            command.Parameters.AddRange(parameters);
        }

        if (step.OfRows)
        {
            PostgreSqlBinding.BindRows(command.Parameters, statement, step.Rows);
        }
        else
        {
            PostgreSqlBinding.Bind(command.Parameters, statement, step.Rows[0]);
        }

        return command;
    }

    /// <summary>Takes back the parameters of a step that was carried out.</summary>
    public void GiveBack(SqlBatchStep step, NpgsqlBatchCommand command)
    {
        ConcurrentQueue<NpgsqlParameter[]> same = Of(step);
        if (same.Count < AtMost)
        {
            var parameters = new NpgsqlParameter[command.Parameters.Count];
            command.Parameters.CopyTo(parameters, 0);
            command.Parameters.Clear();
            same.Enqueue(parameters);
        }
    }

    private ConcurrentQueue<NpgsqlParameter[]> Of(SqlBatchStep step) => kept.GetOrAdd((step.Statement, step.OfRows), _ => []);
}
