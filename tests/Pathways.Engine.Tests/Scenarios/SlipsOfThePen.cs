using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>A scenario that was written carelessly must never pass for that reason.</summary>
public sealed class SlipsOfThePen
{
    private static readonly Drawing Visit = new Drawing().Start().UserTask("ask").UserTask("tell").End()
        .Line("start", "ask", "tell", "end");

    private static string Problems(string more) => string.Join('\n', ScenarioReader.Read(
        $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00:00\", {more}}}", "s.json").Problems);

    private static string Difference(string more)
    {
        ScenarioReading reading = ScenarioReader.Read(
            $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00:00\", {more}}}", "s.json");
        Assert.Empty(reading.Problems);
        return $"{new ScenarioPlayer(Visit.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty)
            .Play(reading.Scenario!).Difference}"; // There is no problem.
    }

    [Theory]
    [InlineData("\"steps\": [{\"waiting\": [], \"waiting\": [\"ask\"]}]", "not JSON")]
    [InlineData("\"steps\": [{\"complete\": \"ask\", \"with\": {\"x\": 1, \"x\": 2}}]", "not JSON")]
    [InlineData("\"steps\": [{\"complete\": \" \"}]", "step 1")]
    [InlineData("\"steps\": [{\"waiting\": [\"\"]}]", "step 1")]
    [InlineData("\"steps\": [{\"waiting\": [3]}]", "step 1")]
    [InlineData("\"steps\": [{\"waiting\": null}]", "step 1")]
    [InlineData("\"steps\": [{\"complete\": null}]", "step 1")]
    [InlineData("\"steps\": [{\"message\": \"m\", \"key\": true}]", "\"key\"")]
    [InlineData("\"steps\": [{\"notified\": [{\"role\": \"gp\", \"template\": \"t\", \"to\": \"x\"}]}]", "\"to\"")]
    [InlineData("\"process\": \" \"", "\"process\"")]
    [InlineData("\"variables\": []", "\"variables\"")]
    [InlineData("\"expect\": []", "\"expect\"")]
    [InlineData("\"expect\": {\"counts\": {\"ask\": null}}", "\"ask\"")]
    [InlineData("\"expect\": {\"counts\": {\"ask\": 1.5}}", "1.5")]
    public void What_cannot_be_meant_is_not_understood(string more, string expected) =>
        Assert.Contains(expected, Problems(more), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"variables\": {\"born\": {\"@\": \"2018-13-45\"}}")]
    [InlineData("\"variables\": {\"child\": {\"seen\": [{\"on\": {\"@\": \"yesterday\"}}]}}")]
    [InlineData("\"steps\": [{\"complete\": \"ask\", \"with\": {\"on\": {\"@\": 3}}}]")]
    [InlineData("\"steps\": [{\"set\": {\"n\": 1e999999999}}]")]
    [InlineData("\"expect\": {\"variables\": {\"due\": {\"@\": \"7 days\"}}}")]
    public void A_value_that_FEEL_would_read_as_null_is_named(string more) => Assert.NotEmpty(Problems(more));

    [Theory]
    [InlineData("03/02/2026")]
    [InlineData("2 March 2026")]
    [InlineData("2026-3-2")]
    [InlineData("2026-02-30")]
    [InlineData("09:00")]
    [InlineData("2026-03-02 09:00")]
    public void A_time_is_written_in_one_way_everywhere_in_the_world(string time) =>
        Assert.Contains("step 1", Problems($"\"steps\": [{{\"until\": \"{time}\"}}]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"waiting\": []}")]
    [InlineData("{\"advance\": \"P1D\"}")]
    [InlineData("{\"until\": \"2026-03-03\"}")]
    [InlineData("{\"notified\": []}")]
    [InlineData("{\"rejected\": {\"complete\": \"tell\"}}")]
    public void What_is_never_refused_cannot_stand_inside_rejected(string inner) =>
        Assert.Contains("step 1", Problems($"\"steps\": [{{\"rejected\": {inner}}}]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"complete\": \"aks\"}")]
    [InlineData("{\"start\": \"aks\"}")]
    [InlineData("{\"fail\": \"aks\", \"error\": \"E\"}")]
    [InlineData("{\"escalate\": \"aks\", \"code\": \"E\"}")]
    [InlineData("{\"retry\": \"aks\"}")]
    [InlineData("{\"cancel\": \"aks\"}")]
    public void An_element_that_is_not_drawn_counts_as_no_refusal(string inner)
    {
        Assert.Contains("'aks'", Difference($"\"steps\": [{inner}]"), StringComparison.Ordinal);
        Assert.Contains("'aks'", Difference($"\"steps\": [{{\"rejected\": {inner}}}]"), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_with_nearly_the_id_that_was_written_are_named()
    {
        Assert.Contains("near to it: ask", Difference("\"steps\": [{\"waiting\": [\"Aks\"]}]"), StringComparison.Ordinal);
        Assert.Contains("near to it: tell", Difference("\"expect\": {\"counts\": {\"tel\": 1}}"), StringComparison.Ordinal);
        Assert.EndsWith("none in the drawing", Difference("\"expect\": {\"notVisited\": [\"consultation\"]}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_that_was_never_taken_did_not_answer_null() =>
        Assert.Contains("'d'", Difference("\"expect\": {\"decisions\": {\"d\": null}}"), StringComparison.Ordinal);

    [Fact]
    public void Remarks_are_allowed_and_everything_else_may_be_left_out()
    {
        Assert.Empty(Problems("\"title\": \"t\", \"description\": \"d\", \"source\": \"s\", \"$schema\": \"u\""));
        Assert.Empty(Problems("\"process\": null, \"zone\": null, \"variables\": null, \"steps\": null, \"expect\": null"));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        string problems = Problems("\"zone\": \"Paris\", \"steps\": [{\"wait\": []}, {\"advance\": \"1 day\"}], \"expect\": {\"visit\": []}");

        Assert.Equal(4, problems.Split('\n').Length);
    }
}
