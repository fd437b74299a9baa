using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security;
using System.Text;

namespace Pathways.Rules;

/// <summary>
/// Writes the rows of a decision table anew: text in, text out. Every sign that the change is not about stays as it was: ids, layout,
/// comments, foreign extensions, the drawing of the requirements. A comment before a row goes where the row goes.
/// </summary>
public static class RuleTableEditor
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Writes the rows of a table.</summary>
    /// <param name="text">The file.</param>
    /// <param name="source">Its name.</param>
    /// <param name="owner">The name of the decision or knowledge model around the table.</param>
    /// <param name="number">How many tables of this owner come before it.</param>
    /// <param name="rules">All rows, as they are to be. A row that is named twice is a new one the second time.</param>
    /// <returns>The file after the change; null when it cannot be read, has no such table, or a row does not fit its columns.</returns>
    public static string? Apply(string text, string source, string owner, int number, ImmutableArray<EditedRule> rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        string mark = text.StartsWith(ByteOrderMark) ? ByteOrderMark.ToString() : string.Empty;
        string xml = text.TrimStart(ByteOrderMark);
        if (DmnReader.Read(xml, source).Model is not { } model
            || RuleTableSheet.AllOf(model).FirstOrDefault(sheet => sheet.Owner == owner && sheet.Number == number) is not { Table: var table }
            || !rules.All(rule => Fits(rule, table)))
        {
            return null;
        }

        WrittenElement? written = WrittenElement.AllOf(xml)
            .FirstOrDefault(element => element.Name == "decisionTable" && (element.Line, element.Column) == (table.At.Line, table.At.Column));
        return written is null || written.Named("rule").Length != table.Rules.Length || written.ClosesItself
            ? null
            : mark + new Writing(xml, table, written).Rows(rules);
    }

    private static bool Fits(EditedRule rule, DmnDecisionTable table) =>
        (rule.Was is null || (rule.Was >= 0 && rule.Was < table.Rules.Length))
        && rule.Inputs.Length == table.Inputs.Length
        && rule.Outputs.Length == table.Outputs.Length
        && rule.Annotations.Length == table.Annotations.Length;

    private sealed class Writing(string xml, DmnDecisionTable table, WrittenElement written)
    {
        private readonly ImmutableArray<WrittenElement> was = written.Named("rule");
        private readonly ImmutableArray<EditedRule> before = EditedRule.Of(table);
        private readonly HashSet<string> given = [];

        public string Rows(ImmutableArray<EditedRule> rules)
        {
            int start = was is [var first, ..] ? EndBefore(first) : EndOf(written);
            int end = was is [.., var last] ? last.End : start;
            HashSet<int> used = [];
            StringBuilder rows = new();
            foreach (EditedRule rule in rules)
            {
                rows.Append(rule.Was is int at && used.Add(at)
                    ? xml[EndBefore(was[at])..was[at].Start] + Changed(was[at], before[at], rule)
                    : Gap + New(rule));
            }

            return string.Concat(xml.AsSpan(0, start), rows.ToString(), xml.AsSpan(end));
        }

        /// <summary>The line break and blanks before a row, for a new one.</summary>
        private string Gap
        {
            get
            {
                ImmutableArray<WrittenElement> beside = was.IsEmpty ? [.. written.Children] : was[..1];
                string between = beside.IsEmpty ? string.Empty : xml[EndBefore(beside[^1])..beside[^1].Start];
                int line = between.LastIndexOf('\n');
                return line >= 0 && string.IsNullOrWhiteSpace(between[line..]) ? between[line..] : "\n      ";
            }
        }

        private int EndBefore(WrittenElement child) =>
            written.Children.TakeWhile(other => other != child).LastOrDefault()?.End ?? written.ContentStart;

        private static int EndOf(WrittenElement parent) => parent.Children is [.., var last] ? last.End : parent.ContentStart;

        private string Changed(WrittenElement rule, EditedRule old, EditedRule now)
        {
            List<Splice> splices =
            [
                .. Cells(rule, "inputEntry", old.Inputs, [.. now.Inputs.Select(Test)]),
                .. Cells(rule, "outputEntry", old.Outputs, now.Outputs),
                .. Cells(rule, "annotationEntry", old.Annotations, now.Annotations),
            ];
            StringBuilder row = new();
            int at = rule.Start;
            foreach (Splice splice in splices.OrderBy(splice => splice.Start))
            {
                row.Append(xml, at, splice.Start - at).Append(splice.Text);
                at = splice.End;
            }

            return row.Append(xml, at, rule.End - at).ToString();
        }

        private IEnumerable<Splice> Cells(WrittenElement rule, string name, ImmutableArray<string> old, ImmutableArray<string> now)
        {
            ImmutableArray<WrittenElement> entries = rule.Named(name);
            for (int i = 0; i < now.Length; i++)
            {
                if (Plain(old[i]) == Plain(now[i]))
                {
                    continue;
                }

                // Notes may be left out, at the end of a row.
                yield return i < entries.Length
                    ? Cell(entries[i], now[i])
                    : new Splice(EndOf(rule), EndOf(rule), Entry(name, now[i]));
            }
        }

        private Splice Cell(WrittenElement entry, string text) => entry.Named("text") switch
        {
            [{ ClosesItself: false } holder, ..] => new Splice(holder.ContentStart, holder.ContentEnd, Escaped(text)),
            [var closed, ..] => new Splice(closed.Start, closed.End, Text(text)),
            [] when !entry.ClosesItself => new Splice(entry.ContentStart, entry.ContentStart, Text(text)),
            [] => new Splice(
                entry.Start, entry.End, $"{xml[entry.Start..(entry.End - 2)].TrimEnd()}>{Text(text)}</{entry.Prefix}{entry.Name}>"),
        };

        private string New(EditedRule rule)
        {
            string inner = Gap + "  ";
            string[] lines =
            [
                string.Concat(rule.Inputs.Select(cell => Entry("inputEntry", Test(cell)))),
                string.Concat(rule.Outputs.Select(cell => Entry("outputEntry", cell))),
                string.Concat(rule.Annotations.Select(cell => Entry("annotationEntry", cell))),
            ];
            string cells = string.Concat(lines.Where(line => line.Length > 0).Select(line => inner + line));
            return $"<{written.Prefix}rule id=\"{FreeId()}\">{cells}{Gap}</{written.Prefix}rule>";
        }

        private string FreeId()
        {
            string stem = table.At.ElementId ?? "table";
            for (int i = table.Rules.Length + 1; ; i++)
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"{stem}_rule_{i}");
                if (!xml.Contains($"\"{id}\"", StringComparison.Ordinal) && !xml.Contains($"'{id}'", StringComparison.Ordinal) && given.Add(id))
                {
                    return id;
                }
            }
        }

        private string Entry(string name, string text) => $"<{written.Prefix}{name}>{Text(text)}</{written.Prefix}{name}>";

        private string Text(string text) => $"<{written.Prefix}text>{Escaped(text)}</{written.Prefix}text>";

        private static string Test(string cell) => string.IsNullOrWhiteSpace(cell) ? "-" : cell;

        [return: NotNullIfNotNull(nameof(text))]
        private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").Trim();

        private static string Escaped(string text) => SecurityElement.Escape(WritableText.Of(Plain(text)));
    }

    private sealed record Splice(int Start, int End, string Text);
}
