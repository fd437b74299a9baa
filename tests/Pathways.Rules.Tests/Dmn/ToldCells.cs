namespace Pathways.Rules.Tests;

/// <summary>What cells of decision tables ask for, in words.</summary>
public sealed class ToldCells
{
    private static readonly FeelContext Known = Dmn.Inputs("""{limits: {bmi_25: 18.28, bmi_30: 21.44}, "first name": "Ada", born: @"2018-02-03"}""");

    [Theory]
    [InlineData("< 2", "moins de 2", "less than 2")]
    [InlineData(">= 18.5", "au moins 18,5", "at least 18.5")]
    [InlineData("> -1.5", "plus de -1,5", "more than -1.5")]
    [InlineData("<= 10", "au plus 10", "at most 10")]
    [InlineData("[18.5..25)", "de 18,5 à moins de 25", "from 18.5 up to but not including 25")]
    [InlineData("]18.5..25]", "plus de 18,5 et au plus 25", "more than 18.5 and at most 25")]
    [InlineData("[2..16]", "de 2 à 16", "from 2 to 16")]
    [InlineData("< 2, > 16", "moins de 2 ou plus de 16", "less than 2 or more than 16")]
    [InlineData("not([2..16])", "pas de 2 à 16", "not from 2 to 16")]
    [InlineData("[limits.bmi_25..limits.bmi_30)", "de 18,28 (bmi 25) à moins de 21,44 (bmi 30)", "from 18.28 (bmi 25) up to but not including 21.44 (bmi 30)")]
    [InlineData("\"very_early\", \"early\"", "very early ou early", "very early or early")]
    [InlineData("not(\"late\")", "autre chose que late", "other than late")]
    [InlineData("!= \"late\"", "autre chose que late", "other than late")]
    [InlineData("true", "oui", "yes")]
    [InlineData("null", "non connu", "not known")]
    [InlineData("not(null)", "connu", "known")]
    [InlineData("< @\"2018-02-01\"", "avant le 1er février 2018", "before 1 February 2018")]
    [InlineData(">= date(\"2018-02-03\")", "le 3 février 2018 ou après", "on 3 February 2018 or later")]
    [InlineData("[born..born + duration(\"P1Y\"))", "du 3 février 2018 (born) inclus au 3 février 2019 exclu", "from 3 February 2018 (born) up to but not including 3 February 2019")]
    [InlineData("> today() - duration(\"P6M\")", "après le 21 mai 2026", "after 21 May 2026")]
    [InlineData(">= duration(\"P1Y6M\")", "au moins 1 an 6 mois", "at least 1 year 6 months")]
    [InlineData("< duration(\"P2DT3H\")", "moins de 2 jours 3 heures", "less than 2 days 3 hours")]
    [InlineData("first name", "Ada (first name)", "Ada (first name)")]
    [InlineData("? > limits.bmi_25 + 2", "« ? > limits.bmi_25 + 2 »", "“? > limits.bmi_25 + 2”")]
    [InlineData("contains(?, \"x\")", "« contains(?, \"x\") »", "“contains(?, \"x\")”")]
    [InlineData("> unknown thing", "« > unknown thing »", "“> unknown thing”")]
    [InlineData("][", "« ][ »", "“][”")]
    public void Are_words_or_a_quotation(string cell, string french, string english)
    {
        Assert.Equal(french, Tell(cell, RuleLanguage.French));
        Assert.Equal(english, Tell(cell, RuleLanguage.English));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    public void That_ask_for_nothing_say_nothing(string cell) => Assert.Null(Tell(cell, RuleLanguage.English));

    [Fact]
    public void That_may_read_the_clock_are_quoted_when_the_clock_was_not_kept()
    {
        CellTeller cells = new(new ValueTeller(RuleGlossary.Empty, RuleLanguage.English), Known, null);

        Assert.Equal("“> today()”", cells.Tell("> today()")?.Words);
        Assert.Equal("at least 18.28 (bmi 25)", cells.Tell(">= limits.bmi_25")?.Words);
    }

    [Theory]
    [InlineData("8.030116358", "environ 8,03", "about 8.03")]
    [InlineData("@\"10:05:00\"", "10 h 05", "10:05")]
    [InlineData("@\"2026-03-01T09:00:30@Europe/Paris\"", "1er mars 2026 à 9 h 00 min 30 s (Europe/Paris)", "1 March 2026, 9:00:30 (Europe/Paris)")]
    [InlineData("@\"-P1D\"", "moins 1 jour", "minus 1 day")]
    [InlineData("@\"PT0S\"", "0 seconde", "0 seconds")]
    [InlineData("@\"P0M\"", "0 mois", "0 months")]
    [InlineData("[]", "aucun", "none")]
    [InlineData("[1.5, 2, [true]]", "1,5 ; 2 ; (oui)", "1.5, 2, (yes)")]
    [InlineData("1..9", "de 1 à 9", "from 1 to 9")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7, 8]", "1 ; 2 ; 3 ; 4 ; 5 ; 6 et 2 de plus", "1, 2, 3, 4, 5, 6 and 2 more")]
    [InlineData("{a: null, b: 2, c: {d: 3, e: 4}}", "b : 2 ; c : (d : 3 ; e : 4)", "b: 2; c: (d: 3; e: 4)")]
    public void Stand_beside_values_told_in_the_same_language(string value, string french, string english)
    {
        FeelValue told = Feel.Run(value.Contains("..", StringComparison.Ordinal) ? $"[{value}]" : value).Value;

        Assert.Equal(french, new ValueTeller(RuleGlossary.Empty, RuleLanguage.French).Value(told));
        Assert.Equal(english, new ValueTeller(RuleGlossary.Empty, RuleLanguage.English).Value(told));
    }

    private static string? Tell(string cell, RuleLanguage language) =>
        new CellTeller(new ValueTeller(RuleGlossary.Empty, language), Known, Feel.Settings).Tell(cell)?.Words;
}
