namespace Pathways.Rules;

/// <summary>Expressions that need nothing but themselves, and <c>?</c>: they can be evaluated before any patient is there.</summary>
internal sealed class ConstantExpression(TableSite site)
{
    private static readonly EvaluationSettings settings = new() { Now = default, StepBudget = 10_000, Trace = false };

    private readonly HashSet<string> taken = [.. site.Names.Names.Select(name => name.Name)];

    /// <summary>Whether it asks for nothing but <c>?</c> and functions that always answer the same.</summary>
    public bool IsPure(Expression expression) => expression is not Expression.Unreadable
        && OutsideNames.Of(expression).All(name => name.Root == "?" || IsFixedFunction(name.Root));

    /// <summary>Its value; nothing when it is no constant.</summary>
    public FeelValue? ValueOf(RuleText source, Expression expression)
    {
        if (!IsPure(expression) || FreeNames.Uses(expression, "?"))
        {
            return null;
        }

        Evaluation evaluation = new(settings);
        FeelValue value = Compile(source, expression).Evaluate(FeelContext.Empty, evaluation);
        return evaluation.IsExhausted ? null : value;
    }

    /// <summary>A pure expression as a function of <c>?</c>; nothing when it takes too long.</summary>
    public Func<FeelValue, FeelValue?> FunctionOf(RuleText source, Expression expression)
    {
        ExpressionProgram program = Compile(source, expression);
        int place = program.Inputs.IndexOf("?");
        FeelValue[] slots = new FeelValue[program.FrameSize];
        Evaluation evaluation = new(settings);
        return input =>
        {
            FeelValue value = Answer(program, slots, place, input, evaluation);
            if (!evaluation.IsExhausted)
            {
                return value;
            }

            // The steps may have been those of earlier inputs.
            evaluation = new Evaluation(settings);
            value = Answer(program, slots, place, input, evaluation);
            return evaluation.IsExhausted ? null : value;
        };
    }

    /// <summary>Whether a value belongs to a type, its allowed values included.</summary>
    public static bool IsPossible(FeelType type, FeelValue value) => type.Holds(value, new Evaluation(settings));

    /// <summary>The ends of allowed values; null when they do more than compare.</summary>
    public TestEnds? EndsOf(AllowedValues allowed, FeelType type)
    {
        RuleText source = new(allowed.Text, site.Model.Model.Source);
        Expression tests = Parser.ParseUnaryTests(
            source, FeelScope.ForModel([new FeelParameter("?", type)], site.Model.Types), []);
        return TestEndsReader.Of(this, source, tests);
    }

    /// <summary>A value as an output column gives it.</summary>
    public static FeelValue Bound(TableOutput output, FeelValue value) =>
        Binding.Bind(value, output.Type, new Evaluation(settings), output.Place, output.Name);

    private static FeelValue Answer(
        ExpressionProgram program, FeelValue[] slots, int place, FeelValue input, Evaluation evaluation)
    {
        if (place >= 0)
        {
            slots[place] = input;
        }

        return program.Evaluate(slots, evaluation);
    }

    private ExpressionProgram Compile(RuleText source, Expression expression) => ExpressionProgram.Compile(
        source, expression, FeelScope.ForModel([new FeelParameter("?", FeelType.Any)], site.Model.Types));

    private bool IsFixedFunction(string name) =>
        name is not ("now" or "today") && !taken.Contains(name) && BuiltIns.Find(name) is not null;
}
