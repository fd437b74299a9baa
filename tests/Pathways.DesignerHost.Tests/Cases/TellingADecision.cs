using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Tests.Cases;

public sealed class TellingADecision
{
    private static readonly Dictionary<string, FeelValue> Known = new()
    {
        ["cut_offs"] = FeelValue.Context(FeelContext.Empty
            .With("bmi_25", FeelValue.Number(18.28m)).With("bmi_30", FeelValue.Number(21.44m))),
    };

    [Theory]
    [InlineData("[cut_offs.bmi_25..cut_offs.bmi_30)", "IMC 18,92 : de 18,28 (IOTF 25) à moins de 21,44 (IOTF 30)")]
    [InlineData(">= cut_offs.bmi_25", "IMC 18,92 ≥ 18,28 (IOTF 25)")]
    [InlineData("< 25", "IMC 18,92 < 25")]
    [InlineData("[2..16]", "IMC 18,92 : de 2 à 16")]
    [InlineData("-", "")]
    public void A_met_cell_is_told_with_the_values_it_compares(string cell, string told) =>
        Assert.Equal(told, Cells().Tell(new TracedValue("round half up(bmi, 2)", FeelValue.Number(18.92m)), cell));

    [Theory]
    [InlineData("\"overweight\", \"obesity\"", "classe de corpulence : surpoids")]
    [InlineData("not(\"early\")", "classe de corpulence : surpoids")]
    public void A_list_of_words_is_told_by_the_value_itself(string cell, string told) =>
        Assert.Equal(told, Cells().Tell(new TracedValue("corpulence_class", FeelValue.String("overweight")), cell));

    [Fact]
    public void A_missing_value_is_said_to_be_unknown_never_left_out() =>
        Assert.Equal("non connu", Values().Of(FeelValue.Null));

    [Fact]
    public void Free_text_stays_as_it_was_written() =>
        Assert.Equal("Courbe qui monte", Values().Of(FeelValue.String("Courbe qui monte")));

    [Theory]
    [InlineData("P6M", "6 mois")]
    [InlineData("P1Y6M", "1 an 6 mois")]
    [InlineData("PT48H", "2 jours")]
    [InlineData("P21D", "21 jours")]
    [InlineData("discharge_date + duration(\"P2D\")", "discharge_date + duration(\"P2D\")")]
    public void Durations_of_drawings_are_told_in_words(string formula, string told) =>
        Assert.Equal(told, DurationWords.Of(formula, new Words(Language.French), Rendered.FiguresIn(Language.French)));

    private static ValueWords Values() => new(new Words(Language.French), Rendered.FiguresIn(Language.French));

    private static CellWords Cells() => new(new Words(Language.French), Rendered.FiguresIn(Language.French), Values(), Known);
}
