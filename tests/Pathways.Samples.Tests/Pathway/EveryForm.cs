using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Samples.Tests;

public sealed class EveryForm
{
    public static TheoryData<string> Files => [.. SampleForms.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_read_without_a_finding(string file) => Assert.Empty(SampleForms.Reading(file).Findings);

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_everything_in_french_and_in_english(string file)
    {
        FormDefinition form = SampleForms.Read(file);

        Assert.NotNull(form.Title?.English);
        Assert.All(LabelsOf(form.Parts), label => Assert.False(
            string.IsNullOrWhiteSpace(label.English), $"'{label.French}' has no English words"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Gives_each_number_a_unit_and_both_ranges(string file)
    {
        IEnumerable<FormField> fields = FieldsOf(SampleForms.Read(file).Parts);
        foreach (FormField field in fields.Where(field => field.Kind == FieldKind.Number))
        {
            Assert.False(string.IsNullOrWhiteSpace(field.Unit), field.Key);
            Assert.True(field.Decimals is not null, field.Key);
            Assert.True(field.Hard is { Minimum: not null, Maximum: not null }, field.Key);
            Assert.True(field.Soft is { Minimum: not null, Maximum: not null }, field.Key);
            Assert.False(string.IsNullOrWhiteSpace(field.Source), field.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Asks_for_measures_in_the_ranges_of_the_reference_table(string file)
    {
        ReferenceTable ranges = ReferenceTable.Read("plausible_ranges.csv");
        IEnumerable<FormField> fields = FieldsOf(SampleForms.Read(file).Parts);
        foreach (FormField field in fields.Where(field => field.ObservationCode is not null))
        {
            // Of the bands by age, the form keeps to one: that of those for whom the pathway is.
            Assert.Contains(
                (field.Unit ?? "none", $"{field.Decimals}", field.Soft.Minimum, field.Soft.Maximum, field.Hard.Minimum, field.Hard.Maximum),
                ranges.Rows.Where(row => row["code"] == field.ObservationCode).Select(row => (
                    row["unit_ucum"], row["decimals"], Limit(row["soft_min"]), Limit(row["soft_max"]), Limit(row["hard_min"]), Limit(row["hard_max"]))));
        }
    }

    [Theory]
    [InlineData("childhood-obesity-etp/forms/ob_referral.json", "birth_date")]
    [InlineData("childhood-obesity-etp/forms/ob_measure.json", "measured_on")]
    public void Takes_no_day_in_the_future(string file, string key) =>
        Assert.Equal("today", SampleForms.Read(file).Fields.Single(field => field.Key == key).NotAfter);

    private static decimal? Limit(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<FormField> FieldsOf(IEnumerable<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Question question => [question.Field],
        FormPart.Group group => FieldsOf(group.Parts),
        FormPart.Repeated repeated => FieldsOf(repeated.Parts),
        _ => [],
    });

    private static IEnumerable<FormLabel> LabelsOf(IEnumerable<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Question { Field: var field } =>
            Present([field.Label, field.Description, .. field.Options.Select(option => option.Label)]),
        FormPart.Words words => [words.Text],
        FormPart.Group group => [.. Present([group.Title]), .. LabelsOf(group.Parts)],
        FormPart.Repeated repeated => [.. Present([repeated.Title]), .. LabelsOf(repeated.Parts)],
        _ => [],
    });

    private static IEnumerable<FormLabel> Present(IEnumerable<FormLabel?> labels) => labels.OfType<FormLabel>();
}
