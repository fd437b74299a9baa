using AngleSharp.Dom;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.TestCases;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tests.TestCases;

public sealed class ShowingTestCases
{
    private const string Model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="risk" label="Classe de risque" namespace="urn:risk">
          <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
          <decision id="d" name="risk" label="Risque"><variable name="risk" typeRef="string"/>
            <informationRequirement><requiredInput href="#age"/></informationRequirement>
            <decisionTable id="t">
              <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
              <output name="risk" typeRef="string"/>
              <rule><inputEntry><text>&lt; 65</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
              <rule><inputEntry><text>&gt;= 65</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
            </decisionTable></decision>
        </definitions>
        """;

    private static readonly PersonId Nadia = new(Guid.NewGuid());
    private static readonly DefinitionId First = new(new NetworkId("demo"), DefinitionKind.RuleSet, "risk", 1);

    private static readonly PublishedRuleSet Published = new(
        new DefinitionVersion(First, "risk", "0123456789abcdef", Rendered.Noon, Nadia, Rendered.Noon),
        RuleSet.Compile(DmnReader.Read(Model, "risk.dmn").Model!, _ => null).RuleSet!); // the text above is well-formed

    [Theory]
    [InlineData(Language.French, "1 cas réussi", "1 cas échoué", "Règles remplies par un cas\u00a0: 1 sur 2", "échoué", "Risque, règle 2")]
    [InlineData(Language.English, "1 case passed", "1 case failed", "Rules met by a case: 1 of 2", "failed", "Risque, rule 2")]
    public async Task Tells_what_passed_what_failed_and_which_rules_no_case_meets(
        Language language, string passed, string failed, string covered, string mark, string uncovered)
    {
        IDocument page = await ShowAsync("case;age;expected\nchild;8;low\nold;30;high\n", language);

        Assert.Equal("Classe de risque", page.QuerySelector("h1")?.TextContent);
        Assert.Equal([passed, failed, covered], page.QuerySelectorAll("section:first-of-type .state").Select(state => state.TextContent));
        IElement first = page.QuerySelector("section[aria-labelledby=results-title] tbody tr")!; // the assertions above saw a case
        Assert.Equal("old", first.QuerySelector("th")?.TextContent);
        Assert.Equal(mark, first.QuerySelector(".state")?.TextContent);
        Assert.Contains("low", first.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(first.QuerySelectorAll("details .line"));
        Assert.Contains(uncovered, page.QuerySelector("section[aria-labelledby=uncovered-title]")?.TextContent ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Names_the_mistakes_of_the_table_in_the_readers_language_and_keeps_what_was_typed()
    {
        const string typed = "case;aeg;expected\nchild;8;low\n";

        IDocument page = await ShowAsync(null, Language.French, mayEdit: true, typed, TestCasesSaving.Unreadable);

        Assert.Contains("Rien n’est enregistré", page.QuerySelector("[role=alert]")?.TextContent ?? "", StringComparison.Ordinal);
        string mistakes = page.QuerySelector("section[aria-labelledby=mistakes-title]")?.TextContent ?? "";
        Assert.Contains("Ligne 1, caractère 6", mistakes, StringComparison.Ordinal);
        Assert.Contains("La colonne « aeg »", mistakes, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("textarea")?.TextContent);
    }

    [Theory]
    [InlineData(Language.French, "cas;age;attendu;source")]
    [InlineData(Language.English, "case;age;expected;source")]
    public async Task Begins_with_headings_when_there_is_no_case_yet(Language language, string headings)
    {
        IDocument page = await ShowAsync(null, language, mayEdit: true);

        Assert.Equal(headings, page.QuerySelector("textarea")?.TextContent);
    }

    [Fact]
    public async Task Offers_no_editing_to_those_who_do_not_design_rules()
    {
        IDocument page = await ShowAsync("case;age;expected\nchild;8;low\n", Language.French);

        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    private static Task<IDocument> ShowAsync(
        string? edition, Language language, bool mayEdit = false, string? typed = null, TestCasesSaving? refused = null)
    {
        TestedRuleSet tested = new(
            Published,
            [Published.Version],
            edition is null ? [] : [new TestCasesEdition(First, 1, edition, 2, 1, 2, Rendered.Noon, Nadia)],
            null,
            edition is null ? null : Try(edition));
        return Rendered.AsPage<TestCasesPage>(
            new Dictionary<string, object?>
            {
                ["Tested"] = tested,
                ["MayEdit"] = mayEdit,
                ["Typed"] = typed is null ? null : Try(typed),
                ["Refused"] = refused,
            },
            language,
            visit => visit.Viewer = new Viewer(
                Nadia, "Nadia", new Place(First.Network, "Demo", new OrganisationId(Guid.NewGuid()), "Bureau", RoleKey.ClinicalLead), []));
    }

    private static RuleSetTest Try(string text) => RuleSetTest.Of(Published.RuleSet, text, "risk.cases.csv", Rendered.Noon);
}
