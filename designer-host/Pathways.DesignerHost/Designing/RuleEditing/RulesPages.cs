using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>
/// The rules of a draft as tables of fields, proved and tried in place. Works without any script; what cannot be taken stays typed.
/// </summary>
/// <param name="desk">The rules.</param>
/// <param name="networks">Who is who.</param>
/// <param name="context">The request.</param>
internal sealed class RulesPages(DraftRulesDesk desk, KnownNetworks networks, PageContext context)
{
    private Words Words => context.Words;

    private Actor Actor => context.Visit.SignedIn.Actor;

    private RuleLanguage Language => Words.Language == Wording.Language.French ? RuleLanguage.French : RuleLanguage.English;

    public async Task<IResult> ShowAsync(Guid id, string? name, bool asksForPast, CancellationToken stop)
    {
        DesignOutcome<DraftRules> outcome = await desk.OpenAsync(Actor, id, name ?? string.Empty, stop);
        return outcome is DesignOutcome<DraftRules>.Done { Value: var rules }
            ? await PageAsync(
                rules, async view => asksForPast ? view with { Impact = await desk.ImpactAsync(rules, stop) } : view, StatusCodes.Status200OK, stop)
            : DesignAnswers.Otherwise(outcome, Words);
    }

    public async Task<IResult> ExportAsync(Guid id, string? name, CancellationToken stop)
    {
        DesignOutcome<DraftRules> outcome = await desk.OpenAsync(Actor, id, name ?? string.Empty, stop);
        return outcome is DesignOutcome<DraftRules>.Done { Value: var rules }
            ? TypedResults.File(EncodedXml.BytesOf(rules.File.Text), "application/xml", Path.GetFileName(rules.File.Name))
            : DesignAnswers.Otherwise(outcome, Words);
    }

    public async Task<IResult> ActAsync(Guid id, string? name, Entry entry, IFormFile? file, CancellationToken stop)
    {
        DesignOutcome<DraftRules> outcome = await desk.OpenAsync(Actor, id, name ?? string.Empty, stop);
        if (outcome is not DesignOutcome<DraftRules>.Done { Value: var rules })
        {
            return DesignAnswers.Otherwise(outcome, Words);
        }

        return entry["act"] switch
        {
            "try" => await PageAsync(rules, view => view with { Trial = Try(rules, entry), Typed = entry }, StatusCodes.Status200OK, stop),
            "case" => await AddCaseAsync(rules, entry, stop),
            "import" => await ImportAsync(rules, entry, file, stop),
            _ => await WriteAsync(rules, entry, stop),
        };
    }

    private async Task<IResult> WriteAsync(DraftRules rules, Entry entry, CancellationToken stop)
    {
        TableEntry typed = new(entry);
        if (typed.TableOf(rules) is not { } table)
        {
            return await PageAsync(rules, view => view with { Sentence = Words["rules.no_table"] }, StatusCodes.Status409Conflict, stop);
        }

        if (typed.Rows(table.Table) is not { } rows)
        {
            return await PageAsync(
                rules,
                view => view with { Sentence = Words.With("rules.too_many", TableEntry.MostRows) },
                StatusCodes.Status422UnprocessableEntity,
                stop);
        }

        if (entry["act"] == "paste")
        {
            ImmutableArray<EditedRule>? pasted = PastedRows.Read(entry["pasted"], table.Table, rows, entry["how"] != "append");
            return await PageAsync(
                rules,
                view => view with
                {
                    Unsaved = new UnsavedTable(table, pasted ?? rows),
                    Typed = pasted is null ? entry : Entry.Empty,
                    Sentence = Words[pasted is null ? "rules.paste_unreadable" : "rules.preview"],
                },
                pasted is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
                stop);
        }

        DesignOutcome<OpenedDraft> written = await desk.WriteAsync(Actor, rules, typed.Revision, table, rows, stop);
        if (written is DesignOutcome<OpenedDraft>.Done)
        {
            return TypedResults.LocalRedirect($"{AddressOf(rules)}#{RuleAnchors.Of(rules.Tables.IndexOf(table), typed.Row)}");
        }

        return await AfterAsync(written, rules, view => view with { Unsaved = new UnsavedTable(table, rows) }, stop);
    }

