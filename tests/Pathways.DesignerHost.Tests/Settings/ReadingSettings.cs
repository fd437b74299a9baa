using Microsoft.Extensions.Configuration;
using Pathways.DesignerHost.Settings;

namespace Pathways.DesignerHost.Tests.Settings;

public sealed class ReadingSettings
{
    [Fact]
    public void Nothing_set_is_a_demonstration_in_one_file()
    {
        HostSettings settings = Understood();

        Assert.True(settings is { IsDemonstration: true, HasTrialClock: true, HasEmbeddedWorkers: true });
        Assert.EndsWith("data/pathways.db", settings.Database.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_database_is_no_demonstration_unless_said()
    {
        Assert.False(Understood(("Pathways:Database", "sqlite:a.db")).IsDemonstration);
        Assert.True(Understood(("Pathways:Database", "sqlite:a.db"), ("Pathways:Demo", "true")).IsDemonstration);
    }

    [Theory]
    [InlineData("Pathways:Database", "Host=;x", "PW3003")]
    [InlineData("Pathways:Demo", "perhaps", "PW5001")]
    [InlineData("Workers:Embedded", "some", "PW5001")]
    [InlineData("Pathways:Clock", "sundial", "PW5002")]
    [InlineData("Pathways:Samples", "/nowhere", "PW5004")]
    public void A_wrong_value_is_refused_with_a_sentence_that_names_its_key(string key, string value, string code)
    {
        HostSettingsReading.Refused refused = Assert.IsType<HostSettingsReading.Refused>(Read((key, value)));

        Assert.Equal(code, refused.Code);
        Assert.Contains(key, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_can_be_moved_in_demonstrations_only() =>
        Assert.Equal("PW5003", Assert.IsType<HostSettingsReading.Refused>(
            Read(("Pathways:Database", "sqlite:a.db"), ("Pathways:Clock", "adjustable"))).Code);

    private static HostSettings Understood(params (string Key, string Value)[] values) =>
        Assert.IsType<HostSettingsReading.Understood>(Read(values)).Settings;

    private static HostSettingsReading Read(params (string Key, string Value)[] values) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value)).Build());
}
