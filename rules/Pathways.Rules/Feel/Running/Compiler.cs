using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Turns a syntax tree into closures, once; they are immutable and run on any thread.</summary>
internal sealed partial class Compiler(RuleText source, ItemTypes? types)
{
    // So many levels may run before the stack is looked at again.
    private const int LevelsUnwatched = 60;

    private int level;

    /// <summary>The closure for an expression; deep inside others, it looks at the stack first.</summary>
    public Run Compile(Expression expression, CompileScope scope)
    {
        level++;
        Run run = CompileBare(expression, scope);
        level--;
        return level % LevelsUnwatched == LevelsUnwatched - 1 ? Watched(run, At(expression)) : run;
    }

    private static Run Watched(Run run, Place place) =>
        frame => frame.Evaluation.HasStack(place) ? run(frame) : FeelValue.Null;

    private Run CompileBare(Expression expression, CompileScope scope) => expression switch
    {
        Expression.Literal literal => Constant(literal.Value),
        Expression.Name name => Name(name, scope),
        Expression.ListOf list => ListOf(list, scope),
        Expression.ContextOf context => ContextOf(context, scope),
        Expression.RangeOf range => RangeOf(range, scope),
        Expression.Comparing comparing => OpenRange(comparing, scope),
        Expression.Negated negated => Negated(negated, scope),
        Expression.Binary { Operator: BinaryOperator.And } and => Logic(and, FeelValue.False, scope),
        Expression.Binary { Operator: BinaryOperator.Or } or => Logic(or, FeelValue.True, scope),
        Expression.Binary { Operator: >= BinaryOperator.Add } sum => Arithmetic(sum, scope),
        Expression.Binary comparison => Comparison(comparison, scope),
        Expression.Between between => Between(between, scope),
        Expression.In test => In(test, scope),
        Expression.InstanceOf instance => InstanceOf(instance, scope),
        Expression.Path path => Path(path, scope),
        Expression.Filter filter => Filter(filter, scope),
        Expression.Call call => Call(call, scope),
        Expression.If choice => If(choice, scope),
        Expression.For loop => For(loop, scope),
        Expression.Quantified quantified => Quantified(quantified, scope),
        Expression.Function function => Function(function, scope),
        Expression.UnaryTests tests => UnaryTests(tests, scope),
        Expression.Unreadable unreadable => Unreadable(At(unreadable)),
        _ => throw new System.Diagnostics.UnreachableException($"{expression.GetType().Name} cannot be compiled."),
    };

    private static Run Constant(FeelValue value) => _ => value;

    private Place At(Expression expression) => new(source, expression.Span.Start, expression.Span.End);

    private static Run Unreadable(Place place) =>
        frame => frame.Evaluation.Fail(place, Sentences.NotReadable, place.Text);

    private Run Name(Expression.Name name, CompileScope scope)
    {
        NameBinding binding = scope.Resolve(name.Text);
        Run fallback = Variable(name, binding.Variable, binding.Items.Count > 0);
        foreach (NamePlace item in Enumerable.Reverse(binding.Items))
        {
            Run outer = fallback;
            string member = name.Text;
            fallback = frame => item.Read(frame) is { Kind: FeelKind.Context } context
                && context.AsContext().TryGet(member, out FeelValue value)
                    ? value
                    : outer(frame);
        }

        return fallback;
    }

    private Run Variable(Expression.Name name, NamePlace? variable, bool isInFilter)
    {
        if (variable is NamePlace place)
        {
            int slot = place.Slot;
            return place.Depth == 0 ? frame => frame.Slots[slot] : place.Read;
        }

        if (BuiltIns.Find(name.Text) is BuiltIn builtIn)
        {
            return Constant(FeelValue.Function(builtIn));
        }

        // A member that an item does not have is null without further ado.
        Place at = At(name);
        return isInFilter
            ? Constant(FeelValue.Null)
            : frame => frame.Evaluation.Fail(at, Sentences.NoValue, name.Text);
    }

    private Run ListOf(Expression.ListOf list, CompileScope scope)
    {
        Run[] items = [.. list.Items.Select(item => Compile(item, scope))];
        Place place = At(list);
        return frame =>
        {
            if (!frame.Evaluation.Spend(items.Length, place))
            {
                return FeelValue.Null;
            }

            FeelValue[] values = new FeelValue[items.Length];
            for (int i = 0; i < items.Length; i++)
            {
                values[i] = items[i](frame);
            }

            return frame.Evaluation.Admit(FeelValue.FromItems(values), place);
        };
    }

