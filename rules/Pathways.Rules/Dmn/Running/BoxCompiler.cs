using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Turns boxed expressions into closures over the same frames as FEEL text.</summary>
internal sealed partial class BoxCompiler(LinkedModel model, List<RuleFinding> findings)
{
    /// <summary>The decision tables met so far, for their proofs.</summary>
    public List<TableSite> Tables { get; } = [];

    /// <summary>Compiles a box.</summary>
    /// <param name="box">What the author made.</param>
    /// <param name="scope">The places of the names.</param>
    /// <param name="names">The types of the names.</param>
    /// <param name="owner">The element around it, for sentences.</param>
    public TypedRun Compile(DmnBox? box, CompileScope scope, FeelScope names, DmnText owner)
    {
        if (box is null)
        {
            return new TypedRun(_ => FeelValue.Null, FeelType.Nothing);
        }

        TypedRun compiled = box switch
        {
            DmnBox.Literal literal => Literal(literal, scope, names),
            DmnBox.Table table => Table(table, scope, names),
            DmnBox.Context context => Context(context, scope, names, owner),
            DmnBox.List list => List(list, scope, names, owner),
            DmnBox.Relation relation => Relation(relation, scope, names, owner),
            DmnBox.Invocation invocation => Invocation(invocation, scope, names, owner),
            DmnBox.Function function => Function(function, scope, names, owner),
            DmnBox.Conditional conditional => Conditional(conditional, scope, names, owner),
            DmnBox.Filter filter => Filter(filter, scope, names, owner),
            DmnBox.For loop => For(loop, scope, names, owner),
            DmnBox.Quantified quantified => Quantified(quantified, scope, names, owner),
            _ => throw new System.Diagnostics.UnreachableException($"{box.GetType().Name} cannot be compiled."),
        };
        return box is DmnBox.Function ? compiled : Bound(Admitted(compiled, box, owner), model.Types.Resolve(box.TypeRef, owner), owner, "the expression");
    }

    /// <summary>What a box puts together stays within bounds, as what a text puts together does.</summary>
    private TypedRun Admitted(TypedRun compiled, DmnBox box, DmnText owner)
    {
        if (box is not (DmnBox.Context or DmnBox.List or DmnBox.Relation or DmnBox.For or DmnBox.Table))
        {
            return compiled;
        }

        Run run = compiled.Run;
        Place place = model.PlaceOf(owner);
        return compiled with { Run = frame => frame.Evaluation.Admit(run(frame), place) };
    }

    /// <summary>Binds the value to the variable's type, if it has one.</summary>
    private TypedRun Bound(TypedRun compiled, DmnVariable variable) =>
        Bound(compiled, model.Types.Resolve(variable), variable.At, variable.Name);

    private TypedRun Bound(TypedRun compiled, FeelType type, DmnText at, string what)
    {
        if (type is FeelType.AnyType)
        {
            return compiled;
        }

        Place place = model.PlaceOf(at);
        Run run = compiled.Run;
        CheckResult(compiled.Type, type, place, what);
        return new TypedRun(
            frame => Binding.Bind(run(frame), type, frame.Evaluation, place, what), type.WithUnitOf(compiled.Type));
    }

    /// <summary>Finds a result that can never be of the type declared for it.</summary>
    public void CheckResult(FeelType result, FeelType declared, Place place, string what)
    {
        if (!TypeRelations.MayBind(result, declared))
        {
            findings.Add(Sentences.WrongResultType.At(place, what, result.ToString(), declared.ToString()));
        }
        else
        {
            CheckUnits(result, declared, place, what);
        }
    }

    /// <summary>Finds numbers in a result that are in another unit than declared: in it, in its members, in its items.</summary>
    private void CheckUnits(FeelType result, FeelType declared, Place place, string what)
    {
        switch (result.Bare, declared.Bare)
        {
            case (FeelType.ListOf from, FeelType.ListOf to):
                CheckUnits(from.Element, to.Element, place, what);
                break;
            case (FeelType.ContextOf from, FeelType.ContextOf to):
                foreach (FeelParameter wanted in to.Members)
                {
                    if (from.Members.FirstOrDefault(member => member.Name == wanted.Name) is FeelParameter given)
                    {
                        CheckUnits(given.Type, wanted.Type, place, $"{what}, member '{wanted.Name}',");
                    }
                }

                break;
            default:
                if (UnitFit.Of(result, declared) is UnitFit fit)
                {
                    findings.Add(fit.Factor is null
                        ? Sentences.ResultOfOtherKind.At(place, what, fit.Left, fit.Right)
                        : Sentences.ResultOfOtherScale.At(place, what, fit.Left, fit.Right, fit.Equation, fit.Change));
                }

                break;
        }
    }

