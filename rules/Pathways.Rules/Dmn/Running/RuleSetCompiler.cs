using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From linked models to compiled elements, each after what it requires.</summary>
internal sealed class RuleSetCompiler(List<RuleFinding> findings)
{
    private readonly List<LinkedModel> models = [];
    private readonly List<DmnElement> elements = [];
    private readonly HashSet<DmnElement> done = [];
    private readonly List<DmnElement> underWay = [];
    private readonly HashSet<DmnElement> wanted = [];

    /// <summary>All elements, in the order of the files.</summary>
    public ImmutableArray<DmnElement> Elements => [.. elements];

    /// <summary>All decision tables, wherever they stand.</summary>
    public List<TableSite> Tables { get; } = [];

    /// <summary>How many elements must be remembered while decisions are taken.</summary>
    public int MemorySize { get; private set; }

    public void Compile(IEnumerable<LinkedModel> linked)
    {
        models.AddRange(linked);
        foreach (LinkedModel model in models)
        {
            Register(model);
        }

        foreach (DmnElement element in elements)
        {
            Compile(element);
        }
    }

    private void Register(LinkedModel model)
    {
        foreach (DmnInputData input in model.Model.InputData)
        {
            DmnElement.Input element = new(input, model.Model, model.PlaceOf(input.Variable.At))
            {
                Type = model.Types.Resolve(input.Variable),
            };
            Register(model, element, input.Variable.At);
            CheckUnit(model, element);
        }

        foreach (DmnDecision decision in model.Model.Decisions)
        {
            Register(model, new DmnElement.Decision(decision, model), decision.Variable.At);
        }

        foreach (DmnKnowledgeModel knowledge in model.Model.KnowledgeModels)
        {
            Register(model, new DmnElement.Knowledge(knowledge, model), knowledge.Variable.At);
        }

        foreach (DmnDecisionService service in model.Model.DecisionServices)
        {
            Register(model, new DmnElement.Service(service, model), service.Variable.At);
        }
    }

    // Imported models are asked for their units where they are published themselves.
    private void CheckUnit(LinkedModel model, DmnElement.Input input)
    {
        string[] bare = [.. MissingUnits.Of(input.Name, input.Type)];
        if (bare.Length > 0 && ReferenceEquals(model, models[^1]))
        {
            findings.Add(Sentences.NoUnit.At(input.Place, string.Join(", ", bare)));
        }
    }

    private void Register(LinkedModel model, DmnElement element, DmnText at)
    {
        if (model.Elements.Values.Any(other => other.Name == element.Name && other.Id != element.Id))
        {
            findings.Add(Sentences.SameName.At(model.PlaceOf(at), element.Name));
        }

        element.QualifiedName = ReferenceEquals(model, models[^1]) ? null : $"{element.Namespace}#{element.Name}";
        elements.Add(element);
        model.Elements.TryAdd(element.Id, element);
    }

    private void Compile(DmnElement element)
    {
        if (done.Contains(element))
        {
            return;
        }

        int at = underWay.IndexOf(element);
        if (at >= 0)
        {
            ReportCircle(element, at);
            return;
        }

        underWay.Add(element);
        switch (element)
        {
            case DmnElement.Decision decision:
                CompileDecision(decision);
                break;
            case DmnElement.Knowledge knowledge:
                CompileKnowledge(knowledge);
                break;
            case DmnElement.Service service:
                CompileService(service);
                break;
            default:
                break;
        }

        underWay.Remove(element);
        done.Add(element);
    }

    /// <summary>Notes that something needs the element's value; what is wanted twice is remembered.</summary>
    private void Want(DmnElement element)
    {
        if (!wanted.Add(element))
        {
            Remember(element);
        }
    }

    private void Remember(DmnElement element)
    {
        if (element.Memory < 0)
        {
            element.Memory = MemorySize++;
        }
    }

    // Knowledge models may call each other in circles; decisions may not require each other so.
    private void ReportCircle(DmnElement element, int at)
    {
        // To be remembered is to be seen under way.
        underWay.Skip(at).ToList().ForEach(Remember);
        if (element is DmnElement.Decision decision && underWay.Skip(at).All(one => one is DmnElement.Decision))
        {
            findings.Add(Sentences.Circle.At(
                decision.Model.PlaceOf(decision.Source.Variable.At),
                decision.Name,
                string.Join(" → ", underWay.Skip(at).Append(element).Select(one => one.Name))));
        }
    }

    private void CompileDecision(DmnElement.Decision decision)
    {
        DmnDecision source = decision.Source;
        LinkedModel model = decision.Model;
        decision.Type = model.Types.Resolve(source.Variable);
        if (source.Logic is null)
        {
            findings.Add(Sentences.NoLogic.At(model.PlaceOf(source.Variable.At), decision.Name));
        }

        FrameLayout layout = new();
        CompileScope scope = CompileScope.Root(layout, (_, _) => -1).Inside();
        NamesInForce names = NamesFor(model, source.Requirements, decision.Name);
        foreach (FeelParameter name in names.Scope.Names)
        {
            scope.Declare(name.Name);
        }

        decision.Names = names.Scope;
        BoxCompiler boxes = new(model, findings);
        TypedRun logic = boxes.Compile(source.Logic, scope, names.Scope, source.Variable.At);
        if (decision.Type is FeelType.AnyType)
        {
            decision.Type = logic.Type.Bare is FeelType.FunctionOf ? logic.Type : FeelType.Any;
            decision.KnownType = logic.Type;
        }
        else
        {
            decision.KnownType = decision.Type.WithUnitOf(logic.Type);
            boxes.CheckResult(logic.Type, decision.Type, model.PlaceOf(source.Variable.At), $"The decision '{decision.Name}'");
        }

        decision.Program = new DecisionProgram(logic.Run, layout, names.Places, model.PlaceOf(source.Variable.At));
        KeepTables(boxes, decision, names);
    }