    private Run ContextOf(Expression.ContextOf context, CompileScope scope)
    {
        CompileScope inside = scope.Inside();
        (Run Value, int Place)[] entries = new (Run, int)[context.Entries.Length];
        string[] names = new string[entries.Length];
        HashSet<string> known = new(StringComparer.Ordinal);
        Place place = At(context);
        for (int i = 0; i < entries.Length; i++)
        {
            Expression.Entry entry = context.Entries[i];
            if (!known.Add(entry.Key))
            {
                return frame => frame.Evaluation.Fail(place, Sentences.EntryTwice, entry.Key);
            }

            Run value = Compile(entry.Value, inside);
            names[i] = entry.Key;
            entries[i] = (value, inside.Declare(entry.Key));
        }

        ContextShape shape = new(names);
        return frame =>
        {
            if (!frame.Evaluation.Spend(entries.Length, place))
            {
                return FeelValue.Null;
            }

            FeelValue[] values = new FeelValue[entries.Length];
            for (int i = 0; i < entries.Length; i++)
            {
                values[i] = entries[i].Value(frame);
                frame.Slots[entries[i].Place] = values[i];
            }

            return frame.Evaluation.Admit(FeelValue.Context(new FeelContext(shape, values)), place);
        };
    }

    private Run RangeOf(Expression.RangeOf range, CompileScope scope)
    {
        if (range is { From: Expression.Literal low, To: Expression.Literal high } && Ranges.MayBe(low.Value, high.Value))
        {
            return Constant(FeelValue.Range(new FeelRange(low.Value, range.FromIncluded, high.Value, range.ToIncluded)));
        }

        Run from = Compile(range.From, scope);
        Run to = Compile(range.To, scope);
        Place place = At(range);
        bool fromIncluded = range.FromIncluded;
        bool toIncluded = range.ToIncluded;
        return frame =>
        {
            FeelValue start = from(frame);
            FeelValue end = to(frame);

            // An end that is unknown makes membership unknown; two ends that have no order make no range.
            return ((start.IsNull || end.IsNull) && Ranges.MayEndAt(start) && Ranges.MayEndAt(end)) || Ranges.MayBe(start, end)
                ? FeelValue.Range(new FeelRange(start, fromIncluded, end, toIncluded))
                : frame.Evaluation.Fail(
                    place, Sentences.BadRange, Evaluation.Describe(start), Evaluation.Describe(end));
        };
    }

    private Run OpenRange(Expression.Comparing comparing, CompileScope scope)
    {
        Run end = Compile(comparing.With, scope);
        BinaryOperator comparison = comparing.Operator;
        Place place = At(comparing);
        return frame =>
        {
            FeelValue at = end(frame);
            return Ranges.Open(comparison, at) is { IsNull: false } range
                ? range
                : frame.Evaluation.Fail(place, Sentences.NoRangeEnd, Evaluation.Describe(at));
        };
    }

    private Run Negated(Expression.Negated negated, CompileScope scope)
    {
        Run operand = Compile(negated.Operand, scope);
        Place place = At(negated);
        return frame => operand(frame) switch
        {
            { Kind: FeelKind.Number } number => FeelValue.Number(FeelNumber.Negate(number.Numeric)),
            { Kind: FeelKind.DaysDuration } days => FeelValue.Duration(new DaysDuration(-days.AsDaysDuration().Nanos)),
            { Kind: FeelKind.MonthsDuration } months => FeelValue.Duration(new MonthsDuration(-months.Bits)),
            FeelValue other => frame.Evaluation.Fail(place, Sentences.CannotNegate, Evaluation.Describe(other)),
        };
    }

    /// <summary>Kleene's logic: <paramref name="decisive"/> on either side decides, and what is no boolean is unknown.</summary>
    private Run Logic(Expression.Binary binary, FeelValue decisive, CompileScope scope)
    {
        Run left = Compile(binary.Left, scope);
        Run right = Compile(binary.Right, scope);
        FeelValue neutral = FeelValue.Boolean(decisive.IsFalse);
        return frame =>
        {
            FeelValue first = left(frame);
            if (first == decisive)
            {
                return decisive;
            }

            FeelValue second = right(frame);
            if (second == decisive)
            {
                return decisive;
            }

            if (first == neutral && second == neutral)
            {
                return neutral;
            }

            return !IsTruthOrNull(first) ? NotBoolean(frame, At(binary.Left), first)
                : !IsTruthOrNull(second) ? NotBoolean(frame, At(binary.Right), second)
                : FeelValue.Null;
        };
    }

    private static bool IsTruthOrNull(FeelValue value) => value.Kind is FeelKind.Boolean or FeelKind.Null;

    private static FeelValue NotBoolean(Frame frame, Place place, FeelValue value) =>
        frame.Evaluation.Fail(place, Sentences.ConditionNotBoolean, place.Shown, Evaluation.Describe(value));

    private Run Arithmetic(Expression.Binary binary, CompileScope scope)
    {
        Run left = Compile(binary.Left, scope);
        Run right = Compile(binary.Right, scope);
        BinaryOperator op = binary.Operator;
        Place place = At(binary);
        return op switch
        {
            BinaryOperator.Add => Fast(op, FeelNumber.TryAdd, left, right, place),
            BinaryOperator.Subtract => Fast(op, FeelNumber.TrySubtract, left, right, place),
            BinaryOperator.Multiply => Fast(op, FeelNumber.TryMultiply, left, right, place),
            _ => frame => Rules.Arithmetic.Apply(op, left(frame), right(frame), frame.Evaluation, place),
        };
    }

    private delegate bool OnNumbers(FeelNumber left, FeelNumber right, out FeelNumber result);

