namespace Pathways.Rules;

/// <content>Decision tables.</content>
internal sealed partial class BoxCompiler
{
    private static readonly EvaluationSettings noClock = new() { Now = default };

    private TypedRun Table(DmnBox.Table box, CompileScope scope, FeelScope names)
    {
        DmnDecisionTable table = box.Content;
        Place place = model.PlaceOf(table.At);
        InputColumn[] columns = [.. table.Inputs.Select(input => Column(input, scope, names))];
        TableInput[] inputs = [.. columns.Select(column => column.Input)];
        TableOutput[] outputs = [.. table.Outputs.Select((output, i) => Output(table, output, i, scope, names))];
        CheckRanking(table, outputs);
        CheckSum(table, outputs);
        TableRule[] rules = [.. table.Rules.Select((rule, i) => Rule(rule, i + 1, columns, outputs, scope, names))];
        Tables.Add(new TableSite(box, model, names, inputs, outputs));
        TableProgram program = new(
            box.Id ?? table.At.ElementId, table.HitPolicy, table.Aggregator, inputs, outputs, rules, place);
        return new TypedRun(program.Run, ResultType(table, outputs));
    }

    private InputColumn Column(DmnTableInput input, CompileScope scope, FeelScope names)
    {
        CompileScope cells = scope.Inside();
        TableInput compiled = Input(input, scope, cells, names);
        return new InputColumn(compiled, cells, names.And(new FeelParameter("?", compiled.KnownType)));
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
        return new TableInput(text, value.Run, declared, PlaceOf(value, declared, scope, cells), allowed, place)
        {
            KnownType = type,
            GivenType = value.Type,
        };
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

    private void CheckSum(DmnDecisionTable table, TableOutput[] outputs)
    {
        if (table.Aggregator == DmnAggregator.Sum && outputs is [TableOutput { Type.Bare: FeelType.SimpleType { Kind: FeelKind.String or FeelKind.Boolean or FeelKind.Date } } output])
        {
            findings.Add(Sentences.SumOfNoNumbers.At(model.PlaceOf(table.At), output.Name, output.Type.ToString()));
        }
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
        return new AllowedValues(text.Text.Trim(), new UnaryTestsProgram(ExpressionProgram.Compile(source, tests, scope)), ConstantCell.Of(tests));
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
