namespace Pathways.Definitions.Tests;

public sealed class PlacesOfAPlan
{
    [Theory]
    [InlineData("""{ "type": "textfield", "key": "a", "properties": { "plan": "sumary" } }""")]
    [InlineData("""{ "type": "dynamiclist", "path": "a", "components": [], "properties": { "plan": "goal" } }""")]
    [InlineData("""{ "type": "radio", "key": "a", "properties": { "plan": "validation" }, "values": [ { "label": "Oui", "value": "oui" } ] }""")]
    public void That_do_not_exist_are_an_error_because_words_would_be_lost(string component) =>
        Assert.Equal("PW2080", Assert.Single(Read(component).Findings).Code);

    [Fact]
    public void Are_read_with_what_each_option_means_there()
    {
        FormDefinition form = Assert.IsType<FormDefinition>(Read("""
            { "type": "radio", "key": "a", "properties": { "plan": "result", "planItem": "action.title" }, "values": [
              { "label": "Oui", "value": "oui", "properties": { "plan": "done" } }, { "label": "Autrement", "value": "changed" } ] }
            """).Form);

        FormField field = Assert.Single(form.Fields);
        Assert.Equal(("result", "action.title"), (field.PlanPlace, field.PlanItem));
        Assert.Equal(["done", "changed"], field.Options.Select(option => option.PlanWord));
        Assert.True(form is { FeedsPlan: true, AnswersPlan: true });
    }

    [Fact]
    public void Are_found_inside_groups_and_lists()
    {
        FormDefinition form = Assert.IsType<FormDefinition>(Read("""
            { "type": "group", "components": [ { "type": "dynamiclist", "path": "souhaits", "properties": { "plan": "goals" }, "components": [
              { "type": "textfield", "key": "mots", "properties": { "plan": "goal.text" } } ] } ] }
            """).Form);

        FormPart.Repeated list = Assert.Single(form.Lists);
        Assert.Equal(("goals", "goal.text"), (list.PlanPlace, Assert.Single(list.Fields).PlanPlace));
        Assert.True(form is { FeedsPlan: true, AnswersPlan: false });
    }

    private static FormReading Read(string component) =>
        FormReader.Read($$"""{ "type": "default", "components": [ {{component}} ] }""", "form", "form.json");
}
