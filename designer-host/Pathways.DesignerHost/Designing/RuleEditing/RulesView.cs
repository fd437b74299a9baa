using System.Collections.Immutable;
using Pathways.DesignerHost.Forms;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>What the page of a decision model shows.</summary>
/// <param name="Rules">The model, as it is saved.</param>
/// <param name="Proofs">What is proved of its tables.</param>
/// <param name="Changes">Tables that are not as in force; null when nothing is in force to compare with.</param>
public sealed record RulesView(DraftRules Rules, ImmutableArray<TableProof> Proofs, ImmutableArray<RuleTableChanges>? Changes)
{
    /// <summary>Rows of a table that are typed and not saved.</summary>
    public UnsavedTable? Unsaved { get; init; }

    /// <summary>What somebody tried.</summary>
    public Tried? Trial { get; init; }

    /// <summary>What was reckoned on past decisions; null when nobody asked.</summary>
    public RuleImpact? Impact { get; init; }

    /// <summary>What was typed, for the forms that were refused.</summary>
    public Entry Typed { get; init; } = Entry.Empty;

    /// <summary>What the reader must know first; null for nothing.</summary>
    public string? Sentence { get; init; }

    /// <summary>Whether the draft can be changed.</summary>
    public bool IsOpen => Rules.Opened.Draft.Status == DraftStatus.Open;

    /// <summary>The proof of a table; null when there is none.</summary>
    /// <param name="table">The table.</param>
    public TableProof? ProofOf(RuleTableSheet table) =>
        Proofs.FirstOrDefault(proof => proof.Owner == table.Owner && proof.Number == table.Number);

    /// <summary>The findings that are about a text of the model.</summary>
    /// <param name="cell">The text.</param>
    public IEnumerable<RuleFinding> FindingsAt(DmnText cell) => Rules.Findings.Where(finding => IsIn(cell, finding));

    /// <summary>The findings that are about none of the cells.</summary>
    public IEnumerable<RuleFinding> FindingsElsewhere
    {
        get
        {
            DmnText[] cells = [.. Rules.Tables.SelectMany(sheet => sheet.Table.Rules).SelectMany(rule => rule.Inputs.Concat(rule.Outputs))];
            return Rules.Findings.Where(finding => !cells.Any(cell => IsIn(cell, finding)));
        }
    }

    private bool IsIn(DmnText cell, RuleFinding finding)
    {
        int last = cell.Line + cell.Text.Count(sign => sign == '\n');
        return finding.Source == Rules.File.Name && finding.Line >= cell.Line && finding.Line <= last
            && (finding.Line > cell.Line || (finding.Column >= cell.Column && finding.Column <= cell.Column + cell.Text.Length));
    }
}

/// <summary>Rows of a table that are typed and not saved.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
public sealed record UnsavedTable(RuleTableSheet Table, ImmutableArray<EditedRule> Rows);

/// <summary>A decision tried.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Trial">What was typed, as read.</param>
/// <param name="Answer">The answer with its explanation; null when something typed could not be read.</param>
public sealed record Tried(string Decision, RuleTrial Trial, DecisionExplanation? Answer);
