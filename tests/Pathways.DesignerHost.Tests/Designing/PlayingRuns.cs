using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Designing.Playing;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Tests.Designing;

public sealed class PlayingRuns
{
    private static readonly Scenario Run = new(
        "scenarios/", null, "../pathway.bpmn", null, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1)), "Europe/Paris",
        FeelContext.Empty.With("sex", FeelValue.String("F")),
        [new ScenarioStep.Complete(1, string.Empty, new ElementId("ask"), FeelContext.Empty.With("é", FeelValue.Number(31.4m)), null, "nurse")],
        ScenarioExpectation.Anything);

    [Fact]
    public void Stand_in_an_address_and_are_the_same_again()
    {
        string packed = RunAddress.Pack(Run);

        Assert.Equal(packed, Uri.EscapeDataString(packed));
        Assert.Equal(ScenarioWriter.Write(Run), ScenarioWriter.Write(RunAddress.Unpack(packed)!)); // It was just packed.
    }

    [Fact]
    public void Are_nothing_when_the_address_is_cut_off_made_up_or_too_long()
    {
        string packed = RunAddress.Pack(Run);

        Assert.Null(RunAddress.Unpack(null));
        Assert.Null(RunAddress.Unpack(string.Empty));
        Assert.Null(RunAddress.Unpack(packed[..(packed.Length / 2)]));
        Assert.Null(RunAddress.Unpack("????"));
        Assert.Null(RunAddress.Unpack("AAAA"));
        Assert.Null(RunAddress.Unpack(new string('A', RunAddress.Longest + 4)));

        // What packs small must not unpack without end.
        Scenario endless = Run with { Variables = FeelContext.Empty.With("x", FeelValue.String(new string('a', 300_000))) };
        Assert.InRange(RunAddress.Pack(endless).Length, 1, RunAddress.Longest);
        Assert.Null(RunAddress.Unpack(RunAddress.Pack(endless)));
    }

    [Theory]
    [InlineData("weight = 31,4", "31.4")]
    [InlineData("weight = 31.4", "31.4")]
    [InlineData("alone = oui", "true")]
    [InlineData("alone = faux", "false")]
    [InlineData("alone = yes", "\"yes\"")]
    [InlineData("day = 2026-03-02", "{\"@\":\"2026-03-02\"}")]
    [InlineData("since = 2026-03-02T09:00:00", "{\"@\":\"2026-03-02T09:00:00\"}")]
    [InlineData("length = P6M", "{\"@\":\"P6M\"}")]
    [InlineData("code = \"31\"", "\"31\"")]
    [InlineData("note = a = b", "\"a = b\"")]
    [InlineData("note = 2026-99-99", "\"2026-99-99\"")]
    public void Take_data_as_people_type_them(string line, string json)
    {
        Assert.Equal(0, PlayedValues.Read($"\r\n{line}\r\n", out FeelContext values));

        Assert.Equal(json, FeelJson.ToJson(values[Assert.Single(values.Names)]));
    }

    [Theory]
    [InlineData("weight", 1)]
    [InlineData("a = 1\nb =", 2)]
    [InlineData("\n= 3", 2)]
    public void Name_the_line_that_says_nothing(string lines, int wrong) => Assert.Equal(wrong, PlayedValues.Read(lines, out _));

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void Are_told_in_words_whatever_was_done_and_whatever_differs(Language language)
    {
        Words words = new(language);
        PlayWords told = new(words, new Figures(words, TimeZoneInfo.Utc, Run.At), process: null);
        ElementId ask = new("ask");
        ImmutableArray<ScenarioStep?> steps =
        [
            null, new ScenarioStep.Waiting(1, "", []), Run.Steps[0], new ScenarioStep.Start(1, "", ask), new ScenarioStep.Message(1, "", "m", null, FeelContext.Empty),
            new ScenarioStep.Signal(1, "", "s", FeelContext.Empty), new ScenarioStep.Set(1, "", Run.Variables), new ScenarioStep.Advance(1, "", new IsoDuration(0, 1, TimeSpan.Zero)),
            new ScenarioStep.Until(1, "", Run.At), new ScenarioStep.Fail(1, "", ask, "E", null), new ScenarioStep.Escalate(1, "", ask, "E", null), new ScenarioStep.Retry(1, "", ask),
            new ScenarioStep.Cancel(1, "", ask, null), new ScenarioStep.Notified(1, "", []), new ScenarioStep.Rejected(1, "", Run.Steps[0]),
        ];

        Assert.Equal(steps.Length, steps.Select(told.Of).Distinct().Count());
        Assert.All(Enum.GetValues<ScenarioAspect>(), aspect => Assert.NotEqual("found", told.Of(new ScenarioDifference(null, "p", "e", "found", [])
        {
            Aspect = aspect,
            Wanted = ["ask", "2"],
            Seen = ["other"],
            Refusal = aspect == ScenarioAspect.Refused ? new Rejection("PW2130", "m", ["ask", "none"]) : null,
        })));
    }
}