    private async Task<IResult> AddCaseAsync(DraftRules rules, Entry entry, CancellationToken stop)
    {
        if (rules.RuleSet is null)
        {
            return TypedResults.LocalRedirect(AddressOf(rules));
        }

        string headings = RuleSetCases.Begin(rules.RuleSet, Language);
        int columns = CsvTable.Read(rules.Opened.Find(rules.CasesName)?.Text ?? headings).Rows.FirstOrDefault([]).Length;
        int seen = int.TryParse(entry["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told : 0;
        DesignOutcome<OpenedDraft> added = await desk.AddCaseAsync(
            Actor, rules, seen, headings, [.. Enumerable.Range(0, columns).Select(column => entry[$"case{column}"] ?? string.Empty)], stop);
        return added is DesignOutcome<OpenedDraft>.Done
            ? TypedResults.LocalRedirect($"{AddressOf(rules)}#cases")
            : await AfterAsync(added, rules, view => view with { Typed = entry }, stop);
    }

    private async Task<IResult> ImportAsync(DraftRules rules, Entry entry, IFormFile? file, CancellationToken stop)
    {
        if (file is null || file.Length is 0 or > DraftFile.LongestText)
        {
            return await PageAsync(rules, view => view with { Sentence = Words["rules.no_file"] }, StatusCodes.Status422UnprocessableEntity, stop);
        }

        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes, stop);
        string text;
        try
        {
            text = EncodedXml.TextOf(bytes.ToArray());
        }
        catch (XmlException)
        {
            text = string.Empty;
        }

        int seen = new TableEntry(entry).Revision;
        DesignOutcome<OpenedDraft> replaced = await desk.ReplaceAsync(Actor, rules, seen, text, Words["rules.imported"], stop);
        return replaced is DesignOutcome<OpenedDraft>.Done
            ? TypedResults.LocalRedirect(AddressOf(rules))
            : await AfterAsync(replaced, rules, view => view, stop);
    }

    private async Task<IResult> AfterAsync(
        DesignOutcome<OpenedDraft> outcome, DraftRules rules, Func<RulesView, RulesView> typed, CancellationToken stop)
    {
        switch (outcome)
        {
            case DesignOutcome<OpenedDraft>.Overtaken { Other: var other }:
                string by = (await networks.FindAsync(Actor.Network, stop))?.NameOf(other.ChangedBy, Words["cases.someone"]) ?? Words["cases.someone"];
                string sentence = Words.With("outline.overtaken", by, context.Figures.Time(other.ChangedAt));
                DraftRules now = await desk.OpenAsync(Actor, rules.Opened.Draft.Id, rules.File.Name, stop) is DesignOutcome<DraftRules>.Done { Value: var fresh }
                    ? fresh
                    : rules;
                return await PageAsync(now, view => typed(view) with { Sentence = sentence }, StatusCodes.Status409Conflict, stop);
            case DesignOutcome<OpenedDraft>.Refused { Problem: { Code: not "PW3316" } problem }:
                return await PageAsync(
                    rules, view => typed(view) with { Sentence = DesignAnswers.Sentence(problem, Words) }, StatusCodes.Status422UnprocessableEntity, stop);
            default:
                return DesignAnswers.Otherwise(outcome, Words);
        }
    }

    private Tried? Try(DraftRules rules, Entry entry)
    {
        if (rules.RuleSet is not { } ruleSet || entry["decision"] is not { } decision)
        {
            return null;
        }

        var trial = RuleTrial.Read(ruleSet, decision, field => entry[$"try.{field}"]);
        EvaluationSettings settings = new() { Now = context.Visit.Now, Trace = true };
        return new Tried(
            decision, trial, trial.Problems.IsEmpty ? ruleSet.Evaluate(decision, trial.Inputs, settings).Trace.Explain(ruleSet.Glossary, Language) : null);
    }

    private static string AddressOf(DraftRules rules) => RulesEndpoints.Of(rules.Opened.Draft.Id, rules.File.Name);

    private Task<IResult> PageAsync(DraftRules rules, Func<RulesView, RulesView> more, int status, CancellationToken stop) =>
        PageAsync(rules, view => Task.FromResult(more(view)), status, stop);

    private async Task<IResult> PageAsync(DraftRules rules, Func<RulesView, Task<RulesView>> more, int status, CancellationToken stop)
    {
        RulesView view = new(rules, rules.RuleSet?.ProveTables() ?? [], await desk.ChangesAsync(rules, stop));
        return Pages.Of<RulesPage>(new { View = await more(view) }, status);
    }
}
