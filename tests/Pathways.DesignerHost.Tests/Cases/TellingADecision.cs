using System.Collections.Immutable;
using AngleSharp.Dom;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Tests.Cases;

public sealed class TellingADecision
{
    private static readonly RuleSet Entry = RuleSet.Compile(
        DmnReader.Read(File.ReadAllText(Path.Combine(Folder(), "programme-entry.dmn")), "programme-entry.dmn").Model!,
        _ => null).RuleSet!; // A sample: its own tests say that it is sound.

    [Fact]
    public async Task Shows_the_answer_why_it_came_out_and_why_the_next_one_did_not()
    {
        IDocument page = await PageAsync(Made("overweight"), Language.French);

        Assert.Equal("éligible : corpulence", page.QuerySelector(".decision-answer")?.TextContent);
        string text = page.Body?.TextContent ?? string.Empty;
        Assert.Contains("Règle 4 — âge révolu (ans) 8 : de 2 à 16, et classe de corpulence : surpoids (surpoids ou obésité ou obésité sévère)", text, StringComparison.Ordinal);
        Assert.Contains("Règle la plus proche, non retenue : règle 3 — classe de corpulence : surpoids ; il faudrait", text, StringComparison.Ordinal);
        Assert.Contains("Texte RSMA : enfants en surpoids.", text, StringComparison.Ordinal);
        Assert.Contains("Source\u00a0: HAS 2011, rythme de surveillance", text, StringComparison.Ordinal);
        Assert.Contains("Jeu de règles « Entrée dans le programme », version 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_was_known_and_who_gave_it()
    {
        IDocument page = await PageAsync(Made("overweight"), Language.French);

        string[] facts = [.. page.QuerySelectorAll("details")[0].QuerySelectorAll("dt, dd").Select(one => one.TextContent.Trim())];
        Assert.Equal(["âge révolu (ans)", "8", "classe de corpulence"], facts[..3]);
        Assert.Contains("surpoidsconclusion du 12 novembre 2026, A. Morel", facts);
    }

    [Fact]
    public async Task Says_that_no_rule_applies_when_a_value_is_missing()
    {
        IDocument page = await PageAsync(Made(null), Language.English);

        Assert.Equal("not known", page.QuerySelector(".decision-answer")?.TextContent);
        Assert.Contains("No rule matches.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_a_decision_that_was_stored_before_settings_were_kept()
    {
        InstanceEvent.DecisionMade made = Made("obesity");
        InstanceEvent.DecisionMade early = made with { Trace = made.Trace with { Settings = null, Given = null } };

        DecisionExplanation told = DecisionTeller.Explain(early, [], RuleGlossary.Empty, Language.English);

        Assert.StartsWith("Decided on 21 November 2026", told.Taken, StringComparison.Ordinal);
        Assert.Contains("version 3", told.Rules, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P6M", "6 mois")]
    [InlineData("P1Y6M", "1 an 6 mois")]
    [InlineData("PT48H", "2 jours")]
    [InlineData("P21D", "21 jours")]
    [InlineData("discharge_date + duration(\"P2D\")", "selon les données du dossier")]
    public void Durations_of_drawings_are_told_in_words(string formula, string told) =>
        Assert.Equal(told, DurationWords.Of(formula, new Words(Language.French), Rendered.FiguresIn(Language.French)));

    private static InstanceEvent.DecisionMade Made(string? corpulence)
    {
        FeelContext inputs = FeelContext.Of(
            KeyValuePair.Create("age_completed_years", FeelValue.Number(8)),
            KeyValuePair.Create("corpulence_class", corpulence is null ? FeelValue.Null : FeelValue.String(corpulence)));
        DecisionResult result = Entry.Evaluate(
            "programme_entry", inputs, new EvaluationSettings { Now = Rendered.Noon, ZoneId = "Europe/Paris", RuleSetVersion = "3" });
        return new InstanceEvent.DecisionMade(
            1, new ElementId("ob_entry"), "programme-entry", 3, Entry.ContentHash, "programme_entry", inputs, result.Value, result.Trace)
        {
            At = Rendered.Noon,
        };
    }

    private static Task<IDocument> PageAsync(InstanceEvent.DecisionMade made, Language language)
    {
        ImmutableArray<InputSource> sources =
            [new InputSource("corpulence_class", InputOrigin.Conclusion, "corpulence", Rendered.Noon.AddDays(-9), "A. Morel")];
        return Rendered.AsPage<DecisionView>(
            new Dictionary<string, object?>
            {
                ["Decision"] = new ToldDecision(made, "Entrée", DecisionTeller.Explain(made, sources, Entry.Glossary, language)),
            },
            language);
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? string.Empty, "samples", "childhood-obesity-etp", "decisions");
    }
}
