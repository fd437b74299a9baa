using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Where the rules of a draft are changed row by row, their test cases added to, and what they would have changed is reckoned.
/// Everything is saved at the <see cref="DraftDesk"/>, under its check of revisions.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="files">Where files are saved.</param>
/// <param name="inForce">The files of what is in force.</param>
/// <param name="impact">Takes past decisions again.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class DraftRulesDesk(
    DesignDoor door, DraftDesk files, FilesInForce inForce, RuleImpactDesk impact, TimeProvider clock)
{
    /// <summary>A decision model of a draft.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<DraftRules>> OpenAsync(Actor actor, Guid id, string name, CancellationToken cancellationToken) =>
        door.WithDraftAsync<DraftRules>(
            actor,
            id,
            opened => Task.FromResult<DesignOutcome<DraftRules>>(DraftRules.Of(opened, name, clock.GetUtcNow()) is { } rules
                ? new DesignOutcome<DraftRules>.Done(rules)
                : new DesignOutcome<DraftRules>.Missing()),
            cancellationToken);

    /// <summary>Writes the rows of a table anew. What is wrong in a cell is kept: it is found, and hinders publishing only.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="rules">The model as it was changed.</param>
    /// <param name="seen">The revision that the rows go on from.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">All its rows, as they are to be.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<DesignOutcome<OpenedDraft>> WriteAsync(
        Actor actor, DraftRules rules, int seen, RuleTableSheet table, ImmutableArray<EditedRule> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(table);
        if (seen != rules.File.Revision)
        {
            return new DesignOutcome<OpenedDraft>.Overtaken(rules.File);
        }

        return RuleTableEditor.Apply(rules.File.Text, rules.File.Name, table.Owner, table.Number, rows) is { } text
            ? await files.SaveAsync(actor, rules.Opened.Draft.Id, rules.File.Name, seen, text, label: null, cancellationToken)
            : new DesignOutcome<OpenedDraft>.Refused(new DesignProblem(
                "PW3330", $"The rows do not fit the table of '{table.Owner}'. Reload the page and make the change again.", table.Owner));
    }

    /// <summary>Puts another file in the place of a model: one that was exported and changed elsewhere.</summary>
    /// <param name="actor">Who brings it.</param>
    /// <param name="rules">The model that it replaces.</param>
    /// <param name="seen">The revision that it replaces.</param>
    /// <param name="text">The file.</param>
    /// <param name="label">A name under which the revision is found again.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<DesignOutcome<OpenedDraft>> ReplaceAsync(
        Actor actor, DraftRules rules, int seen, string text, string label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return DmnReader.Read(text, rules.File.Name).Model is null
            ? new DesignOutcome<OpenedDraft>.Refused(new DesignProblem(
                "PW3331", "What was brought cannot be read as DMN. Export it again from where it comes from, as DMN 1.1 to 1.5."))
            : await files.SaveAsync(actor, rules.Opened.Draft.Id, rules.File.Name, seen, text, label, cancellationToken);
    }

    /// <summary>Adds a row to the test cases of a model; the first one begins the file.</summary>
    /// <param name="actor">Who adds it.</param>
    /// <param name="rules">The model.</param>
    /// <param name="seen">The revision of the test cases that it is added to; 0 for none.</param>
    /// <param name="headings">What to begin the file with when there is none.</param>
    /// <param name="cells">The cells of the row, in the order of the headings.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<DesignOutcome<OpenedDraft>> AddCaseAsync(
        Actor actor, DraftRules rules, int seen, string headings, ImmutableArray<string> cells, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rules);
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return new DesignOutcome<OpenedDraft>.Refused(new DesignProblem(
                "PW3332", "The test case is empty. Fill in what is known of the patient and what you expect."));
        }

        string text = rules.Opened.Find(rules.CasesName)?.Text ?? headings;
        string added = $"{text.TrimEnd('\n', '\r')}\n{CsvTable.Read(text).Line(cells)}\n";
        return await files.SaveAsync(actor, rules.Opened.Draft.Id, rules.CasesName, seen, added, label: null, cancellationToken);
    }

    /// <summary>What the rules would have changed in everything that was decided so far.</summary>
    /// <param name="rules">The model, which was opened for its reader.</param>
    /// <param name="cancellationToken">Stops between two decisions.</param>
    /// <returns>Null when the file is no DMN.</returns>
    public async Task<RuleImpact?> ImpactAsync(DraftRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.RuleSet is null
            ? null
            : await impact.ReckonAsync(
                rules.Opened.Draft.Network, PathwayBundle.KeyOf(rules.File.Name), rules.RuleSet, progress: null, cancellationToken);
    }

    /// <summary>The tables in which the draft is not as the version in force.</summary>
    /// <param name="rules">The model, which was opened for its reader.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when no version with this file is in force.</returns>
    public async Task<ImmutableArray<RuleTableChanges>?> ChangesAsync(DraftRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        DesignDraft draft = rules.Opened.Draft;
        PathwayInForce? found = await inForce.FindAsync(draft.Network, draft.PathwayKey, clock.GetUtcNow(), cancellationToken);
        return found is not null && found.Files.TryGetValue(rules.File.Name, out string? text)
            && DmnReader.Read(text, rules.File.Name).Model is { } before && rules.RuleSet is { Model: var after }
            ? [.. RuleTableChanges.Between(before, after).Where(table => !table.Rows.IsEmpty)]
            : null;
    }
}
