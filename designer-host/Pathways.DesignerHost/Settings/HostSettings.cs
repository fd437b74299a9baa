using System.Globalization;
using Microsoft.Data.Sqlite;
using Pathways.Storage;

namespace Pathways.DesignerHost.Settings;

/// <summary>What an installation can set. Read once, at start; a wrong value stops the start with a sentence.</summary>
/// <param name="Database">Where everything is kept.</param>
/// <param name="IsDemonstration">Whether the demonstration network exists and its public accounts may sign in.</param>
/// <param name="HasTrialClock">Whether the clock can be moved; in demonstrations only.</param>
/// <param name="SamplesFolder">The sample pathways and reference tables.</param>
/// <param name="HasEmbeddedWorkers">Whether timers and messages are worked on inside this process.</param>
/// <param name="Population">How many patients are invented for a demonstration; 0 for none.</param>
public sealed record HostSettings(
    DatabaseSetting Database, bool IsDemonstration, bool HasTrialClock, string SamplesFolder, bool HasEmbeddedWorkers, int Population)
{
    /// <summary>Where everything is kept when nothing is set: one file below the folder one stands in.</summary>
    public const string DefaultDatabase = "sqlite:data/pathways.db";

    /// <summary>Where messages are written when no other way of sending is set: beside the database's file, else below the current folder.</summary>
    public string JournalFile => Path.Combine(
        Database.Kind == DatabaseKind.Sqlite
            ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource) ?? "data"
            : "data",
        "messages.jsonl");

    private const string DemonstrationKey = "Pathways:Demo";
    private const string ClockKey = "Pathways:Clock";
    private const string SamplesKey = "Pathways:Samples";
    private const string WorkersKey = "Workers:Embedded";
    private const string PopulationKey = "Pathways:Population";
    private const int MostPeople = 100_000;

    // Enough for every network to have some life, and a first start of seconds.
    private const int PeopleOfATrial = 150;

    /// <summary>Understands the configuration.</summary>
    public static HostSettingsReading Read(IConfiguration configuration)
    {
        string? database = configuration[DatabaseSetting.Key];
        DatabaseSettingReading reading = DatabaseSetting.Parse(database ?? DefaultDatabase);
        if (reading is DatabaseSettingReading.Refused refused)
        {
            return new HostSettingsReading.Refused(refused.Code, refused.Sentence);
        }

        // A fresh trial needs no settings at all; an installation that names its database asks for a demonstration.
        if (!TryRead(configuration, DemonstrationKey, otherwise: database is null, out bool isDemonstration))
        {
            return NotYesOrNo(configuration, DemonstrationKey);
        }

        if (!TryRead(configuration, WorkersKey, otherwise: true, out bool hasWorkers))
        {
            return NotYesOrNo(configuration, WorkersKey);
        }

        string clock = configuration[ClockKey] ?? (isDemonstration ? "adjustable" : "system");
        if (clock is not ("adjustable" or "system"))
        {
            return new HostSettingsReading.Refused(
                "PW5002", $"The setting {ClockKey} is '{clock}': write 'system', or 'adjustable' in a demonstration.");
        }

        if (clock == "adjustable" && !isDemonstration)
        {
            return new HostSettingsReading.Refused(
                "PW5003",
                $"The setting {ClockKey} is 'adjustable', but this is no demonstration: write 'system', or set {DemonstrationKey} to true.");
        }

        int people = database is null ? PeopleOfATrial : 0;
        if (configuration[PopulationKey] is { Length: > 0 } wanted
            && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out people) || people > MostPeople
                || (people > 0 && !isDemonstration)))
        {
            return new HostSettingsReading.Refused(
                "PW5007",
                $"The setting {PopulationKey} is '{wanted}': write how many patients a demonstration invents, 0 to {MostPeople}; "
                + "only a demonstration invents any.");
        }

        string samples = configuration[SamplesKey] ?? Path.Combine(AppContext.BaseDirectory, "samples");
        return Directory.Exists(Path.Combine(samples, "reference-tables"))
            ? new HostSettingsReading.Understood(new HostSettings(
                ((DatabaseSettingReading.Understood)reading).Setting, isDemonstration, clock == "adjustable",
                Path.GetFullPath(samples), hasWorkers, isDemonstration ? people : 0))
            : new HostSettingsReading.Refused(
                "PW5004",
                $"The setting {SamplesKey} names '{samples}', which has no folder 'reference-tables': name the folder 'samples' "
                + "of the release, or remove the setting.");
    }

    private static bool TryRead(IConfiguration configuration, string key, bool otherwise, out bool value)
    {
        value = otherwise;
        return configuration[key] is not { Length: > 0 } text || bool.TryParse(text, out value);
    }

    private static HostSettingsReading.Refused NotYesOrNo(IConfiguration configuration, string key) =>
        new("PW5001", $"The setting {key} is '{configuration[key]}': write 'true' or 'false'.");
}
