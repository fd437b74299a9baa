using System.Collections.Immutable;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Tests.Forms;

public sealed class FillingAForm
{
    private static readonly EvaluationSettings Now = new() { Now = Rendered.Noon, ZoneId = "Europe/Paris" };

    private static readonly FormDefinition Measure = Sample("ob_measure");

    [Fact]
    public void Numbers_may_be_typed_with_a_comma()
    {
        FormReadout readout = Sheet(("weight_kg", "31,4"), ("height_cm", "128"), ("measured_on", "2026-11-20")).Read(Now);

        Assert.Empty(readout.Problems);
        Assert.Equal("31.4", readout.Values["weight_kg"].ToString());
    }

    [Fact]
    public void An_impossible_value_is_refused_and_cannot_be_confirmed()
    {
        FormReadout readout = Sheet(("weight_kg", "820"), ("height_cm", "128"), ("measured_on", "2026-11-20")).Read(Now);

        AnswerProblem problem = Assert.Single(readout.Problems);
        Assert.False(problem.IsQuestion);
        Assert.Single(readout.Standing([FormReadout.KeyOf(problem)]));
    }

    [Fact]
    public void An_unusual_value_is_asked_about_and_passes_once_confirmed()
    {
        FormReadout readout = Sheet(("weight_kg", "160"), ("height_cm", "170"), ("measured_on", "2026-11-20")).Read(Now);

        AnswerProblem question = Assert.Single(readout.Problems);
        Assert.True(question.IsQuestion);
        Assert.Empty(readout.Standing([FormReadout.KeyOf(question)]));
    }

    [Fact]
    public void Changing_a_confirmed_value_asks_again()
    {
        AnswerProblem before = Assert.Single(Sheet(("weight_kg", "160"), ("height_cm", "170"), ("measured_on", "2026-11-20")).Read(Now).Problems);
        FormReadout after = Sheet(("weight_kg", "161"), ("height_cm", "170"), ("measured_on", "2026-11-20")).Read(Now);

        Assert.Single(after.Standing([FormReadout.KeyOf(before)]));
    }

