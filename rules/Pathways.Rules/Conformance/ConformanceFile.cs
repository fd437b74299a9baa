using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Pathways.Rules;

/// <summary>A test file of the DMN Technology Compatibility Kit: the model it is about, and its cases.</summary>
public sealed class ConformanceFile
{
    private static readonly XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace tck = "http://www.omg.org/spec/DMN/20160719/testcase";

    // Old files type none of their values: their texts are then read by the type that the model gives them.
    private readonly bool isTyped;

    private ConformanceFile(string modelName, bool isTyped, ImmutableArray<ConformanceCase> cases)
    {
        ModelName = modelName;
        Cases = cases;
        this.isTyped = isTyped;
    }

    /// <summary>The file name of the model.</summary>
    public string ModelName { get; }

    /// <summary>The cases in order.</summary>
    public ImmutableArray<ConformanceCase> Cases { get; }

    /// <summary>Reads a test file.</summary>
    /// <exception cref="XmlException">The text is not well-formed.</exception>
    public static ConformanceFile Read(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new StringReader(xml), settings);
        XElement root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        return new ConformanceFile(
            root.Element(tck + "modelName")?.Value.Trim() ?? string.Empty,
            root.Descendants(tck + "value").Any(value => value.Attribute(xsi + "type") is not null),
            [.. root.Elements(tck + "testCase").Select(Case)]);
    }

    /// <summary>Runs the cases against a rule set.</summary>
    public ImmutableArray<ConformanceOutcome> Run(RuleSet ruleSet, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return [.. Cases.Select(one => Run(one, ruleSet, settings))];
    }

    private ConformanceOutcome Run(ConformanceCase one, RuleSet ruleSet, EvaluationSettings settings)
    {
        ImmutableArray<string>.Builder mismatches = ImmutableArray.CreateBuilder<string>();
        foreach (ExpectedResult result in one.Expected)
        {
            string invoked = NodeName.In(ruleSet, one.ServiceName ?? result.Name);
            FeelContext given = NodeName.In(ruleSet, one.Inputs);
            FeelContext inputs = isTyped ? given : UntypedText.Read(given, ruleSet.InputsOf(invoked));
            DecisionResult actual = ruleSet.Evaluate(invoked, inputs, settings);
            FeelValue value = actual.Value;
            if (ruleSet.Find(invoked) is DmnElement.Service { Source.Outputs.Length: > 1 } && value.Kind == FeelKind.Context
                && value.AsContext().TryGet(NodeName.Bare(result.Name), out FeelValue output))
            {
                value = output;
            }

            FeelValue expected = isTyped ? result.Expected : UntypedText.ReadLike(value, result.Expected);
            if (!ConformanceComparison.AreSame(expected, value))
            {
                string why = string.Join(" ", actual.Problems.Take(3).Select(problem => problem.ToString()));
                mismatches.Add($"{result.Name}: expected {expected}, actual {value}. {why}");
            }
        }

        return new ConformanceOutcome(one, mismatches.ToImmutable());
    }

    private static ConformanceCase Case(XElement element) => new(
        element.Attribute("id")?.Value ?? string.Empty,
        element.Attribute("type")?.Value is "decisionService" or "bkm" ? NodeName.Of(element, "invocableName") : null,
        FeelContext.Of(element.Elements(tck + "inputNode")
            .Select(input => KeyValuePair.Create(NodeName.Of(input, "name"), Value(input)))),
        [
            .. element.Elements(tck + "resultNode").Select(result => new ExpectedResult(
                NodeName.Of(result, "name"),
                result.Element(tck + "expected") is XElement expected ? Value(expected) : FeelValue.Null)),
        ]);

    private static FeelValue Value(XElement holder)
    {
        if (holder.Attribute(xsi + "nil")?.Value is "true" or "1")
        {
            return FeelValue.Null;
        }

        if (holder.Element(tck + "list") is XElement list)
        {
            return list.Attribute(xsi + "nil")?.Value is "true" or "1"
                ? FeelValue.Null
                : FeelValue.FromItems([.. list.Elements(tck + "item").Select(Value)]);
        }

        XElement[] components = [.. holder.Elements(tck + "component")];
        if (components.Length > 0)
        {
            return FeelValue.Context(FeelContext.Of(components.Select(
                component => KeyValuePair.Create(component.Attribute("name")?.Value ?? string.Empty, Value(component)))));
        }

        return holder.Element(tck + "value") is XElement value ? Simple(value) : FeelValue.Null;
    }

    private static FeelValue Simple(XElement value)
    {
        if (value.Attribute(xsi + "nil")?.Value is "true" or "1")
        {
            return FeelValue.Null;
        }

        string type = value.Attribute(xsi + "type")?.Value ?? "xsd:string";
        string text = value.Value;
        string trimmed = text.Trim();
        switch (type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..])
        {
            case "boolean":
                return FeelValue.Boolean(trimmed is "true" or "1");
            case "decimal" or "double" or "float" or "integer" or "int" or "long" or "short":
                return FeelNumber.TryParse(trimmed, out FeelNumber number) ? FeelValue.Number(number) : FeelValue.String(text);
            case "date" or "dateTime" or "time" or "duration":
                return TemporalText.TryParseAny(trimmed, out FeelValue temporal) ? temporal : FeelValue.String(text);
            default:
                return FeelValue.String(text);
        }
    }
}
