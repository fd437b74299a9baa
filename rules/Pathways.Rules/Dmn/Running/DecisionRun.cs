namespace Pathways.Rules;

/// <summary>
/// One evaluation of decisions: each is taken when it is needed, and once. What is wanted in one place only is handed over
/// without being remembered.
/// </summary>
internal ref struct DecisionRun(int memorySize, FeelContext inputs, Evaluation evaluation)
{
    private Remembered[]? memory;

    private enum State : byte
    {
        Unknown,
        UnderWay,
        Known,
    }

    public readonly Evaluation Evaluation => evaluation;

    /// <summary>Gives an element a value instead of its own.</summary>
    public void Set(DmnElement element, FeelValue value) =>
        MemoryOf(element) = new Remembered { State = State.Known, Value = value };

    /// <summary>The value of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="trace">Where to note how it came about; null for a trace of its own within the one under way.</param>
    public FeelValue ValueOf(DmnElement element, TraceBuilder? trace = null)
    {
        if (element.Memory < 0)
        {
            return Compute(element, trace);
        }

        ref Remembered remembered = ref MemoryOf(element);
        switch (remembered.State)
        {
            case State.Known:
                if (evaluation.Tracing is TraceBuilder tracing)
                {
                    Retrace(element, remembered, tracing);
                }

                return remembered.Value;
            case State.UnderWay:
                return FeelValue.Null;
            default:
                remembered.State = State.UnderWay;
                remembered.Value = Compute(element, trace);
                remembered.State = State.Known;
                return remembered.Value;
        }
    }

    private ref Remembered MemoryOf(DmnElement element) => ref (memory ??= new Remembered[memorySize])[element.Memory];

    /// <summary>What was found out before counts for this decision too.</summary>
    private static void Retrace(DmnElement element, in Remembered remembered, TraceBuilder tracing)
    {
        if (element is DmnElement.Input input)
        {
            tracing.AddInput(input.Name, remembered.Value);
        }
        else if (remembered.Trace is TraceBuilder earlier)
        {
            tracing.AddDecision(earlier);
        }
    }

    private FeelValue Compute(DmnElement element, TraceBuilder? trace) => element switch
    {
        DmnElement.Input input => InputValue(input),
        DmnElement.Decision { Program: DecisionProgram program } decision => Decide(decision, program, trace),
        DmnElement.Knowledge knowledge => FeelValue.Function(knowledge.Function),
        DmnElement.Service service => FeelValue.Function(service.Function),
        _ => FeelValue.Null,
    };

    private readonly FeelValue InputValue(DmnElement.Input input)
    {
        FeelValue bound = Binding.Bind(input.GivenIn(inputs), input.Type, evaluation, input.Place, input.Name);
        evaluation.Tracing?.AddInput(input.Name, bound);
        return bound;
    }

    private FeelValue Decide(DmnElement.Decision decision, DecisionProgram program, TraceBuilder? mine)
    {
        if (!evaluation.TryEnter(program.Place))
        {
            return FeelValue.Null;
        }

        TraceBuilder? outer = evaluation.Tracing;
        mine ??= outer is null ? null : new TraceBuilder(decision.BlankTrace, program.Requirements.Length);
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
            outer?.AddDecision(mine);
            if (decision.Memory >= 0)
            {
                MemoryOf(decision).Trace = mine;
            }
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

    private struct Remembered
    {
        public State State;
        public FeelValue Value;
        public TraceBuilder? Trace;
    }
}
