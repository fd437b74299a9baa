using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.Rules;

/// <content>Boxed expressions and decision tables.</content>
internal sealed partial class ModelReader
{
    private static readonly string[] boxNames =
    [
        "literalExpression", "decisionTable", "context", "list", "relation", "invocation", "functionDefinition",
        "conditional", "filter", "for", "some", "every",
    ];

    private static readonly Dictionary<string, DmnHitPolicy> hitPolicies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UNIQUE"] = DmnHitPolicy.Unique,
        ["FIRST"] = DmnHitPolicy.First,
        ["PRIORITY"] = DmnHitPolicy.Priority,
        ["ANY"] = DmnHitPolicy.Any,
        ["COLLECT"] = DmnHitPolicy.Collect,
        ["RULE ORDER"] = DmnHitPolicy.RuleOrder,
        ["OUTPUT ORDER"] = DmnHitPolicy.OutputOrder,
    };

    private XElement? Logic(XElement element) =>
        element.Elements().FirstOrDefault(e => e.Name.Namespace == dmn && boxNames.Contains(e.Name.LocalName));

    private DmnBox Box(XElement element)
    {
        string? id = Attribute(element, "id");
        string? type = TypeRef(element);
        switch (element.Name.LocalName)
        {
            case "decisionTable":
                return new DmnBox.Table(id, type, Table(element));
            case "context":
                return new DmnBox.Context(id, type, [.. Elements(element, "contextEntry").Select(ContextEntry)]);
            case "list":
                return ListBox(element);
            case "relation":
                return new DmnBox.Relation(
                    id,
                    type,
                    [.. Elements(element, "column").Select(VariableHere)],
                    [.. Elements(element, "row").Select(ListBox)]);
            case "invocation":
                return new DmnBox.Invocation(
                    id, type, BoxIn(element), [.. Elements(element, "binding").Select(BindingEntry)]);
            case "functionDefinition":
                return FunctionBox(element);
            case "conditional":
                return new DmnBox.Conditional(id, type, Part(element, "if"), Part(element, "then"), Part(element, "else"));
            case "filter":
                return new DmnBox.Filter(id, type, Part(element, "in"), Part(element, "match"));
            case "for":
                return new DmnBox.For(id, type, IteratorName(element), Part(element, "in"), Part(element, "return"));
            case "some" or "every":
                return new DmnBox.Quantified(
                    id,
                    type,
                    element.Name.LocalName == "every",
                    IteratorName(element),
                    Part(element, "in"),
                    Part(element, "satisfies"));
            default:
                return Literal(element, id, type);
        }
    }

    private DmnBox.Literal Literal(XElement element, string? id, string? type)
    {
        XElement? text = Element(element, "text");
        return new DmnBox.Literal(
            id, type, text is null ? At(element) : Text(text), Attribute(element, "expressionLanguage") ?? Attribute(root, "expressionLanguage"));
    }

    private DmnBox.List ListBox(XElement element) => new(
        Attribute(element, "id"),
        TypeRef(element),
        [.. element.Elements().Where(e => e.Name.Namespace == dmn && boxNames.Contains(e.Name.LocalName)).Select(Box)]);

    private DmnBox.Function FunctionBox(XElement element)
    {
        XElement? body = Logic(element);
        DmnBox? box = body is null ? null : Box(body);
        ImmutableArray<DmnVariable> parameters = [.. Elements(element, "formalParameter").Select(VariableHere)];
        return new DmnBox.Function(
            Attribute(element, "id"),
            TypeRef(element),
            Attribute(element, "kind") ?? "FEEL",
            parameters.IsEmpty && box is DmnBox.Table table ? Implied(table.Content) : parameters,
            box);
    }

    /// <summary>A table as a function without parameters can only be about its input expressions: they are its parameters.</summary>
    private static ImmutableArray<DmnVariable> Implied(DmnDecisionTable table) =>
    [
        .. table.Inputs.Where(input => NamePattern.IsNameStart(input.Expression.Text.Trim(), 0))
            .Select(input => (Input: input, Name: NamePattern.Normalize(input.Expression.Text.Split('.')[0])))
            .DistinctBy(pair => pair.Name)
            .Select(pair => new DmnVariable(
                pair.Name, pair.Input.Expression.Text.Contains('.', StringComparison.Ordinal) ? null : pair.Input.TypeRef, pair.Input.Expression)),
    ];

    private DmnBox.Entry ContextEntry(XElement element)
    {
        XElement? variable = Element(element, "variable");
        XElement? value = Logic(element);
        return new DmnBox.Entry(variable is null ? null : VariableHere(variable), value is null ? null : Box(value));
    }

    private DmnBox.Entry BindingEntry(XElement element)
    {
        XElement? parameter = Element(element, "parameter");
        XElement? value = Logic(element);
        return new DmnBox.Entry(parameter is null ? null : VariableHere(parameter), value is null ? null : Box(value));
    }

    private DmnBox Part(XElement element, string name) => Element(element, name) is XElement part ? BoxIn(part) : Missing(element);

    private DmnBox BoxIn(XElement element) => Logic(element) is XElement logic ? Box(logic) : Missing(element);

    private static DmnBox.Literal Missing(XElement element) => new(null, null, At(element), null);

    private static string IteratorName(XElement element) =>
        NamePattern.Normalize(Attribute(element, "iteratorVariable") ?? string.Empty);

    private DmnDecisionTable Table(XElement element)
    {
        ImmutableArray<DmnTableInput> inputs = [.. Elements(element, "input").Select(Input)];
        ImmutableArray<DmnTableOutput> outputs = [.. Elements(element, "output").Select(Output)];
        DmnDecisionTable table = new()
        {
            HitPolicy = HitPolicy(element),
            Aggregator = Enum.TryParse(Attribute(element, "aggregation"), true, out DmnAggregator aggregator) ? aggregator : DmnAggregator.None,
            Inputs = inputs,
            Outputs = outputs,
            Annotations = [.. Elements(element, "annotation").Select(NameOf)],
            Rules = [.. Elements(element, "rule").Select(Rule)],
            At = At(element),
        };
        CheckShape(element, table);
        return table;
    }

    private DmnHitPolicy HitPolicy(XElement element)
    {
        string name = (Attribute(element, "hitPolicy") ?? "UNIQUE").Replace('_', ' ');
        if (!hitPolicies.TryGetValue(name, out DmnHitPolicy policy))
        {
            Find(Sentences.UnknownHitPolicy, element, name);
        }

        return policy;
    }

    private void CheckShape(XElement element, DmnDecisionTable table)
    {
        if (Attribute(element, "aggregation") is string aggregation && !Enum.TryParse(aggregation, true, out DmnAggregator _))
        {
            Find(Sentences.UnknownAggregator, element, aggregation);
        }

        int number = 0;
        foreach (XElement rule in Elements(element, "rule"))
        {
            DmnRule read = table.Rules[number++];
            int cells = read.Inputs.Length + read.Outputs.Length;
            if (read.Inputs.Length != table.Inputs.Length || read.Outputs.Length != table.Outputs.Length)
            {
                Find(Sentences.NotEnoughCells, rule, Count(number), Count(cells), Count(table.Inputs.Length + table.Outputs.Length));
            }
        }

        if (table.Aggregator != DmnAggregator.None && table.Outputs.Length > 1)
        {
            Find(Sentences.AggregatorNeedsOneOutput, element, table.Aggregator.ToString(), Count(table.Outputs.Length));
        }
    }

    private DmnTableInput Input(XElement element)
    {
        XElement? expression = Element(element, "inputExpression");
        XElement? text = expression is null ? null : Element(expression, "text");
        return new DmnTableInput(
            Attribute(element, "label"),
            text is null ? At(element) : Text(text),
            expression is null ? null : TypeRef(expression),
            UnaryTests(Element(element, "inputValues")))
        {
            Unit = Unit(element) ?? (expression is null ? null : Unit(expression)),
        };
    }

    private DmnTableOutput Output(XElement element)
    {
        XElement? standard = Element(element, "defaultOutputEntry");
        XElement? text = standard is null ? null : Element(standard, "text");
        string name = NamePattern.Normalize(NameOf(element));
        return new DmnTableOutput(
            name.Length == 0 ? null : name,
            TypeRef(element),
            UnaryTests(Element(element, "outputValues")),
            text is null || string.IsNullOrWhiteSpace(text.Value) ? null : Text(text))
        {
            Unit = Unit(element),
            Label = Attribute(element, "label"),
        };
    }

    private DmnRule Rule(XElement element) => new(
        Attribute(element, "id"),
        [.. Elements(element, "inputEntry").Select(Cell)],
        [.. Elements(element, "outputEntry").Select(Cell)],
        [.. Elements(element, "annotationEntry").Select(e => Element(e, "text")?.Value ?? string.Empty)]);

    private DmnText Cell(XElement element) => Element(element, "text") is XElement text ? Text(text) : At(element);

    private static string Count(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
