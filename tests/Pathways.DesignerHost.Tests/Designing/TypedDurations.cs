using System.Text.Json;
using Pathways.DesignerHost.Designing;
using Pathways.DesignerHost.Wording;
using Pathways.Testing;

namespace Pathways.DesignerHost.Tests.Designing;

/// <summary>By the table that <c>durations.test.js</c> reads too: the outline and the canvas understand and tell the same.</summary>
public sealed class TypedDurations
{
    public static TheoryData<string, string, string?> Understood =>
        [.. Rows("read").Select(row => ($"{row[0]}", $"{row[1]}", row.GetArrayLength() > 2 ? $"{row[2]}" : null))];

    public static TheoryData<string> Refused => [.. Rows("refused").Select(row => $"{row}")];

    public static TheoryData<string, string?, string, string> Told =>
        [.. Rows("told").Select(row => ($"{row[0]}", row[1].GetString(), $"{row[2]}", $"{row[3]}"))];

    [Theory]
    [MemberData(nameof(Understood))]
    public void Are_read_as_people_write_them(string typed, string value, string? days) =>
        Assert.Equal(new DurationEntry(value, days), DurationEntry.Read(typed));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Are_refused_when_they_mean_nothing(string typed) => Assert.Null(DurationEntry.Read(typed));

    [Theory]
    [MemberData(nameof(Told))]
    public void Are_told_in_words_that_are_read_again(string value, string? days, string french, string english)
    {
        Assert.Equal(french, DurationEntry.Tell(value, days, new Words(Language.French)));
        Assert.Equal(english, DurationEntry.Tell(value, days, new Words(Language.English)));
        Assert.Equal(value.TrimStart('='), DurationEntry.Read(french)?.Value);
        Assert.Equal(value.TrimStart('='), DurationEntry.Read(english)?.Value);
    }

    private static JsonElement[] Rows(string name)
    {
        using JsonDocument table = JsonDocument.Parse(File.ReadAllText(Repository.At("tests/Pathways.DesignerHost.Tests/Designing/durations.json")));
        return [.. table.RootElement.GetProperty(name).Clone().EnumerateArray()];
    }
}
