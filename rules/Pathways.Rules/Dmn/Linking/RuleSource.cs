namespace Pathways.Rules;

/// <summary>What an import turned out to be.</summary>
public abstract record RuleSource
{
    private RuleSource()
    {
    }

    /// <summary>Another model.</summary>
    /// <param name="Content">The model as read.</param>
    public sealed record Model(DmnModel Content) : RuleSource;

    /// <summary>A reference table.</summary>
    /// <param name="Csv">Its text: lines of notes with <c>#</c>, a row of names, rows of values.</param>
    /// <param name="SourceName">The file's name, for findings.</param>
    public sealed record Table(string Csv, string SourceName) : RuleSource;
}