    private TypedRun Literal(DmnBox.Literal literal, CompileScope scope, FeelScope names)
    {
        if (literal.Language is { Length: > 0 } language && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Sentences.UnsupportedLanguage.At(model.PlaceOf(literal.Text), language));
        }

        return Text(literal.Text, scope, names);
    }

    private TypedRun Text(DmnText text, CompileScope scope, FeelScope names, FeelType? wanted = null)
    {
        RuleText source = SourceOf(text);
        Expression expression = Parser.ParseExpression(source, names, findings);
        FindBareText(expression, text, wanted);
        FeelType type = Checker.Check(source, expression, names, findings, wanted);
        return new TypedRun(new Compiler(source, model.Types).Compile(expression, scope), type)
        {
            Constant = (expression as Expression.Literal)?.Value,
            Name = (expression as Expression.Name)?.Text,
        };
    }

    private RuleText SourceOf(DmnText text) => new(text.Text, model.Model.Source, text.ElementId, text.Line, text.Column);

    private TypedRun Context(DmnBox.Context context, CompileScope scope, FeelScope names, DmnText owner)
    {
        CompileScope inside = scope.Inside();
        List<(Run Run, int Place)> entries = [];
        List<FeelParameter> members = [];
        foreach (DmnBox.Entry entry in context.Entries)
        {
            TypedRun value = Compile(entry.Value, inside, names, entry.Variable?.At ?? owner);
            if (entry.Variable is null)
            {
                Run result = value.Run;
                (Run Run, int Place)[] before = [.. entries];
                string[] steps = [.. members.Select(member => member.Name)];
                return new TypedRun(frame =>
                {
                    for (int i = 0; i < before.Length; i++)
                    {
                        FeelValue step = before[i].Run(frame);
                        frame.Slots[before[i].Place] = step;
                        frame.Evaluation.Tracing?.AddStep(steps[i], step);
                    }

                    return result(frame);
                }, value.Type);
            }

            value = Bound(value, entry.Variable);
            entries.Add((value.Run, inside.Declare(entry.Variable.Name)));
            FeelParameter member = new(entry.Variable.Name, value.Type);
            members.Add(member);
            names = names.And(member);
        }

        (Run Run, int Place)[] all = [.. entries];
        ContextShape shape = new([.. members.Select(member => member.Name)]);
        return new TypedRun(frame =>
        {
            FeelValue[] values = new FeelValue[all.Length];
            for (int i = 0; i < all.Length; i++)
            {
                values[i] = all[i].Run(frame);
                frame.Slots[all[i].Place] = values[i];
            }

            return FeelValue.Context(new FeelContext(shape, values));
        }, new FeelType.ContextOf([.. members]));
    }

    private TypedRun List(DmnBox.List list, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun[] items = [.. list.Items.Select(item => Compile(item, scope, names, owner))];
        FeelType element = items.Aggregate(FeelType.Nothing, (type, item) => TypeRelations.Join(type, item.Type));
        return new TypedRun(
            frame => FeelValue.FromItems([.. items.Select(item => item.Run(frame))]),
            new FeelType.ListOf(items.Length == 0 ? FeelType.Any : element));
    }

    private TypedRun Relation(DmnBox.Relation relation, CompileScope scope, FeelScope names, DmnText owner)
    {
        ContextShape shape = new([.. relation.Columns.Select(column => column.Name)]);
        TypedRun[][] rows =
        [
            .. relation.Rows.Select(row => row.Items.Zip(relation.Columns, (cell, column) =>
                Bound(Compile(cell, scope, names, column.At), column)).ToArray()),
        ];
        ImmutableArray<FeelParameter> members =
        [
            .. relation.Columns.Select((column, i) => new FeelParameter(
                column.Name,
                rows.Aggregate(FeelType.Nothing, (type, row) => TypeRelations.Join(type, i < row.Length ? row[i].Type : FeelType.Nothing)))),
        ];
        return new TypedRun(
            frame => FeelValue.FromItems([.. rows.Select(row => Row(shape, row, frame))]),
            new FeelType.ListOf(new FeelType.ContextOf(members)));
    }

    private static FeelValue Row(ContextShape shape, TypedRun[] row, Frame frame)
    {
        FeelValue[] cells = new FeelValue[shape.Names.Length];
        for (int i = 0; i < row.Length; i++)
        {
            cells[i] = row[i].Run(frame);
        }

        return FeelValue.Context(new FeelContext(shape, cells));
    }

    private TypedRun Invocation(DmnBox.Invocation invocation, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun called = Compile(invocation.Called, scope, names, owner);
        string[] parameters = [.. invocation.Bindings.Select(binding => binding.Variable?.Name ?? string.Empty)];
        Run[] arguments =
        [
            .. invocation.Bindings.Select(binding => Argument(binding, called, scope, names, owner).Run),
        ];
        Place place = invocation.Called is DmnBox.Literal literal ? model.PlaceOf(literal.Text) : model.PlaceOf(owner);
        FeelType result = called.Type.Bare is FeelType.FunctionOf function ? function.Result : FeelType.Any;
        return new TypedRun(frame =>
        {
            FeelValue callee = called.Run(frame);
            if (callee.Kind != FeelKind.Function)
            {
                return frame.Evaluation.Fail(place, Sentences.NotAFunction, Evaluation.Describe(callee));
            }

            FeelValue[] values = [.. arguments.Select(argument => argument(frame))];
            if (!frame.Evaluation.TryEnter(place))
            {
                return FeelValue.Null;
            }

            FeelValue value = callee.AsFunction().InvokeNamed(frame.Evaluation, place, parameters, values);
            frame.Evaluation.Leave();
            return value;
        }, result);
    }

    private TypedRun Argument(DmnBox.Entry binding, TypedRun called, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun value = Compile(binding.Value, scope, names, owner);
        if (binding.Variable is not DmnVariable parameter)
        {
            return value;
        }

        value = Bound(value, parameter);
        if (called.Type.Bare is not FeelType.FunctionOf { Names.IsDefault: false } function)
        {
            return value;
        }

        if (function.Names.IndexOf(parameter.Name) is not (int at and >= 0))
        {
            findings.Add(Sentences.UnknownParameter.At(
                model.PlaceOf(parameter.At), $"'{called.Name}'", parameter.Name, string.Join(", ", function.Names)));
        }
        else
        {
            CheckResult(value.Type, function.Parameters[at], model.PlaceOf(parameter.At), $"The argument '{parameter.Name}'");
        }

        return value;
    }

    private TypedRun Function(DmnBox.Function function, CompileScope scope, FeelScope names, DmnText owner)
    {
        FunctionProgram? program = FunctionBody(function, string.Empty, FeelType.Any, scope, names, owner, out TypedRun? external);
        if (program is null)
        {
            return external ?? new TypedRun(_ => FeelValue.Null, FeelType.Nothing);
        }

        return new TypedRun(frame => FeelValue.Function(new UserFunction(program, frame.Snapshot())), program.Type);
    }

    /// <summary>The body of a function; null when it is external, which then is <paramref name="external"/>.</summary>
    public FunctionProgram? FunctionBody(
        DmnBox.Function function,
        string name,
        FeelType declared,
        CompileScope scope,
        FeelScope names,
        DmnText owner,
        out TypedRun? external)
    {
        external = null;
        ImmutableArray<FeelParameter> parameters =
            [.. function.Parameters.Select(p => new FeelParameter(p.Name, model.Types.Resolve(p)))];
        CompileScope body = scope.Function();
        foreach (FeelParameter parameter in parameters)
        {
            body.Declare(parameter.Name);
        }

        if (!string.Equals(function.Kind, "FEEL", StringComparison.OrdinalIgnoreCase))
        {
            Run description = Compile(function.Body, body, names, owner).Run;
            Place place = model.PlaceOf(owner);
            external = new TypedRun(
                frame => ExternalFunction.Of(
                    parameters, description(new Frame(new FeelValue[body.Layout.Count], frame, frame.Evaluation)), frame.Evaluation, place),
                FeelType.AnyFunction);
            return null;
        }

        TypedRun compiled = Compile(function.Body, body, names.And(parameters), owner);
        FeelType result = function.TypeRef is not null && declared is FeelType.AnyType && model.Types.Find(function.TypeRef) is null
            ? FeelType.Named(function.TypeRef) ?? FeelType.Any
            : declared;
        if (declared is not FeelType.AnyType)
        {
            CheckResult(compiled.Type, declared, model.PlaceOf(owner), name);
        }

        return new FunctionProgram(name, parameters, result, compiled.Run, body.Layout, model.PlaceOf(owner)) { Found = compiled.Type };
    }
}

/// <summary>A compiled box and the type of its values.</summary>
internal sealed record TypedRun(Run Run, FeelType Type)
{
    /// <summary>The value when it is a literal.</summary>
    public FeelValue? Constant { get; init; }

    /// <summary>The name when it is nothing but one.</summary>
    public string? Name { get; init; }
}
