namespace Pathways.Rules;

/// <content>Decision tables.</content>
internal sealed partial class BoxCompiler
{
    private static readonly EvaluationSettings noClock = new() { Now = default };

    private TypedRun Table(DmnBox.Table box, CompileScope scope, FeelScope names)
    {
        DmnDecisionTable table = box.Content;
        Place place = model.PlaceOf(table.At);
        TableInput[] inputs = new TableInput[table.Inputs.Length];
        CompileScope[] cellScopes = new CompileScope[inputs.Length];
        FeelScope[] cellNames = new FeelScope[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            cellScopes[i] = scope.Inside();
            inputs[i] = Input(table.Inputs[i], scope, cellScopes[i], names);
            cellNames[i] = names.And(new FeelParameter("?", inputs[i].KnownType));
        }

        TableOutput[] outputs = [.. table.Outputs.Select((output, i) => Output(table, output, i, scope, names))];
        CheckRanking(table, outputs);
        TableRule[] rules = new TableRule[table.Rules.Length];
        for (int i = 0; i < rules.Length; i++)
        {
            DmnRule rule = table.Rules[i];
            Run?[] tests = new Run?[inputs.Length];
            ConstantCell?[] constants = [.. inputs.Select(_ => AnyValue)];
            for (int column = 0; column < inputs.Length && column < rule.Inputs.Length; column++)
            {
                if (Cell(rule.Inputs[column], inputs[column], cellNames[column]) is Expression test)
                {
                    RuleText source = SourceOf(rule.Inputs[column]);
                    tests[column] = new Compiler(source, model.Types).Compile(test, cellScopes[column]);
                    constants[column] = ConstantCell.Of(test);
                }
            }

            TypedRun[] results = [.. rule.Outputs.Zip(outputs, (cell, output) => OutputCell(cell, output, scope, names))];
            rules[i] = new TableRule(
                i + 1,
                rule.Id,
                tests,
                [.. results.Select(result => result.Run)],
                [.. rule.Inputs.Select(cell => cell.Text.Trim())],
                rule.Annotations)
            {
                Constants = constants,
                ConstantOutput = results.Length == 1 && outputs.Length == 1 ? ConstantOutput(results[0], outputs[0]) : null,
            };
        }

        Tables.Add(new TableSite(box, model, names, inputs, outputs));
        TableProgram program = new(
            box.Id ?? table.At.ElementId, table.HitPolicy, table.Aggregator, inputs, outputs, rules, place);
        return new TypedRun(program.Run, ResultType(table, outputs));
    }

    private TableInput Input(DmnTableInput input, CompileScope scope, CompileScope cells, FeelScope names)
    {
        TypedRun value = Text(input.Expression, scope, names);
        string text = input.Expression.Text.Trim();
        FeelType declared = model.Types.Resolve(input.TypeRef, input.Unit, input.Expression, text);
        Place place = model.PlaceOf(input.Expression);
        if (declared is not FeelType.AnyType)
        {
            CheckResult(value.Type, declared, place, $"The input '{text}'");
        }

        FeelType type = declared is FeelType.AnyType ? value.Type : declared.WithUnitOf(value.Type);
        AllowedValues? allowed = Allowed(input.Allowed, type, names);
        return new TableInput(text, value.Run, declared, PlaceOf(value, declared, scope, cells), allowed, place) { KnownType = type };
    }

    /// <summary>The place of a column's value: that of the name it consists of, when binding would change nothing.</summary>
    private static int PlaceOf(TypedRun value, FeelType declared, CompileScope scope, CompileScope cells)
    {
        bool isAsNamed = declared is FeelType.AnyType
            || ReferenceEquals(declared, value.Type) || ReferenceEquals(declared, value.Type.Bare);
        if (isAsNamed && value.Name is string name
            && scope.Resolve(name) is { Items.Count: 0, Variable: { Depth: 0, Slot: int slot } })
        {
            cells.Bind("?", slot);
            return slot;
        }

        return cells.Declare("?");
    }