    /// <summary>Two numbers need no look into the table of operators.</summary>
    private static Run Fast(BinaryOperator op, OnNumbers compute, Run left, Run right, Place place) => frame =>
    {
        FeelValue a = left(frame);
        FeelValue b = right(frame);
        return a.Kind == FeelKind.Number && b.Kind == FeelKind.Number
            && compute(a.Numeric, b.Numeric, out FeelNumber result)
                ? FeelValue.Number(result)
                : Rules.Arithmetic.Apply(op, a, b, frame.Evaluation, place);
    };

    private Run Comparison(Expression.Binary binary, CompileScope scope)
    {
        Run left = Compile(binary.Left, scope);
        Run right = Compile(binary.Right, scope);
        BinaryOperator op = binary.Operator;
        Place place = At(binary);
        return frame => Compare(op, left(frame), right(frame), frame.Evaluation, place);
    }

    private static FeelValue Compare(BinaryOperator op, FeelValue left, FeelValue right, Evaluation evaluation, Place place)
    {
        if (left.Kind is FeelKind.String or >= FeelKind.List && !evaluation.SpendOn(left, right, place))
        {
            return FeelValue.Null;
        }

        bool? answer = Ordering.Test(op, left, right);
        return answer is bool known
            ? FeelValue.Boolean(known)
            : evaluation.Fail(
                place,
                Sentences.OperandsDoNotFit,
                Rules.Arithmetic.Sign(op),
                Evaluation.Describe(left),
                Evaluation.Describe(right));
    }

    private Run Between(Expression.Between between, CompileScope scope)
    {
        Run value = Compile(between.Value, scope);
        Run low = Compile(between.Low, scope);
        Run high = Compile(between.High, scope);
        Place place = At(between);
        return frame =>
        {
            FeelValue tested = value(frame);
            FeelValue first = Compare(BinaryOperator.LessOrEqual, low(frame), tested, frame.Evaluation, place);
            FeelValue second = Compare(BinaryOperator.LessOrEqual, tested, high(frame), frame.Evaluation, place);
            return first.IsFalse || second.IsFalse
                ? FeelValue.False
                : first.IsTrue && second.IsTrue ? FeelValue.True : FeelValue.Null;
        };
    }

    private Run In(Expression.In test, CompileScope scope)
    {
        Run value = Compile(test.Value, scope);
        CompileScope inside = scope.Inside();
        int place = inside.Declare("?");
        Run[] tests = [.. test.Tests.Select(one => Test(one, place, inside))];
        Place at = At(test);
        Place among = new(source, test.Tests[0].Span.Start, test.Tests[^1].Span.End);
        return frame =>
        {
            frame.Slots[place] = value(frame);
            FeelValue met = AnyMet(tests, frame);
            return met.IsNull
                ? frame.Evaluation.Fail(at, Sentences.CannotTest, Evaluation.Describe(frame.Slots[place]), among.Shown)
                : met;
        };
    }

    private Run InstanceOf(Expression.InstanceOf instance, CompileScope scope)
    {
        Run value = Compile(instance.Value, scope);
        Place place = At(instance);
        if (TypeReading.Resolve(instance.Type, types) is not FeelType type)
        {
            return frame => frame.Evaluation.Fail(place, Sentences.NotReadable, place.Text);
        }

        return frame =>
        {
            FeelValue tested = value(frame);
            return frame.Evaluation.SpendOn(tested, place) ? FeelValue.Boolean(type.Holds(tested, null)) : FeelValue.Null;
        };
    }

    private Run If(Expression.If choice, CompileScope scope)
    {
        Run condition = Compile(choice.Condition, scope);
        Run then = Compile(choice.Then, scope);
        Run otherwise = Compile(choice.Else, scope);
        return frame => condition(frame).IsTrue ? then(frame) : otherwise(frame);
    }

    private Run Function(Expression.Function function, CompileScope scope)
    {
        CompileScope body = scope.Function();
        ImmutableArray<FeelParameter>.Builder parameters = ImmutableArray.CreateBuilder<FeelParameter>();
        foreach (Expression.Parameter parameter in function.Parameters)
        {
            FeelType type = parameter.Type is null ? FeelType.Any : TypeReading.Resolve(parameter.Type, types) ?? FeelType.Any;
            body.Declare(parameter.Name);
            parameters.Add(new FeelParameter(parameter.Name, type));
        }

        if (function.IsExternal)
        {
            ImmutableArray<FeelParameter> taken = parameters.ToImmutable();
            Run description = Compile(function.Body, body);
            Place place = At(function);
            return frame => ExternalFunction.Of(
                taken, description(new Frame(new FeelValue[body.Layout.Count], frame, frame.Evaluation)), frame.Evaluation, place);
        }

        FunctionProgram program = new(
            string.Empty, parameters.ToImmutable(), FeelType.Any, Compile(function.Body, body), body.Layout, At(function));
        Place made = At(function);
        return frame => frame.Evaluation.Spend(frame.Slots.Length / 4, made)
            ? FeelValue.Function(new UserFunction(program, frame.Snapshot()))
            : FeelValue.Null;
    }
}
