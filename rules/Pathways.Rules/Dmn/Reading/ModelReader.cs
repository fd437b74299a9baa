using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Rules;

/// <summary>From the XML of one model to its records. Namespaces of other tools are passed over.</summary>
internal sealed partial class ModelReader(XElement root, string xml, string source)
{
    private static readonly XNamespace care = DmnModel.CareNamespace;

    private readonly XNamespace dmn = root.Name.Namespace;

    public List<RuleFinding> Findings { get; } = [];

    public DmnModel Read()
    {
        foreach (IGrouping<string?, XElement> same in root.Elements().Where(e => e.Name.Namespace == dmn)
            .GroupBy(e => Attribute(e, "id")).Where(group => group.Key is not null))
        {
            foreach (XElement second in same.Skip(1))
            {
                Find(Sentences.SameId, second, same.Key!); // Filtered above.
            }
        }

        return Content();
    }

    private DmnModel Content() => new()
    {
        Name = Attribute(root, "name") ?? source,
        Label = Attribute(root, "label"),
        Namespace = Attribute(root, "namespace") ?? string.Empty,
        Source = source,
        Xml = xml,
        Imports = [.. Elements(root, "import").Select(Import)],
        ItemDefinitions = [.. Elements(root, "itemDefinition").Select(ItemDefinition)],
        InputData =
        [
            .. Elements(root, "inputData").Select(e => new DmnInputData(Id(e), Variable(e)) { Marks = Marks(e) }),
        ],
        Decisions = [.. Elements(root, "decision").Select(Decision)],
        KnowledgeModels = [.. Elements(root, "businessKnowledgeModel").Select(KnowledgeModel)],
        DecisionServices = [.. Elements(root, "decisionService").Select(Service)],
        KnowledgeSources = [.. Elements(root, "knowledgeSource").Select(KnowledgeSource)],
        Terms =
        [
            .. Elements(root, "extensionElements").Elements(XName.Get("term", DmnTerm.Namespace))
                .Where(e => Attribute(e, "text") is not null)
                .Select(e => new DmnTerm(e.Attribute("text")!.Value, Attribute(e, "fr"), Attribute(e, "en"))), // Filtered above.
        ],
    };

    private DmnKnowledgeSource KnowledgeSource(XElement element) =>
        new(Id(element), NameOf(element), Attribute(element, "locationURI"))
        {
            Label = Attribute(element, "label"),
            Description = Element(element, "description")?.Value.Trim(),
        };

    private DmnImport Import(XElement element) => new(
        Attribute(element, "name") ?? string.Empty,
        Attribute(element, "namespace") ?? string.Empty,
        Attribute(element, "importType") ?? string.Empty,
        Attribute(element, "locationURI"),
        At(element));

    private DmnItemDefinition ItemDefinition(XElement element)
    {
        XElement? function = Element(element, "functionItem");
        return new DmnItemDefinition
        {
            Name = NameOf(element),
            Label = Attribute(element, "label"),
            At = At(element),
            TypeRef = TypeRef(element),
            Unit = Unit(element),
            AllowedValues = UnaryTests(Element(element, "allowedValues")),
            TypeConstraint = UnaryTests(Element(element, "typeConstraint")),
            Members = [.. Elements(element, "itemComponent").Select(ItemDefinition)],
            IsCollection = Attribute(element, "isCollection") is "true" or "1",
            IsFunction = function is not null,
            Parameters = function is null ? [] : [.. Elements(function, "parameters").Select(VariableHere)],
            ResultTypeRef = function is not null && Attribute(function, "outputTypeRef") is string result
                ? WithoutPrefix(result, function)
                : null,
        };
    }

    private DmnDecision Decision(XElement element)
    {
        XElement? logic = Logic(element);
        return new DmnDecision
        {
            Id = Id(element),
            Variable = Variable(element),
            Question = Element(element, "question")?.Value,
            Description = Element(element, "description")?.Value.Trim(),
            Logic = logic is null ? null : Box(logic),
            Requirements =
            [
                .. Elements(element, "informationRequirement")
                    .SelectMany(e => e.Elements()).Where(e => e.Name.LocalName is "requiredInput" or "requiredDecision")
                    .Select(Reference),
                .. Knowledge(element),
            ],
            Authorities =
            [
                .. Elements(element, "authorityRequirement").SelectMany(e => e.Elements())
                    .Where(e => e.Attribute("href") is not null).Select(Reference),
            ],
            Marks = Marks(element),
        };
    }

    private ImmutableArray<DmnMark> Marks(XElement element) =>
    [
        .. Elements(element, "extensionElements").Elements().Where(e => e.Name.Namespace == care)
            .Select(e => new DmnMark(
                e.Name.LocalName,
                e.Attributes().Where(a => !a.IsNamespaceDeclaration)
                    .ToImmutableSortedDictionary(a => a.Name.LocalName, a => a.Value.Trim(), StringComparer.Ordinal),
                At(e))),
    ];

    private DmnKnowledgeModel KnowledgeModel(XElement element)
    {
        XElement? logic = Element(element, "encapsulatedLogic");
        return new DmnKnowledgeModel(
            Id(element), Variable(element), logic is null ? null : FunctionBox(logic), [.. Knowledge(element)]);
    }

