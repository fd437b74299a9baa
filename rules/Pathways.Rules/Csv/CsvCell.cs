namespace Pathways.Rules;

/// <summary>A cell of a CSV text.</summary>
/// <param name="Text">What it holds, without the quotation marks around it.</param>
/// <param name="IsQuoted">Whether it stood in quotation marks: then blanks at its ends are meant.</param>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Column">The column where it begins, from 1.</param>
public sealed record CsvCell(string Text, bool IsQuoted, int Line, int Column)
{
    /// <summary>The text as it is meant: blanks at the ends count only in quotation marks.</summary>
    public string Meant => IsQuoted ? Text : Text.Trim();
}
