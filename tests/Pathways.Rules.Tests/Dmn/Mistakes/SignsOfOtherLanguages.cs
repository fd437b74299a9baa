namespace Pathways.Rules.Tests;

/// <summary>Signs and words that people bring along from spreadsheets, mathematics and programming.</summary>
public sealed class SignsOfOtherLanguages
{
    [Theory]
    [InlineData("Age =< 18", 5, "'=<'", "Write <=.")]
    [InlineData("Age => 18", 5, "'=>'", "Write >=.")]
    [InlineData("Age == 18", 5, "'=='", "Write =.")]
    [InlineData("Age <> 18", 5, "'<>'", "Write !=.")]
    [InlineData("Age ≥ 18", 5, "'≥'", "Write >=.")]
    [InlineData("Age ≤ 18", 5, "'≤'", "Write <=.")]
    [InlineData("Age ≠ 18", 5, "'≠'", "Write !=.")]
    [InlineData("Age × 2", 5, "'×'", "Write *.")]
    [InlineData("Age – 2", 5, "'–'", "Write -.")]
    [InlineData("Age ^ 2", 5, "'^'", "Write **.")]
    [InlineData("Age := 2", 5, "':='", "Write =.")]
    [InlineData("Age > 18 && smoker", 10, "'&&'", "Write and.")]
    [InlineData("Age > 18 || smoker", 10, "'||'", "Write or.")]
    [InlineData("Age > 18 AND smoker", 10, "'AND'", "Write and.")]
    [InlineData("smoker AND Age > 18", 8, "'AND'", "Write and.")]
    [InlineData("smoker et Age > 18", 8, "'et'", "Write and.")]
    [InlineData("Age > 18 ou smoker", 10, "'ou'", "Write or.")]
    [InlineData("!smoker", 1, "'!'", "Write not(…).")]
    [InlineData("not smoker", 1, "'not smoker'", "Write not(smoker).")]
    [InlineData("Sex is \"F\"", 5, "'is'", "Write =.")]
    [InlineData("Age is not null", 5, "'is not'", "Write !=.")]
    [InlineData("Age = None", 7, "'None'", "Write null.")]
    [InlineData("smoker = TRUE", 10, "'TRUE'", "Write true.")]
    [InlineData("smoker = vrai", 10, "'vrai'", "Write true.")]
    [InlineData("smoker = oui", 10, "'oui'", "Write true.")]
    [InlineData("Sex = 'F'", 7, "'''", "Write \"…\".")]
    [InlineData("Sex = “F”", 7, "'“'", "Write \"…\".")]
    [InlineData("Sex = «F»", 7, "'«'", "Write \"…\".")]
    [InlineData("comment & \"b\"", 9, "'&'", "Write +.")]
    [InlineData("Age > 18 ? 1 : 2", 10, "'?'", "Write if … then … else …")]
    public void Are_told_with_what_FEEL_writes(string text, int column, string message, string remedy) =>
        Mistake.InExpression(text).AssertIs("PW1025", column, message, remedy);

    [Theory]
    [InlineData("Age", "≥ 18", 1, "Write >=.")]
    [InlineData("Age", "=< 18", 1, "Write <=.")]
    [InlineData("Age", "not 18", 1, "Write not(…).")]
    [InlineData("Age", "–", 1, "Write -.")]
    [InlineData("smoker", "VRAI", 1, "Write true.")]
    [InlineData("smoker", "no", 1, "Write false.")]
    [InlineData("Sex", "“F”", 1, "Write \"…\".")]
    public void Are_told_in_cells_too(string input, string text, int column, string remedy) =>
        Mistake.InCell(input, text).AssertIs("PW1025", column, "not how FEEL writes it", remedy);
}