    private void CompileKnowledge(DmnElement.Knowledge knowledge)
    {
        DmnKnowledgeModel source = knowledge.Source;
        LinkedModel model = knowledge.Model;
        knowledge.Type = FeelType.AnyFunction;
        if (source.Logic is null)
        {
            findings.Add(Sentences.NoLogic.At(model.PlaceOf(source.Variable.At), knowledge.Name));
            return;
        }

        FrameLayout around = new();
        CompileScope scope = CompileScope.Root(around, (_, _) => -1).Inside();
        NamesInForce names = NamesFor(model, source.Requirements, knowledge.Name, knowledge);
        foreach (FeelParameter name in names.Scope.Names)
        {
            scope.Declare(name.Name);
        }

        FeelType declared = model.Types.Resolve(source.Variable);
        declared = declared.Bare is FeelType.FunctionOf function ? function.Result : declared;
        BoxCompiler boxes = new(model, findings);
        FunctionProgram? program = boxes.FunctionBody(
            source.Logic, knowledge.Name, declared, scope, names.Scope, source.Variable.At, out TypedRun? external);

        KeepTables(boxes, knowledge, names);

        // Knowledge models require functions only, so what surrounds them never changes.
        FeelValue[] slots = new FeelValue[around.Count];
        for (int i = 0; i < names.Places.Length; i++)
        {
            slots[i] = FixedValue(names.Places[i]);
        }

        Frame closure = new(slots, null, new Evaluation(new EvaluationSettings { Now = default }));
        if (program is not null)
        {
            knowledge.Function.Complete(new UserFunction(program, closure));
            knowledge.Type = program.Type;
        }
        else if (external?.Run(closure) is { Kind: FeelKind.Function } found)
        {
            knowledge.External = found.AsFunction();
        }
    }

    private void KeepTables(BoxCompiler boxes, DmnElement owner, NamesInForce names) => Tables.AddRange(
        boxes.Tables.Select(table => table with { Owner = owner, Sources = names.Sources }));

    private static FeelValue FixedValue(RequiredPlace place) => place switch
    {
        RequiredPlace.Fixed known => known.Value,
        RequiredPlace.Imported imported =>
            FeelValue.Context(new FeelContext(imported.Shape, [.. imported.Parts.Select(FixedValue)])),
        _ => FeelValue.Null,
    };

    private void CompileService(DmnElement.Service service)
    {
        DmnDecisionService source = service.Source;
        LinkedModel model = service.Model;
        FeelType declared = model.Types.Resolve(source.Variable);
        declared = declared.Bare is FeelType.FunctionOf function ? function.Result : declared;
        ImmutableArray<DmnElement> inputs = [.. Find(model, source.InputData), .. Find(model, source.InputDecisions)];
        ImmutableArray<DmnElement> outputs = [.. Find(model, source.Outputs)];
        foreach (DmnElement input in inputs)
        {
            Compile(input);
            Remember(input);
        }

        foreach (DmnElement output in outputs)
        {
            Compile(output);
            Want(output);
        }

        if (source.Outputs.IsEmpty)
        {
            findings.Add(Sentences.NoOutputs.At(model.PlaceOf(source.Variable.At), service.Name));
        }

        service.Function = new ServiceFunction(
            service.Name, inputs, outputs, declared, model.PlaceOf(source.Variable.At), () => MemorySize);
        service.Type = new FeelType.FunctionOf(
            [.. inputs.Select(input => input.Type)], declared, [.. inputs.Select(input => input.Name)]);
    }

    private IEnumerable<DmnElement> Find(LinkedModel model, IEnumerable<DmnReference> references) =>
        references.Select(reference => Find(model, reference)).OfType<DmnElement>();

    private DmnElement? Find(LinkedModel model, DmnReference reference)
    {
        LinkedModel? home = reference.Namespace is null || reference.Namespace == model.Model.Namespace
            ? model
            : models.Find(other => other.Model.Namespace == reference.Namespace);
        return home?.Elements.GetValueOrDefault(reference.Id);
    }

    /// <summary>The names that the logic of an element may use, and what stands behind them.</summary>
    /// <param name="model">The model of the element.</param>
    /// <param name="requirements">What it requires.</param>
    /// <param name="owner">Its name, for sentences.</param>
    /// <param name="itself">The element when it may call itself: a knowledge model.</param>
    private NamesInForce NamesFor(
        LinkedModel model, ImmutableArray<DmnReference> requirements, string owner, DmnElement.Knowledge? itself = null)
    {
        NamesInForce names = new(model);
        if (itself is not null && !requirements.Any(required => ReferenceEquals(Find(model, required), itself)))
        {
            names.Add(itself, FeelType.AnyFunction);
        }

        foreach (DmnReference reference in requirements)
        {
            if (Find(model, reference) is not DmnElement element)
            {
                if (reference.Namespace is null || !model.Missing.Contains(reference.Namespace))
                {
                    findings.Add(Sentences.UnknownReference.At(model.PlaceOf(reference.At), owner, reference.Id));
                }

                continue;
            }

            Compile(element);
            Want(element);
            names.Add(element, element.KnownType);
        }

        names.Finish();
        return names;
    }
}
