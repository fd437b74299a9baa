namespace Pathways.Rules.Tests;

/// <summary>Imports (DMN 1.5, clause 6.3.3): names under the import's name, types, functions, detours, namesakes.</summary>
public sealed class Imports
{
    private static readonly Dictionary<string, string> library = new()
    {
        ["urn:base"] = """
            <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
              <itemComponent name="age"><typeRef>tAge</typeRef></itemComponent></itemDefinition>
            <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>>= 0</text></allowedValues></itemDefinition>
            """
            + Dmn.Input("Person", "tPerson") + Dmn.Input("x", "number")
            + Dmn.Decision("Greeting", "\"Hello \" + Person.name", "string", needs: "Person")
            + Dmn.Decision("doubled x", "x * 2", "number", needs: "x")
            + Dmn.Knowledge("next age", "p: tPerson", "p.age + 1", "tAge")
            + DecisionServices.Service("greet", outputs: "Greeting", data: "Person"),
        ["urn:left"] = Import("urn:base", "base")
            + Dmn.Decision("L", "\"left: \" + base.Greeting", needs: "urn:base#Greeting"),
        ["urn:right"] = Import("urn:base", "common base")
            + Dmn.Decision("R", "\"right: \" + common base.Greeting", needs: "urn:base#Greeting"),
        ["urn:circle"] = Import("urn:test", "back") + Dmn.Decision("C", "1"),
    };

    [Theory]
    [Rows("""
        # an import's name => text => what it requires => answer
        base        => base.Greeting                                => urn:base#Greeting    => "Hello Ada"
        base model  => base model.Greeting                          => urn:base#Greeting    => "Hello Ada"
        base-1.0    => base-1.0.Greeting                            => urn:base#Greeting    => "Hello Ada"
        base        => base.doubled x + 1                           => urn:base#doubled x   => 11
        base        => base.Person.name                             => urn:base#Person      => "Ada"
        base        => Greeting                                     => urn:base#Greeting    => null
        base        => base.Greeting                                => urn:base#x           => null
        base        => {base: {Greeting: 1}, r: base.Greeting}.r    => urn:base#Greeting    => 1
        """)]
    public void Put_names_under_the_imports_name(string import, string text, string needs, string expected)
    {
        string model = Import("urn:base", import) + Dmn.Decision("d", text, needs: needs);

        Assert.Equal(expected, Show(model, "d", "{Person: {name: \"Ada\", age: 36}, x: 5}"));
    }

    [Theory]
    [Rows("""
        Greeting                        => "Hello Ada"
        Greeting + "!"                  => "Hello Ada!"
        doubled x                       => 10
        next age(Person)                => 37
        greet({name: "Bo", age: 1})     => "Hello Bo"
        """)]
    public void Without_a_name_take_the_names_in_as_they_are(string text, string expected)
    {
        string model = Import("urn:base", "") + Dmn.Decision(
            "d", text, needs: "urn:base#Greeting, urn:base#doubled x, urn:base#Person", calls: "urn:base#next age, urn:base#greet");

        Assert.Equal(expected, Show(model, "d", "{Person: {name: \"Ada\", age: 36}, x: 5}"));
    }

    [Theory]
    [Rows("""
        base.next age({name: "Bo", age: 1})         => 2
        base.next age(p: {name: "Bo", age: 1})      => 2
        base.next age({name: "Bo", age: -1})        => null
        base.next age({age: 1})                     => null
        base.greet({name: "Bo", age: 1})            => "Hello Bo"
        base.greet(Person: {name: "Bo", age: 1})    => "Hello Bo"
        base.greet(1)                               => null
        """)]
    public void Lend_their_functions(string text, string expected)
    {
        string model = Import("urn:base", "base") + Dmn.Decision("d", text, calls: "urn:base#next age, urn:base#greet");

        Assert.Equal(expected, Show(model, "d"));
    }

