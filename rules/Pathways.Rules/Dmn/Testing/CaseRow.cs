using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>Reads one row of a sheet of test cases.</summary>
internal sealed class CaseRow(
    RuleSet ruleSet,
    string sourceName,
    ImmutableArray<CsvCell> headings,
    ImmutableArray<CaseColumn?> columns,
    List<RuleFinding> findings)
{
    private static readonly SearchValues<char> signsOfFeel = SearchValues.Create("\"[](){}<>=+*");

    private static readonly EvaluationSettings plain = new() { Now = default, EnforceAllowedValues = false };

    // What is wrong with a column for a decision is said once, not for each row.
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Where a cell stands; a quoted one begins after its quotation mark.</summary>
    public static Place PlaceOf(CsvCell cell, string sourceName) => new(
        new RuleText(cell.Text, sourceName, null, cell.Line, cell.IsQuoted ? cell.Column + 1 : cell.Column), 0, cell.Text.Length);

    /// <summary>The case of a row; null when something in it cannot be read.</summary>
    public RuleSetCase? Read(ImmutableArray<CsvCell> row)
    {
        int before = findings.Count;
        if (row.Skip(columns.Length).FirstOrDefault(cell => cell.Meant.Length > 0) is CsvCell extra)
        {
            findings.Add(Sentences.BadCases.At(
                PlaceOf(extra, sourceName),
                "the row has more cells than there are headings",
                "Put cells that hold the separator, such as decimals with a comma, in quotation marks, or save the table with semicolons."));
        }

        Sheet sheet = new(row, columns);
        string decision = sheet.Text<CaseColumn.Decision>() is { Length: > 0 } named ? named : ruleSet.MainDecision ?? string.Empty;
        if (ruleSet.Find(decision) is not DmnElement element)
        {
            IEnumerable<string> known = ruleSet.Decisions.Concat(ruleSet.DecisionServices);
            findings.Add(Sentences.NoDecisionOfCase.At(
                PlaceOf(sheet.Cell<CaseColumn.Decision>() ?? row[0], sourceName), decision, string.Join(", ", NearNames.Of(decision, known))));
            return null;
        }

        RuleSetCase read = new()
        {
            Name = sheet.Text<CaseColumn.Name>() is { Length: > 0 } name
                ? name
                : string.Create(CultureInfo.InvariantCulture, $"line {row[0].Line}"),
            Decision = element.Name,
            Inputs = Inputs(sheet, element),
            Today = Today(sheet),
            Line = row[0].Line,
            Expectations = Expectations(sheet, element),
        };
        if (!sheet.Of<CaseColumn.Expected>(headings).Any(one => IsLookedAt(one.Cell)))
        {
            findings.Add(Sentences.NothingExpected.At(PlaceOf(row[0], sourceName), read.Name));
        }

        return findings.Count == before ? read : null;
    }

    private FeelContext Inputs(Sheet sheet, DmnElement element)
    {
        ImmutableDictionary<string, FeelType> wanted =
            ruleSet.InputsOf(element.Id).ToImmutableDictionary(input => input.Name, input => input.Type, StringComparer.Ordinal);
        FeelContext inputs = FeelContext.Empty;
        foreach ((CaseColumn.Input column, CsvCell? cell, CsvCell heading) in sheet.Of<CaseColumn.Input>(headings))
        {
            bool isEmpty = cell is null || cell.Meant.Length == 0;
            if (!wanted.TryGetValue(column.Of, out FeelType? type))
            {
                if (!isEmpty && said.Add($"{element.Id} {column.Of}"))
                {
                    findings.Add(Sentences.NoInputOfCase.At(
                        PlaceOf(heading, sourceName), element.Name, column.Of, string.Join(", ", wanted.Keys.Order(StringComparer.Ordinal))));
                }

                continue;
            }

            FeelValue value = isEmpty || cell is null ? FeelValue.Null : Value(cell, column.Path.Type, heading);
            inputs = inputs.With(column.Of, Put(inputs[column.Of], column.Path.Members, value, type));
        }

        return inputs;
    }

    /// <summary>Sets a member of a member; the members of a typed context that no column gives are there, and null.</summary>
    public static FeelValue Put(FeelValue into, ImmutableArray<string> path, FeelValue value, FeelType type)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        ImmutableArray<FeelParameter> members = type.Bare is FeelType.ContextOf typed ? typed.Members : [];
        FeelContext context = into.Kind == FeelKind.Context
            ? into.AsContext()
            : FeelContext.Of(members.Select(member => KeyValuePair.Create(member.Name, FeelValue.Null)));
        FeelType inner = members.FirstOrDefault(member => member.Name == path[0])?.Type ?? FeelType.Any;
        return FeelValue.Context(context.With(path[0], Put(context[path[0]], path[1..], value, inner)));
    }

    /// <summary>The value that is meant by a cell; null, with a finding, when it cannot be read.</summary>
    public FeelValue Value(CsvCell cell, FeelType type, CsvCell heading)
    {
        string text = cell.Meant;
        if (PlainCell.TryRead(text, type, out FeelValue value))
        {
            return value;
        }

        FeelCompilation compilation = FeelExpression.Compile(text, FeelScope.Closed());
        if (compilation is { IsSound: true, Expression: FeelExpression expression })
        {
            FeelResult result = expression.Evaluate(FeelContext.Empty, plain);
            value = result.Value;
            if (result.Problems.IsEmpty && Binding.TryBind(ref value, type, new Evaluation(plain)))
            {
                return value;
            }
        }

        if (PlainCell.IsText(text, type))
        {
            return FeelValue.String(text);
        }

        Refuse(cell, heading.Meant, type, compilation.IsSound ? null : compilation.Findings[0]);
        return FeelValue.Null;
    }

    private DateOnly? Today(Sheet sheet)
    {
        if (sheet.Cell<CaseColumn.Today>() is not { Meant.Length: > 0 } cell)
        {
            return null;
        }

        if (PlainCell.TryReadDate(cell.Meant, out FeelDate date) && date.TryToDateOnly(out DateOnly day))
        {
            return day;
        }

        Refuse(cell, "today", FeelType.Date, null);
        return null;
    }

    private ImmutableArray<Expectation> Expectations(Sheet sheet, DmnElement element)
    {
        ImmutableArray<Expectation>.Builder expectations = ImmutableArray.CreateBuilder<Expectation>();
        foreach ((CaseColumn.Expected column, CsvCell? cell, CsvCell heading) in sheet.Of<CaseColumn.Expected>(headings))
        {
            if (!IsLookedAt(cell))
            {
                continue;
            }

            if (MemberPath.Follow(column.Member, element.ResultType, out ImmutableArray<string> known) is not MemberPath path)
            {
                if (said.Add($"{element.Id} => {column.Member}"))
                {
                    findings.Add(Sentences.NoOutputOfCase.At(
                        PlaceOf(heading, sourceName), element.Name, column.Member, string.Join(", ", NearNames.Of(column.Member, known))));
                }
            }
            else if (Expectation.Read(heading.Meant, path.Members, path.Type, cell, out RuleFinding? wrong) is Expectation expectation)
            {
                expectations.Add(expectation);
            }
            else
            {
                Refuse(cell, heading.Meant, path.Type, wrong);
            }
        }

        return expectations.ToImmutable();
    }

    /// <summary>Says that a cell cannot be read and, when it was meant as FEEL, what is wrong with it as such.</summary>
    private void Refuse(CsvCell cell, string heading, FeelType type, RuleFinding? wrong)
    {
        Place place = PlaceOf(cell, sourceName);
        findings.Add(Sentences.UnreadableCell.At(place, cell.Meant, heading, PlainCell.NameOf(type)));
        if (wrong is not null && cell.Meant.AsSpan().ContainsAny(signsOfFeel))
        {
            findings.Add(wrong with { Source = sourceName, Line = place.Line, Column = place.Column + wrong.Column - 1 });
        }
    }

    // Nothing, or FEEL's sign for any value: not looked at.
    private static bool IsLookedAt([NotNullWhen(true)] CsvCell? cell) => cell is { Meant: not ("" or "-") };

    /// <summary>The cells of a row by what their columns are for.</summary>
    private sealed record Sheet(ImmutableArray<CsvCell> Row, ImmutableArray<CaseColumn?> Columns)
    {
        public CsvCell? Cell<T>()
            where T : CaseColumn => Columns.Select((column, i) => column is T && i < Row.Length ? Row[i] : null)
                .FirstOrDefault(cell => cell is not null);

        public string? Text<T>()
            where T : CaseColumn => Cell<T>()?.Meant;

        public IEnumerable<(T Column, CsvCell? Cell, CsvCell Heading)> Of<T>(ImmutableArray<CsvCell> headings)
            where T : CaseColumn
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                if (Columns[i] is T column)
                {
                    yield return (column, i < Row.Length ? Row[i] : null, headings[i]);
                }
            }
        }
    }
}
