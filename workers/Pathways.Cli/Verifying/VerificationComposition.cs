using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Publishing;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Cli.Verifying;

/// <summary>Puts a verification together over a database.</summary>
internal static class VerificationComposition
{
    /// <summary>Checks all cases. Changes nothing: a database of another schema is refused, not brought up to date.</summary>
    /// <param name="database">The value for the setting <c>Pathways:Database</c>.</param>
    /// <param name="network">Only this network; null for all.</param>
    /// <param name="report">Told of each case.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    /// <returns>Why the database cannot be read; null when it was.</returns>
    public static async Task<string?> RunAsync(
        string database, NetworkId? network, Func<InstanceRow, ImmutableArray<VerifiedProblem>, Task> report,
        CancellationToken cancellationToken)
    {
        DatabaseSettingReading reading = DatabaseSetting.Parse(database);
        if (reading is DatabaseSettingReading.Refused refused)
        {
            return $"{refused.Code} {refused.Sentence}";
        }

        DatabaseSetting setting = ((DatabaseSettingReading.Understood)reading).Setting;
        await using ServiceProvider services = PublisherComposition.Compose(setting);
        try
        {
            if (await SchemaUpgrade.FindRefusalAsync(services.GetRequiredService<Database>(), cancellationToken) is { } refusal)
            {
                return refusal;
            }

            await services.GetRequiredService<CaseVerification>().RunAsync(network, report, cancellationToken);
            return null;
        }
        catch (StorageException cause)
        {
            return cause.Message;
        }
    }
}
