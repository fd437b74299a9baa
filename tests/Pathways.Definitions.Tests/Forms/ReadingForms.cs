namespace Pathways.Definitions.Tests;

public sealed class ReadingForms
{
    [Fact]
    public void Keeps_fields_groups_lists_and_our_properties()
    {
        FormDefinition form = Forms.Measure;

        Assert.Equal("Mesures", form.Title?.French);
        FormField weight = form.Fields.Single(field => field.Key == "weight_kg");
        Assert.Equal((FieldKind.Number, "kg", 1, true), (weight.Kind, weight.Unit, weight.Decimals, weight.IsRequired));
        Assert.Equal(new FieldRange(5, 250), weight.Hard);
        Assert.Equal(new FieldRange(8, 150), weight.Soft);
        Assert.Equal(("Poids", "Weight"), (weight.Label.In(isEnglish: false), weight.Label.In(isEnglish: true)));
        Assert.Equal("weight", weight.ObservationCode);
        Assert.Equal(["F", "M"], form.Fields.Single(field => field.Key == "sex").Options.Select(option => option.Value));
        FormPart.Repeated points = Assert.Single(form.Parts.OfType<FormPart.Repeated>());
        Assert.Equal(("bmi_points", 2), (points.Key, points.Parts.Length));
    }

    [Theory]
    [InlineData("{", "PW2081")]
    [InlineData("[]", "PW2081")]
    [InlineData("{\"components\":3}", "PW2081")]
    [InlineData("{\"components\":[{\"type\":\"iframe\",\"key\":\"x\"}]}", "PW2082")]
    [InlineData("{\"components\":[{\"type\":\"html\",\"content\":\"<script>\"}]}", "PW2082")]
    [InlineData("{\"components\":[{\"type\":\"number\"}]}", "PW2083")]
    [InlineData("{\"components\":[{\"type\":\"number\",\"key\":\"x\"},{\"type\":\"group\",\"components\":[{\"type\":\"textfield\",\"key\":\"x\"}]}]}", "PW2084")]
    [InlineData("{\"components\":[{\"type\":\"number\",\"key\":\"x\",\"validate\":{\"min\":5,\"max\":1}}]}", "PW2085")]
    [InlineData("{\"components\":[{\"type\":\"number\",\"key\":\"x\",\"validate\":{\"min\":5},\"properties\":{\"softMin\":\"1\"}}]}", "PW2086")]
    [InlineData("{\"components\":[{\"type\":\"select\",\"key\":\"x\"}]}", "PW2087")]
    [InlineData("{\"components\":[{\"type\":\"date\",\"key\":\"x\",\"properties\":{\"notAfter\":\"soon\"}}]}", "PW2088")]
    [InlineData("{\"components\":[{\"type\":\"textfield\",\"key\":\"x\",\"validate\":{\"pattern\":\"(\"}}]}", "PW2089")]
    public void Names_what_is_wrong(string json, string code)
    {
        FormReading reading = FormReader.Read(json, "f", "f.json");

        Assert.Null(reading.Form);
        Assert.Equal(code, Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void A_condition_for_hiding_must_be_feel()
    {
        FormReading reading = FormReader.Read(
            "{\"components\":[{\"type\":\"number\",\"key\":\"x\",\"conditional\":{\"hide\":\"=1 +\"}}]}", "f", "f.json");

        Assert.StartsWith("PW1", Assert.Single(reading.Findings).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_ignores_spelling_and_sees_meaning()
    {
        static string Hash(string json) => FormReader.Read(json, "f", "f.json").Form!.ContentHash; // The texts below are sound.

        Assert.Equal(Hash("{\"title\":\"a\",\"components\":[]}"), Hash("{ \"components\" : [ ], \"title\":\"a\" }"));
        Assert.NotEqual(Hash("{\"title\":\"a\",\"components\":[]}"), Hash("{\"title\":\"b\",\"components\":[]}"));
    }
}
