namespace Pathways.Rules;

/// <content>The rules of decision tables and their cells.</content>
internal sealed partial class BoxCompiler
{
    private TableRule Rule(
        DmnRule rule, int number, InputColumn[] columns, TableOutput[] outputs, CompileScope scope, FeelScope names)
    {
        TestCell[] cells = [.. columns.Select((column, i) => i < rule.Inputs.Length ? Test(rule.Inputs[i], column) : TestCell.Any)];
        TypedRun[] results = [.. rule.Outputs.Zip(outputs, (cell, output) => OutputCell(cell, output, scope, names))];
        FeelValue[] constants = [.. results.Zip(outputs, ConstantOutput).OfType<FeelValue>()];
        return new TableRule(
            number,
            rule.Id,
            [.. cells.Select(cell => cell.Run)],
            [.. results.Select(result => result.Run)],
            [.. rule.Inputs.Select(cell => cell.Text.Trim())],
            rule.Annotations)
        {
            Constants = [.. cells.Select(cell => cell.Constant)],
            ConstantOutputs = constants.Length == outputs.Length ? constants : null,
        };
    }

    /// <summary>A cell, compiled. Where a constant one stands again in its column, it means the same.</summary>
    private TestCell Test(DmnText cell, InputColumn column)
    {
        if (column.Constants.TryGetValue(cell.Text, out TestCell? known))
        {
            return known;
        }

        int before = findings.Count;
        TestCell test = Cell(cell, column) is Expression read
            ? new TestCell(new Compiler(SourceOf(cell), model.Types).Compile(read, column.Scope), ConstantCell.Of(read))
            : TestCell.Any;
        if (test.Constant is not null && findings.Count == before)
        {
            column.Constants.Add(cell.Text, test);
        }

        return test;
    }

    /// <summary>A cell read and checked; null when it tests nothing.</summary>
    private Expression? Cell(DmnText cell, InputColumn column)
    {
        RuleText source = SourceOf(cell);
        Expression read = Parser.ParseUnaryTests(source, column.Names, findings);
        if (read is Expression.UnaryTests { Tests.IsEmpty: true })
        {
            return null;
        }

        FindBareText(read, cell, column.Input.KnownType);
        Checker.Check(source, read, column.Names, findings);
        AllowedValues? allowed = column.Input.Allowed ?? AllowedValues.Of(column.Input.KnownType);
        foreach (Expression.Literal test in (read as Expression.UnaryTests)?.Tests.OfType<Expression.Literal>() ?? [])
        {
            CheckAllowed(test.Value, allowed, new Place(source, test.Span.Start, test.Span.End));
        }

        return read;
    }

    /// <summary>A text of several words that is not in quotation marks cannot even be read: says so, in the place of the reader.</summary>
    private void FindBareText(Expression read, DmnText cell, FeelType? wanted)
    {
        string text = cell.Text.Trim();
        if (read is Expression.Unreadable && ReferenceEquals(wanted?.Bare, FeelType.String) && text.Length > 0 && PlainCell.IsWords(text))
        {
            findings[^1] = Sentences.TextWithoutQuotes.At(model.PlaceOf(cell), text, FeelText.Quote(text));
        }
    }

    /// <summary>Finds a value in a cell that nothing can ever have, often a slip of the pen.</summary>
    private void CheckAllowed(FeelValue value, AllowedValues? allowed, Place place)
    {
        if (allowed is not null && !value.IsNull && !allowed.IsMet(value, new Evaluation(noClock)))
        {
            findings.Add(Sentences.ValueNotAllowed.At(
                place, place.Source.Text.Trim(), Evaluation.Describe(value), allowed.Text));
        }
    }

    private TypedRun OutputCell(DmnText cell, TableOutput output, CompileScope scope, FeelScope names)
    {
        if (string.IsNullOrWhiteSpace(cell.Text) || cell.Text.Trim() == "-")
        {
            findings.Add(Sentences.EmptyOutput.At(model.PlaceOf(cell), output.Name));
            return new TypedRun(_ => FeelValue.Null, FeelType.Nothing);
        }

        TypedRun compiled = Text(cell, scope, names, output.Type);
        CheckResult(compiled.Type, output.Type, model.PlaceOf(cell), $"The output cell '{cell.Text.Trim()}'");
        if (compiled.Constant is FeelValue value)
        {
            CheckAllowed(value, output.Allowed ?? AllowedValues.Of(output.Type), model.PlaceOf(cell));
        }

        return compiled;
    }

    /// <summary>A literal output that needs no conversion and is allowed for certain.</summary>
    private static FeelValue? ConstantOutput(TypedRun result, TableOutput output) =>
        result.Constant is FeelValue { IsNull: false } value
        && TypeRelations.Conforms(TypeRelations.Of(value), output.Type)
        && output.Allowed?.IsMetForCertain(value) != false
        && IsAllowedForCertain(value, output.Type)
            ? value
            : null;

    private static bool IsAllowedForCertain(FeelValue value, FeelType type) => type is not FeelType.Defined defined
        || (defined.Allowed?.IsMetForCertain(value) != false && IsAllowedForCertain(value, defined.Type));

    /// <summary>An input column while its cells are compiled.</summary>
    private sealed record InputColumn(TableInput Input, CompileScope Scope, FeelScope Names)
    {
        public Dictionary<string, TestCell> Constants { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>A cell, compiled; without a test it is null.</summary>
    private sealed record TestCell(Run? Run, ConstantCell? Constant)
    {
        /// <summary>A cell with a dash in it.</summary>
        public static TestCell Any { get; } = new(null, new ConstantCell([], true));
    }
}