    private DmnDecisionService Service(XElement element) => new(
        Id(element),
        Variable(element),
        [.. Elements(element, "outputDecision").Select(Reference)],
        [.. Elements(element, "encapsulatedDecision").Select(Reference)],
        [.. Elements(element, "inputDecision").Select(Reference)],
        [.. Elements(element, "inputData").Select(Reference)]);

    // DMN 1.1 puts the reference of a knowledge requirement in the same place.
    private IEnumerable<DmnReference> Knowledge(XElement element) => Elements(element, "knowledgeRequirement")
        .SelectMany(e => Elements(e, "requiredKnowledge")).Select(Reference);

    private DmnReference Reference(XElement element)
    {
        string href = Attribute(element, "href") ?? string.Empty;
        int hash = href.IndexOf('#', StringComparison.Ordinal);
        return hash switch
        {
            < 0 => new DmnReference(null, href, At(element)),
            0 => new DmnReference(null, href[1..], At(element)),
            _ => new DmnReference(href[..hash], href[(hash + 1)..], At(element)),
        };
    }

    /// <summary>The name and type of an element: from its variable, which may lack either.</summary>
    private DmnVariable Variable(XElement element)
    {
        XElement? variable = Element(element, "variable");
        string? own = variable is null ? null : Attribute(variable, "name");
        string name = NamePattern.Normalize(string.IsNullOrWhiteSpace(own) ? NameOf(element) : own);
        if (name.Length == 0)
        {
            Find(Sentences.MissingName, element, element.Name.LocalName, Id(element));
        }

        return new DmnVariable(name, variable is null ? TypeRef(element) : TypeRef(variable), At(element))
        {
            Unit = (variable is null ? null : Unit(variable)) ?? Unit(element),
            Label = Attribute(element, "label") ?? (variable is null ? null : Attribute(variable, "label")),
        };
    }

    private DmnVariable VariableHere(XElement element) =>
        new(NamePattern.Normalize(NameOf(element)), TypeRef(element), At(element))
        {
            Label = Attribute(element, "label"),
            Unit = Unit(element),
        };

    private static string? Unit(XElement element) => element.Attribute(care + "unit")?.Value;

    private static string NameOf(XElement element) => (Attribute(element, "name") ?? string.Empty).Trim();

    /// <summary>The type of an element: an attribute, in DMN 1.1 also an element and with a prefix.</summary>
    private string? TypeRef(XElement element)
    {
        string? name = Attribute(element, "typeRef") ?? Element(element, "typeRef")?.Value.Trim();
        return string.IsNullOrEmpty(name) ? null : WithoutPrefix(name, element);
    }

    /// <summary>A prefix of DMN 1.1 stands for FEEL, for the model itself, or for what it imports.</summary>
    private string WithoutPrefix(string name, XElement element)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || element.GetNamespaceOfPrefix(name[..colon]) is not XNamespace prefix)
        {
            // Some tools write feel:number and forget to declare the prefix.
            return name.StartsWith("feel:", StringComparison.Ordinal) ? name[(colon + 1)..] : name;
        }

        string? import = Elements(root, "import")
            .Where(one => Attribute(one, "namespace") == prefix.NamespaceName).Select(NameOf).FirstOrDefault();
        return string.IsNullOrEmpty(import) ? name[(colon + 1)..] : $"{import}.{name[(colon + 1)..]}";
    }

    private DmnText? UnaryTests(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        XElement? text = Element(element, "text");
        DmnText read = text is null ? new DmnText(element.Value, NearestId(element), 1, 1) : Text(text);
        return string.IsNullOrWhiteSpace(read.Text) ? null : read;
    }

    private static string Id(XElement element) => Attribute(element, "id") ?? Attribute(element, "name") ?? string.Empty;

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    private XElement? Element(XElement element, string name) => element.Element(dmn + name);

    private IEnumerable<XElement> Elements(XElement element, string name) => element.Elements(dmn + name);

    /// <summary>A text with the place of its first character.</summary>
    private static DmnText Text(XElement element)
    {
        XNode? first = element.FirstNode;
        IXmlLineInfo line = first is XText ? first : element;
        int behindTag = first is XText || !line.HasLineInfo() ? 0 : element.Name.LocalName.Length + 1;
        return new DmnText(element.Value, NearestId(element), Math.Max(1, line.LineNumber), Math.Max(1, line.LinePosition + behindTag));
    }

    private static DmnText At(XElement element)
    {
        IXmlLineInfo line = element;
        return new DmnText(string.Empty, NearestId(element), Math.Max(1, line.LineNumber), Math.Max(1, line.LinePosition));
    }

    private static string? NearestId(XElement element) =>
        element.AncestorsAndSelf().Select(e => Attribute(e, "id")).FirstOrDefault(id => id is not null);

    private void Find(RuleSentence sentence, XElement element, params ImmutableArray<string> arguments) =>
        Findings.Add(sentence.At(PlaceOf(At(element), source), arguments));

    public static Place PlaceOf(DmnText text, string source) =>
        new(new RuleText(text.Text, source, text.ElementId, text.Line, text.Column), NamePattern.SkipBlanks(text.Text, 0), text.Text.Length);
}
