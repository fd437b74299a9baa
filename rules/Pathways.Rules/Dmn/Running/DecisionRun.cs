namespace Pathways.Rules;

/// <summary>One evaluation of decisions: each is taken when it is needed, and once.</summary>
internal sealed class DecisionRun(int elementCount, FeelContext inputs, Evaluation evaluation)
{
    private readonly FeelValue[] values = new FeelValue[elementCount];
    private readonly State[] states = new State[elementCount];

    private Dictionary<int, TraceBuilder>? traces;

    private enum State : byte
    {
        Unknown,
        UnderWay,
        Known,
    }

    public Evaluation Evaluation => evaluation;

    /// <summary>Gives an element a value instead of its own.</summary>
    public void Set(DmnElement element, FeelValue value)
    {
        values[element.Index] = value;
        states[element.Index] = State.Known;
    }

    public FeelValue ValueOf(DmnElement element)
    {
        switch (states[element.Index])
        {
            case State.Known:
                if (evaluation.Tracing is TraceBuilder tracing)
                {
                    Retrace(element, tracing);
                }

                return values[element.Index];
            case State.UnderWay:
                return FeelValue.Null;
            default:
                states[element.Index] = State.UnderWay;
                FeelValue value = Compute(element);
                Set(element, value);
                return value;
        }
    }

    /// <summary>What was found out before counts for this decision too.</summary>
    private void Retrace(DmnElement element, TraceBuilder tracing)
    {
        if (element is DmnElement.Input input)
        {
            tracing.AddInput(input.Name, values[element.Index]);
        }
        else if (traces is not null && traces.TryGetValue(element.Index, out TraceBuilder? earlier))
        {
            tracing.AddDecision(earlier);
        }
    }

    private FeelValue Compute(DmnElement element) => element switch
    {
        DmnElement.Input input => InputValue(input),
        DmnElement.Decision { Program: DecisionProgram program } decision => Decide(decision, program),
        DmnElement.Knowledge knowledge => FeelValue.Function(knowledge.Function),
        DmnElement.Service service => FeelValue.Function(service.Function),
        _ => FeelValue.Null,
    };

    private FeelValue InputValue(DmnElement.Input input)
    {
        inputs.TryGet(input.Name, out FeelValue value);
        FeelValue bound = Binding.Bind(value, input.Type, evaluation, input.Place, input.Name);
        evaluation.Tracing?.AddInput(input.Name, bound);
        return bound;
    }

    private FeelValue Decide(DmnElement.Decision decision, DecisionProgram program)
    {
        if (!evaluation.TryEnter(program.Place))
        {
            return FeelValue.Null;
        }

        TraceBuilder? outer = evaluation.Tracing;
        TraceBuilder? mine = outer is null ? null : new TraceBuilder(decision);
        evaluation.Tracing = mine;
        int problems = evaluation.ProblemCount;
        FeelValue[] slots = new FeelValue[program.Layout.Count];
        for (int i = 0; i < program.Requirements.Length; i++)
        {
            slots[i] = Fill(program.Requirements[i]);
        }

        FeelValue value = program.Logic(new Frame(slots, null, evaluation));
        value = Binding.Bind(value, decision.Type, evaluation, program.Place, decision.Name);
        evaluation.Tracing = outer;
        if (mine is not null)
        {
            mine.Finish(value, evaluation.ProblemsAfter(problems));
            (traces ??= [])[decision.Index] = mine;
            outer?.AddDecision(mine);
        }

        evaluation.Leave();
        return value;
    }

    private FeelValue Fill(RequiredPlace place)
    {
        switch (place)
        {
            case RequiredPlace.Element element:
                return ValueOf(element.Required);
            case RequiredPlace.Fixed known:
                return known.Value;
            case RequiredPlace.Imported imported:
                FeelValue[] parts = new FeelValue[imported.Parts.Length];
                for (int i = 0; i < parts.Length; i++)
                {
                    parts[i] = Fill(imported.Parts[i]);
                }

                return FeelValue.Context(new FeelContext(imported.Shape, parts));
            default:
                throw new System.Diagnostics.UnreachableException($"{place.GetType().Name} fills no place.");
        }
    }
}