    [Fact]
    public void Lend_their_functions_to_boxed_invocations_and_knowledge_models()
    {
        string call = $"<invocation>{Dmn.Box("base.next age")}<binding><parameter name=\"p\"/>{Dmn.Box("{name: \"Bo\", age: 1}")}</binding></invocation>";
        string model = Import("urn:base", "base")
            + Dmn.Decision("boxed", call, calls: "urn:base#next age")
            + Dmn.Knowledge("older", "n", "base.next age({name: \"Bo\", age: n})", calls: "urn:base#next age")
            + Dmn.Decision("by way of another", "older(5)", calls: "older");

        Assert.Equal("2", Show(model, "boxed"));
        Assert.Equal("6", Show(model, "by way of another"));
    }

    [Theory]
    [Rows("""
        base.tPerson    => {name: "Ada", age: 36}   => {name: "Ada", age: 36}
        base.tPerson    => {name: "Ada", age: -1}   => null
        base.tAge       => 5                        => 5
        base.tAge       => -5                       => null
        base.tNowhere   => -5                       => -5
        """)]
    public void Lend_their_types(string type, string value, string expected)
    {
        string model = Import("urn:base", "base")
            + $"<itemDefinition name=\"tAges\" isCollection=\"true\"><typeRef>{type}</typeRef></itemDefinition>"
            + Dmn.Decision("d", value, type) + Dmn.Decision("list", value, "tAges");

        Assert.Equal(expected, Show(model, "d"));
        Assert.Equal(expected == "null" ? "null" : $"[{expected}]", Show(model, "list"));
    }

    [Fact]
    public void Reach_the_same_model_by_two_ways()
    {
        string model = Import("urn:left", "l") + Import("urn:right", "r")
            + Dmn.Decision("d", "l.L + \", \" + r.R", needs: "urn:left#L, urn:right#R");

        Assert.Equal("\"left: Hello Ada, right: Hello Ada\"", Show(model, "d", "{Person: {name: \"Ada\", age: 36}}"));
    }

    [Fact]
    public void Tell_namesakes_apart_by_their_namespace()
    {
        string model = Import("urn:base", "base") + Dmn.Input("x", "number")
            + Dmn.Decision("d", "[x, base.x, base.doubled x]", needs: "x, urn:base#x, urn:base#doubled x");

        Assert.Equal("[1, 2, 4]", Show(model, "d", "{x: 1, \"urn:base#x\": 2}"));
        Assert.Equal("[1, 1, 2]", Show(model, "d", "{x: 1}"));
    }

    [Fact]
    public void Have_decisions_and_services_that_can_be_asked_for_with_their_namespace()
    {
        string model = Import("urn:base", "base") + Dmn.Decision("Greeting", "\"mine\"");

        Assert.Equal("\"mine\"", Show(model, "Greeting"));
        Assert.Equal("\"Hello Ada\"", Show(model, "urn:base#Greeting", "{Person: {name: \"Ada\", age: 36}}"));
        Assert.Equal("\"Hello Ada\"", Show(model, "urn:base#greet", "{Person: {name: \"Ada\", age: 36}}"));
        Assert.Equal("null", Show(model, "greet"));
    }

    [Fact]
    public void May_go_in_a_circle()
    {
        string model = Import("urn:circle", "c") + Dmn.Decision("d", "c.C + 1", needs: "urn:circle#C");

        Assert.Equal("2", Show(model, "d"));
    }

    [Fact]
    public void Refer_to_their_own_elements_with_the_namespace_or_without()
    {
        string model = Dmn.Decision("a", "1") + Dmn.Knowledge("f", "x", "x + 1")
            + Dmn.Decision("local", "f(a)", needs: "a", calls: "f")
            + Dmn.Decision("qualified", "f(a)", needs: "urn:test#a", calls: "urn:test#f");

        Assert.Equal("2", Show(model, "local"));
        Assert.Equal("2", Show(model, "qualified"));
    }

    internal static string Import(string ns, string name) =>
        $"<import namespace=\"{ns}\" name=\"{name}\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>\n";

    private static string Show(string model, string decision, string inputs = "{}") => Dmn.Show(model, decision, inputs, import =>
        library.TryGetValue(import.Namespace, out string? content)
            && DmnReader.Read(Dmn.Model(content, import.Namespace), import.Namespace).Model is DmnModel found
            ? new RuleSource.Model(found)
            : null);
}
