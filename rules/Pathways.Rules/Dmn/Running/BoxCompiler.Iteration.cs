namespace Pathways.Rules;

/// <content>Boxed conditional, filter and iterators (DMN 1.5, clauses 10.2.2.8 to 10.2.2.12): stricter than their texts.</content>
internal sealed partial class BoxCompiler
{
    private TypedRun Conditional(DmnBox.Conditional conditional, CompileScope scope, FeelScope names, DmnText owner)
    {
        Run condition = Compile(conditional.If, scope, names, owner).Run;
        TypedRun then = Compile(conditional.Then, scope, names, owner);
        TypedRun otherwise = Compile(conditional.Else, scope, names, owner);
        Place place = PlaceOf(conditional.If, owner);
        return new TypedRun(
            frame => condition(frame) switch
            {
                { IsTrue: true } => then.Run(frame),
                { Kind: FeelKind.Boolean or FeelKind.Null } => otherwise.Run(frame),
                FeelValue other => NotBoolean(frame, place, other),
            },
            TypeRelations.Join(then.Type, otherwise.Type));
    }

    private TypedRun Filter(DmnBox.Filter filter, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun list = Compile(filter.In, scope, names, owner);
        FeelType element = ElementOf(list.Type);
        CompileScope around = scope.Inside();
        int item = around.Declare("item");
        FeelScope inside = names.And(new FeelParameter("item", element));
        if (element.Bare is FeelType.ContextOf context)
        {
            inside = inside.And(context.Members);
        }

        Run match = Compile(filter.Match, around.Filter(item), inside, owner).Run;
        Place place = PlaceOf(filter.Match, owner);
        return new TypedRun(
            frame =>
            {
                List<FeelValue> kept = [];
                foreach (FeelValue candidate in Iteration.OverValue(list.Run(frame)) ?? [])
                {
                    if (!frame.Evaluation.Spend(1, place))
                    {
                        return FeelValue.Null;
                    }

                    frame.Slots[item] = candidate;
                    FeelValue answer = match(frame);
                    if (answer.Kind is not (FeelKind.Boolean or FeelKind.Null))
                    {
                        return NotBoolean(frame, place, answer);
                    }

                    if (answer.IsTrue)
                    {
                        kept.Add(candidate);
                    }
                }

                return FeelValue.FromItems([.. kept]);
            },
            new FeelType.ListOf(element));
    }

    private TypedRun For(DmnBox.For loop, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun list = Compile(loop.In, scope, names, owner);
        CompileScope inside = scope.Inside();
        int variable = inside.Declare(loop.Variable);
        int partial = inside.Declare("partial");
        FeelScope within = names.And(
            new FeelParameter(loop.Variable, ElementOf(list.Type)), new FeelParameter("partial", FeelType.AnyList));
        TypedRun body = Compile(loop.Return, inside, within, owner);
        Place place = PlaceOf(loop.In, owner);
        return new TypedRun(
            frame =>
            {
                List<FeelValue> results = [];
                FeelValue source = list.Run(frame);
                if (Iteration.OverValue(source) is not { } values)
                {
                    return frame.Evaluation.Fail(place, Sentences.NotIterable, Evaluation.Describe(source));
                }

                foreach (FeelValue value in values)
                {
                    if (!frame.Evaluation.Spend(1 + (results.Count / 4), place))
                    {
                        return FeelValue.Null;
                    }

                    frame.Slots[variable] = value;
                    frame.Slots[partial] = FeelValue.FromItems([.. results]);
                    results.Add(body.Run(frame));
                }

                return FeelValue.FromItems([.. results]);
            },
            new FeelType.ListOf(body.Type));
    }

    private TypedRun Quantified(DmnBox.Quantified quantified, CompileScope scope, FeelScope names, DmnText owner)
    {
        TypedRun list = Compile(quantified.In, scope, names, owner);
        CompileScope inside = scope.Inside();
        int variable = inside.Declare(quantified.Variable);
        FeelScope within = names.And(new FeelParameter(quantified.Variable, ElementOf(list.Type)));
        Run condition = Compile(quantified.Satisfies, inside, within, owner).Run;
        Place place = PlaceOf(quantified.Satisfies, owner);
        bool isEvery = quantified.IsEvery;
        return new TypedRun(
            frame =>
            {
                FeelValue source = list.Run(frame);
                if (Iteration.OverValue(source) is not { } values)
                {
                    return frame.Evaluation.Fail(place, Sentences.NotIterable, Evaluation.Describe(source));
                }

                bool isDecided = false;
                foreach (FeelValue value in values)
                {
                    if (!frame.Evaluation.Spend(1, place))
                    {
                        return FeelValue.Null;
                    }

                    frame.Slots[variable] = value;
                    FeelValue answer = condition(frame);
                    if (answer.Kind != FeelKind.Boolean)
                    {
                        return NotBoolean(frame, place, answer);
                    }

                    isDecided |= answer.IsTrue != isEvery;
                }

                return FeelValue.Boolean(isDecided != isEvery);
            },
            FeelType.Boolean);
    }

    private static FeelType ElementOf(FeelType type) => type.Bare switch
    {
        FeelType.ListOf list => list.Element,
        FeelType.RangeOf range => range.Element,
        FeelType bare => bare,
    };

    private Place PlaceOf(DmnBox box, DmnText owner) =>
        model.PlaceOf(box is DmnBox.Literal literal ? literal.Text : owner);

    private static FeelValue NotBoolean(Frame frame, Place place, FeelValue value) =>
        frame.Evaluation.Fail(place, Sentences.ConditionNotBoolean, place.Shown, Evaluation.Describe(value));
}