    private TableOutput Output(DmnDecisionTable table, DmnTableOutput output, int index, CompileScope scope, FeelScope names)
    {
        DmnText at = output.Values ?? output.Default ?? table.At;
        FeelType type = model.Types.Resolve(output.TypeRef, output.Unit, at, output.Name ?? "output");
        int slot = -1;
        Run[] ranking = [];
        if (table.HitPolicy is DmnHitPolicy.Priority or DmnHitPolicy.OutputOrder
            && (output.Values ?? AllowedText(type)) is DmnText values)
        {
            CompileScope inside = scope.Inside();
            slot = inside.Declare("?");
            ranking = Ranking(values, inside, names.And(new FeelParameter("?", type)));
        }

        string name = output.Name ?? (table.Outputs.Length == 1 ? "output" : string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"output {index + 1}"));
        Run? standard = output.Default is null ? null : Text(output.Default, scope, names).Run;
        return new TableOutput(
            name, type, slot, Allowed(output.Values, type, names), ranking, standard, model.PlaceOf(at));
    }

    private void CheckRanking(DmnDecisionTable table, TableOutput[] outputs)
    {
        if (table.HitPolicy is DmnHitPolicy.Priority or DmnHitPolicy.OutputOrder
            && Array.TrueForAll(outputs, output => output.Ranking.Length == 0))
        {
            findings.Add(Sentences.PriorityNeedsValues.At(
                model.PlaceOf(table.At), table.HitPolicy == DmnHitPolicy.Priority ? "PRIORITY" : "OUTPUT ORDER"));
        }
    }

    private static DmnText? AllowedText(FeelType type) =>
        AllowedValues.Of(type) is AllowedValues allowed ? new DmnText(allowed.Text, null, 1, 1) : null;

    private Run[] Ranking(DmnText values, CompileScope scope, FeelScope names)
    {
        RuleText source = SourceOf(values);
        return Parser.ParseUnaryTests(source, names, []) is Expression.UnaryTests tests
            ? [.. tests.Tests.Select(test => new Compiler(source, model.Types).Compile(
                new Expression.UnaryTests([test], false, test.Span), scope))]
            : [];
    }

    private AllowedValues? Allowed(DmnText? text, FeelType type, FeelScope names)
    {
        if (text is null)
        {
            return null;
        }

        RuleText source = SourceOf(text);
        FeelScope scope = FeelScope.ForModel([new FeelParameter("?", type)], names.Types ?? model.Types);
        Expression tests = Parser.ParseUnaryTests(source, scope, findings);
        if (tests is not Expression.UnaryTests { Tests.IsEmpty: false })
        {
            return null;
        }

        Checker.Check(source, tests, scope, findings);
        return new AllowedValues(text.Text.Trim(), new UnaryTestsProgram(ExpressionProgram.Compile(source, tests, scope)));
    }

    /// <summary>A cell with a dash in it.</summary>
    private static ConstantCell AnyValue { get; } = new([], true);

    /// <summary>A literal output that needs no conversion and is allowed for certain.</summary>
    private static FeelValue? ConstantOutput(TypedRun result, TableOutput output) =>
        result.Constant is FeelValue { IsNull: false } value && output.Allowed is null
        && TypeRelations.Conforms(TypeRelations.Of(value), output.Type) && AllowedValues.Of(output.Type) is null
            ? value
            : null;

    /// <summary>A cell read and checked; null when it tests nothing.</summary>
    private Expression? Cell(DmnText cell, TableInput input, FeelScope names)
    {
        RuleText source = SourceOf(cell);
        Expression read = Parser.ParseUnaryTests(source, names, findings);
        if (read is Expression.UnaryTests { Tests.IsEmpty: true })
        {
            return null;
        }

        FindBareText(read, cell, input.KnownType);
        Checker.Check(source, read, names, findings);
        AllowedValues? allowed = input.Allowed ?? AllowedValues.Of(input.KnownType);
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
        if (allowed is not null && !value.IsNull && !allowed.Tests.IsMet(value, new Evaluation(noClock)))
        {
            findings.Add(Sentences.ValueNotAllowed.At(
                place, place.Source.Text.Trim(), Evaluation.Describe(value), allowed.Text));
        }
    }

    private TypedRun OutputCell(DmnText cell, TableOutput output, CompileScope scope, FeelScope names)
    {
        if (string.IsNullOrWhiteSpace(cell.Text) || cell.Text.Trim() == "-")
        {
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

    private static FeelType ResultType(DmnDecisionTable table, TableOutput[] outputs)
    {
        FeelType one = outputs.Length == 1
            ? outputs[0].Type
            : new FeelType.ContextOf([.. outputs.Select(output => new FeelParameter(output.Name, output.Type))]);
        return table.HitPolicy switch
        {
            DmnHitPolicy.Collect when table.Aggregator == DmnAggregator.Count => FeelType.Number,
            DmnHitPolicy.Collect when table.Aggregator != DmnAggregator.None => one,
            DmnHitPolicy.Collect or DmnHitPolicy.RuleOrder or DmnHitPolicy.OutputOrder => new FeelType.ListOf(one),
            _ => one,
        };
    }
}
