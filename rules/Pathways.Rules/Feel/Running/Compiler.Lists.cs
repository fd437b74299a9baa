namespace Pathways.Rules;

/// <content>Paths, filters and iterations.</content>
internal sealed partial class Compiler
{
    private Run Path(Expression.Path path, CompileScope scope)
    {
        Run from = Compile(path.Source, scope);
        string member = path.Member;
        Place place = At(path);
        return frame => Member(from(frame), member, frame.Evaluation, place);
    }

    private static FeelValue Member(FeelValue value, string member, Evaluation evaluation, Place place)
    {
        switch (value.Kind)
        {
            case FeelKind.Context when value.AsContext().TryGet(member, out FeelValue found):
                return found;
            case FeelKind.List:
                FeelValue[] items = value.Items;
                if (!evaluation.Spend(items.Length, place))
                {
                    return FeelValue.Null;
                }

                FeelValue[] members = new FeelValue[items.Length];
                for (int i = 0; i < items.Length; i++)
                {
                    members[i] = Member(items[i], member, evaluation, place);
                }

                return FeelValue.FromItems(members);
            default:
                return PropertyNames.Find(value.Kind, member) is PropertyRule property
                    ? property.Read(value)
                    : evaluation.Fail(place, Sentences.NoMember, member, Evaluation.Describe(value));
        }
    }

    private Run Filter(Expression.Filter filter, CompileScope scope)
    {
        Run from = Compile(filter.Source, scope);
        Place place = At(filter);
        if (filter.Condition is Expression.Literal { Value.Kind: FeelKind.Number } index)
        {
            FeelNumber at = index.Value.Numeric;
            return frame => ItemAt(AsList(from(frame)), at, frame.Evaluation, place);
        }

        CompileScope around = scope.Inside();
        int item = around.Declare("item");
        Run condition = Compile(filter.Condition, around.Filter(item));
        return frame => Filtered(AsList(from(frame)), item, condition, frame, place);
    }

    private static FeelValue Filtered(FeelValue[] items, int item, Run condition, Frame frame, Place place)
    {
        Evaluation evaluation = frame.Evaluation;
        if (items.Length == 0)
        {
            int known = evaluation.ProblemCount;
            frame.Slots[item] = FeelValue.Null;
            bool isIndex = condition(frame).Kind == FeelKind.Number;
            evaluation.ForgetProblemsAfter(known);
            return isIndex ? FeelValue.Null : FeelValue.EmptyList;
        }

        List<FeelValue>? kept = null;
        for (int i = 0; i < items.Length; i++)
        {
            if (!evaluation.Spend(1, place))
            {
                return FeelValue.Null;
            }

            frame.Slots[item] = items[i];
            FeelValue answer = condition(frame);
            if (answer.IsTrue)
            {
                (kept ??= []).Add(items[i]);
            }
            else if (i == 0 && answer.Kind == FeelKind.Number)
            {
                return ItemAt(items, answer.Numeric, evaluation, place);
            }
            else if (answer.Kind is not (FeelKind.Boolean or FeelKind.Null))
            {
                return evaluation.Fail(place, Sentences.CannotFilter, Evaluation.Describe(answer));
            }
        }

        return kept is null ? FeelValue.EmptyList : FeelValue.FromItems([.. kept]);
    }

    private static FeelValue ItemAt(FeelValue[] items, FeelNumber index, Evaluation evaluation, Place place)
    {
        if (index.TryTruncateToInt32(out int at))
        {
            if (at > 0 && at <= items.Length)
            {
                return items[at - 1];
            }

            if (at < 0 && -(long)at <= items.Length)
            {
                return items[items.Length + at];
            }
        }

        return evaluation.Fail(
            place,
            Sentences.BadIndex,
            index.ToString(),
            items.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static FeelValue[] AsList(FeelValue value) => value.Kind switch
    {
        FeelKind.List => value.Items,
        FeelKind.Null => [],
        _ => [value],
    };

    private Run For(Expression.For loop, CompileScope scope)
    {
        CompileScope inside = scope.Inside();
        IteratorProgram[] iterators = Iterators(loop.Iterators, inside);
        int partial = inside.Declare("partial");
        bool usesPartial = FreeNames.Uses(loop.Result, "partial");
        Run result = Compile(loop.Result, inside);
        Place place = At(loop);
        return frame =>
        {
            List<FeelValue> results = [];
            bool went = Iterate(iterators, 0, frame, place, () =>
            {
                if (usesPartial)
                {
                    if (!frame.Evaluation.Spend(results.Count / 4, place))
                    {
                        return false;
                    }

                    frame.Slots[partial] = FeelValue.FromItems([.. results]);
                }

                results.Add(result(frame));
                return true;
            });
            return went ? frame.Evaluation.Admit(FeelValue.FromItems([.. results]), place) : FeelValue.Null;
        };
    }

    private Run Quantified(Expression.Quantified quantified, CompileScope scope)
    {
        CompileScope inside = scope.Inside();
        IteratorProgram[] iterators = Iterators(quantified.Iterators, inside);
        Run condition = Compile(quantified.Condition, inside);
        Place place = At(quantified);
        Place tested = At(quantified.Condition);
        FeelValue decisive = FeelValue.Boolean(!quantified.IsEvery);
        return frame =>
        {
            FeelValue answer = FeelValue.Boolean(quantified.IsEvery);
            bool went = Iterate(iterators, 0, frame, place, () =>
            {
                FeelValue one = condition(frame);
                if (one == decisive)
                {
                    answer = decisive;
                    return false;
                }

                if (one.Kind != FeelKind.Boolean)
                {
                    answer = IsTruthOrNull(one) ? FeelValue.Null : NotBoolean(frame, tested, one);
                }

                return true;
            });
            return went || answer == decisive ? answer : FeelValue.Null;
        };
    }

    private IteratorProgram[] Iterators(IEnumerable<Expression.Iterator> iterators, CompileScope inside)
    {
        List<IteratorProgram> programs = [];
        foreach (Expression.Iterator iterator in iterators)
        {
            Run from = Compile(iterator.From, inside);
            Run? to = iterator.To is null ? null : Compile(iterator.To, inside);
            programs.Add(new IteratorProgram(from, to, inside.Declare(iterator.Name), At(iterator.From)));
        }

        return [.. programs];
    }

    /// <summary>Runs the body for each combination; false when it stopped, or there was nothing to go through.</summary>
    private static bool Iterate(IteratorProgram[] iterators, int level, Frame frame, Place place, Func<bool> body)
    {
        if (level == iterators.Length)
        {
            return body();
        }

        IteratorProgram iterator = iterators[level];
        if (Iteration.Over(iterator, frame) is not IEnumerable<FeelValue> values)
        {
            return false;
        }

        foreach (FeelValue value in values)
        {
            if (!frame.Evaluation.Spend(1, place))
            {
                return false;
            }

            frame.Slots[iterator.Place] = value;
            if (!Iterate(iterators, level + 1, frame, place, body))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One iterator of <c>for</c>, <c>some</c> or <c>every</c>, compiled.</summary>
internal sealed record IteratorProgram(Run From, Run? To, int Place, Place At);
