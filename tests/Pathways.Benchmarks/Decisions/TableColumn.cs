using Pathways.Rules;

namespace Pathways.Benchmarks.Decisions;

/// <summary>An input column.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Type">Its FEEL type.</param>
/// <param name="Cell">The cell of a row.</param>
/// <param name="Value">The value of a subject, with the 15 digits that a measured number has at most.</param>
internal sealed record TableColumn(string Name, string Type, Func<TableRow, string> Cell, Func<Subject, FeelValue> Value)
{
    public static TableColumn Group(string name) =>
        new(name, "string", row => $"\"{row.Group}\"", subject => FeelValue.String(subject.Group));

    public static TableColumn First(string name) =>
        new(name, "number", row => row.First.Cell, subject => FeelValue.Number((decimal)subject.First));

    public static TableColumn Second(string name) =>
        new(name, "number", row => row.Second.Cell, subject => FeelValue.Number((decimal)subject.Second));
}
