namespace Pathways.Benchmarks.Decisions;

/// <summary>The table as one would write it by hand in C#: all rows tested, one after the other.</summary>
internal sealed class LinearScan(TableRow[] rows)
{
    public string? Decide(in Subject subject)
    {
        string? answer = null;
        foreach (ref readonly TableRow row in rows.AsSpan())
        {
            if (subject.First >= row.First.Low && subject.First < row.First.High
                && subject.Second >= row.Second.Low && subject.Second < row.Second.High
                && subject.Group == row.Group)
            {
                answer = row.Answer;
            }
        }

        return answer;
    }
}