    [Theory]
    [InlineData("earlier_points[0]")]
    [InlineData("earlier_points[00].age")]
    [InlineData("earlier_points[")]
    [InlineData("earlier_points[999999999999].age")]
    public void A_name_that_no_page_sends_does_no_harm(string name)
    {
        FormSheet sheet = Sheet((name, "5"), ("weight_kg", "31"), ("height_cm", "128"), ("measured_on", "2026-11-20"), ("unasked", "x"));

        Assert.Empty(sheet.Read(Now).Problems);
        Assert.DoesNotContain("unasked", sheet.ToDraft(), StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_nobody_sees_are_taken_out_of_what_was_pasted()
    {
        var entry = Entry.From(new FormCollection(new() { ["name"] = "Zoé\u000BESSAI\0\uFFFE" }));

        Assert.Equal("Zoé ESSAI", entry["name"]);
    }

    [Fact]
    public void Empty_entries_of_a_list_are_left_out_and_the_others_keep_their_order()
    {
        FormSheet sheet = Sheet(
            ("weight_kg", "31"), ("height_cm", "128"), ("measured_on", "2026-11-20"),
            ("earlier_points[0].age", "5"), ("earlier_points[0].bmi", "16"),
            ("earlier_points[1].age", ""), ("earlier_points[1].bmi", " "),
            ("earlier_points[2].age", "6,5"), ("earlier_points[2].bmi", "17"));

        FormReadout readout = sheet.Read(Now);

        Assert.Empty(readout.Problems);
        Assert.Equal(["5", "6.5"], readout.Values["earlier_points"].AsList().Select(point => point.AsContext()["age"].ToString()));
    }

    [Fact]
    public void A_draft_brings_back_what_was_typed_even_what_is_wrong()
    {
        FormSheet typed = Sheet(("weight_kg", "31,"), ("earlier_points[0].age", "abc"));

        FormSheet? restored = FormSheet.FromDraft(Measure, typed.ToDraft());

        Assert.Equal(["31,"], restored?.Typed("weight_kg"));
        Assert.Equal(["abc"], restored?.Typed("earlier_points[0].age"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    public void A_draft_that_cannot_be_read_counts_as_none(string json) => Assert.Null(FormSheet.FromDraft(Measure, json));

    [Fact]
    public void Known_values_fill_the_form_as_people_write_them()
    {
        FeelContext known = FeelContext.Empty
            .With("weight_kg", FeelValue.Number(31.4m))
            .With("measured_on", FeelValue.Date(new DateOnly(2026, 11, 20)))
            .With("earlier_points", FeelValue.ListOf(FeelValue.Context(FeelContext.Empty.With("age", FeelValue.Number(5.5m)))));

        FormSheet sheet = FormSheet.Filled(Measure, known, new Words(Language.French));

        Assert.Equal(["31,4"], sheet.Typed("weight_kg"));
        Assert.Equal(["2026-11-20"], sheet.Typed("measured_on"));
        Assert.Equal(["5,5"], sheet.Typed("earlier_points[0].age"));
    }

    [Fact]
    public void An_address_made_index_does_not_make_a_page_of_a_million_rows() =>
        Assert.Equal(0, Sheet(("earlier_points[999999].age", "5")).EntriesOf("earlier_points"));

    [Fact]
    public async Task Every_field_has_a_label_its_unit_and_its_problem_beside_it()
    {
        IDocument page = await Drawn(Sheet(("weight_kg", "820"), ("height_cm", "128"), ("measured_on", "2026-11-20")), Language.French);

        IElement weight = page.QuerySelector("[name='answer.weight_kg']")!; // The form has it.
        Assert.Equal("true", weight.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector($"label[for='{weight.Id}']"));
        Assert.Equal("kg", weight.ParentElement?.QuerySelector(".unit")?.TextContent);
        string[] described = weight.GetAttribute("aria-describedby")?.Split(' ') ?? [];
        Assert.All(described, id => Assert.NotNull(page.GetElementById(id)));
        Assert.Contains("820 kg n’est pas possible", page.QuerySelector(".problem")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_in_the_language_of_the_reader()
    {
        IDocument page = await Drawn(Sheet(), Language.English);

        Assert.Contains("Weight", page.QuerySelector("label[for='f-answer-weight-kg']")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_brings_the_box_that_confirms_it()
    {
        IDocument page = await Drawn(Sheet(("weight_kg", "160"), ("height_cm", "170"), ("measured_on", "2026-11-20")), Language.French);

        Assert.StartsWith("PW2093|weight_kg", page.QuerySelector(".question input[name=confirmed]")?.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SampleForms))]
    public async Task Every_sample_form_is_drawn_without_a_repeated_id(string form)
    {
        var sheet = FormSheet.From(Sample(form), Entry.Empty);

        IDocument page = await Drawn(sheet, Language.French);

        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id ?? string.Empty)];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    public static TheoryData<string> SampleForms => [.. Directory.EnumerateFiles(FormsFolder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static string FormsFolder => Path.Combine(AppContext.BaseDirectory, "samples/childhood-obesity-etp/forms");

    private static FormDefinition Sample(string key) =>
        FormReader.Read(File.ReadAllText(Path.Combine(FormsFolder, key + ".json")), key, key).Form
        ?? throw new InvalidOperationException($"The sample form {key} has errors.");

    private static FormSheet Sheet(params (string Path, string Text)[] typed) => FormSheet.From(Measure, new Entry(
        typed.ToDictionary(answer => FormSheet.Prefix + answer.Path, answer => ImmutableArray.Create(answer.Text))));

    private static Task<IDocument> Drawn(FormSheet sheet, Language language)
    {
        FormReadout readout = sheet.Read(Now);
        return Rendered.AsPage<FormParts>(
            new Dictionary<string, object?>
            {
                ["Parts"] = sheet.Form.Parts,
                ["Sheet"] = sheet,
                ["Settings"] = Now,
                ["Values"] = readout.Values,
                ["Problems"] = readout.Problems,
            },
            language);
    }
}
