using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A compiled expression with the names it reads from outside and the size of its frame.</summary>
internal sealed class ExpressionProgram
{
    private readonly Run run;
    private readonly FrameLayout layout;
    private readonly HashSet<string> needed;

    private ExpressionProgram(
        RuleText source, Run run, FrameLayout layout, ImmutableArray<string> inputs, HashSet<string> needed)
    {
        this.needed = needed;
        Source = source;
        this.run = run;
        this.layout = layout;
        Inputs = inputs;
    }

    public RuleText Source { get; }

    /// <summary>The names read from outside; the n-th one has place n of the frame.</summary>
    public ImmutableArray<string> Inputs { get; }

    /// <summary>Those of the inputs without which a name has no meaning (others may be members of filtered items).</summary>
    public IEnumerable<string> Needed => Inputs.Where(needed.Contains);

    public int FrameSize => layout.Count;

    public static ExpressionProgram Compile(RuleText source, Expression expression, FeelScope scope)
    {
        List<string> inputs = [];
        HashSet<string> known = [.. scope.Names.Select(name => name.Name)];
        FrameLayout layout = new();
        Dictionary<string, int> places = new(StringComparer.Ordinal);

        // What is only called may stay the built-in function; what is read as a value may be a variable that hides one.
        HashSet<string> values = [.. NamesIn(expression, includingCalled: false)];

        // Outside names get the first places, before any place inside the expression is given away.
        foreach (string name in NamesIn(expression, includingCalled: true).Distinct(StringComparer.Ordinal))
        {
            if (known.Contains(name) || (scope.IsOpen && (BuiltIns.Find(name) is null || values.Contains(name))))
            {
                places.Add(name, layout.Add());
                inputs.Add(name);
            }
        }

        HashSet<string> needed = new(StringComparer.Ordinal);
        CompileScope root = CompileScope.Root(layout, (name, isCertain) =>
        {
            if (isCertain)
            {
                needed.Add(name);
            }

            return places.GetValueOrDefault(name, -1);
        });
        if (expression is Expression.UnaryTests && !places.ContainsKey("?"))
        {
            places.Add("?", layout.Add());
            inputs.Add("?");
        }

        Run run = new Compiler(source, scope.Types).Compile(expression, root);
        return new ExpressionProgram(source, run, layout, [.. inputs], needed);
    }

    public FeelValue Evaluate(FeelContext variables, Evaluation evaluation)
    {
        FeelValue[] slots = new FeelValue[layout.Count];
        for (int i = 0; i < Inputs.Length; i++)
        {
            if (variables.TryGet(Inputs[i], out slots[i]))
            {
                continue;
            }

            if (BuiltIns.Find(Inputs[i]) is { } builtIn)
            {
                slots[i] = FeelValue.Function(builtIn);
            }
            else if (needed.Contains(Inputs[i]))
            {
                evaluation.Fail(PlaceOf(Inputs[i]), Sentences.NoValue, Inputs[i]);
            }
        }

        return Evaluate(slots, evaluation);
    }

    /// <summary>Runs in a frame whose first places the caller has filled.</summary>
    public FeelValue Evaluate(FeelValue[] slots, Evaluation evaluation) => run(new Frame(slots, null, evaluation));

    private static IEnumerable<string> NamesIn(Expression expression, bool includingCalled) => expression switch
    {
        Expression.Name name => [name.Text],
        Expression.Call { Called: Expression.Name } call when !includingCalled =>
            call.Arguments.SelectMany(argument => NamesIn(argument, includingCalled)),
        _ => FreeNames.Children(expression).SelectMany(child => NamesIn(child, includingCalled)),
    };

    private Place PlaceOf(string name)
    {
        int at = Math.Max(0, Source.Text.IndexOf(name, StringComparison.Ordinal));
        return new Place(Source, at, at + name.Length);
    }
}

/// <summary>Compiled unary tests over one value.</summary>
internal sealed class UnaryTestsProgram(ExpressionProgram program)
{
    public bool IsMet(FeelValue value, Evaluation evaluation)
    {
        FeelValue[] slots = new FeelValue[program.FrameSize];
        int at = program.Inputs.IndexOf("?");
        if (at >= 0)
        {
            slots[at] = value;
        }

        return program.Evaluate(slots, evaluation).IsTrue;
    }
}
