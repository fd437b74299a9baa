using System.Collections.Immutable;
using System.Text;

namespace Pathways.Rules;

/// <summary>Cuts a CSV text into rows and cells. A quotation mark quotes at the start of a cell only; inside it is doubled.</summary>
internal sealed class CsvScanner(string text, char separator)
{
    private readonly StringBuilder cell = new();
    private int at;
    private int line;
    private int lineStart;

    public IEnumerable<ImmutableArray<CsvCell>> Rows(int start, int firstLine)
    {
        (at, line, lineStart) = (start, firstLine, start);
        while (at < text.Length)
        {
            ImmutableArray<CsvCell> row = Row();
            if (row is not [{ Text: "", IsQuoted: false }])
            {
                yield return row;
            }
        }
    }

    private ImmutableArray<CsvCell> Row()
    {
        ImmutableArray<CsvCell>.Builder cells = ImmutableArray.CreateBuilder<CsvCell>();
        while (true)
        {
            (int cellLine, int column) = (line, at - lineStart + 1);
            bool isQuoted = at < text.Length && text[at] == '"';
            if (isQuoted)
            {
                at++;
                ReadQuoted();
            }

            while (at < text.Length && text[at] != separator && text[at] != '\n')
            {
                cell.Append(text[at++]);
            }

            cells.Add(new CsvCell(cell.ToString(), isQuoted, cellLine, column));
            cell.Clear();
            bool isLast = at >= text.Length || text[at] == '\n';
            at++;
            if (isLast)
            {
                NextLine();
                return cells.ToImmutable();
            }
        }
    }

    private void ReadQuoted()
    {
        while (at < text.Length)
        {
            char c = text[at++];
            bool isDoubled = c == '"' && at < text.Length && text[at] == '"';
            if (c == '"' && !isDoubled)
            {
                return;
            }

            at += isDoubled ? 1 : 0;
            cell.Append(c);
            if (c == '\n')
            {
                NextLine();
            }
        }
    }

    private void NextLine()
    {
        line++;
        lineStart = at;
    }
}
