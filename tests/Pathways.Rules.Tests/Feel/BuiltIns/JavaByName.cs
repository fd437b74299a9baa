namespace Pathways.Rules.Tests;

/// <summary>External functions (DMN 1.5, clause 10.3.2.15.2): a list of methods that are done here; nothing of Java is called.</summary>
public sealed class JavaByName
{
    [Theory]
    [Rows("""
        # class => method => arguments => answer
        java.lang.Math      => cos(double)                  => 0                => 1
        java.lang.Math      => sin(double)                  => 0                => 0
        java.lang.Math      => max(double, double)          => 3, 4             => 4
        java.lang.Math      => max(double,double)           => 3, 4             => 4
        java.lang.Math      => min(int, int)                => 3, 4             => 3
        java.lang.Math      => max(long, long)              => "3", 4           => null
        java.lang.Math      => max(double, double)          => 3                => null
        java.lang.Math      => max(double, double)          => 3, 4, 5          => null
        java.lang.Math      => max(double, double)          => null, 4          => null
        java.lang.Integer   => valueOf(int)                 => 7                => 7
        java.lang.Integer   => valueOf(int)                 => 7.5              => null
        java.lang.Integer   => valueOf(int)                 => 99999999999      => null
        java.lang.Byte      => valueOf(byte)                => 127              => 127
        java.lang.Byte      => valueOf(byte)                => 128              => null
        java.lang.Short     => valueOf(short)               => -32768           => -32768
        java.lang.Integer   => valueOf(java.lang.String)    => "12"             => 12
        java.lang.Double    => valueOf(java.lang.String)    => "1.5"            => 1.5
        java.lang.Double    => valueOf(java.lang.String)    => "x"              => null
        java.lang.String    => valueOf(char)                => "a"              => "a"
        java.lang.String    => valueOf(char)                => "ab"             => null
        java.lang.String    => format(java.lang.String, [Ljava.lang.Object;) => "%s is %s", ["a", 1] => "a is 1"
        java.lang.String    => format(java.lang.String, [Ljava.lang.Object;) => "100%%", []         => "100%"
        java.lang.String    => format(java.lang.String, [Ljava.lang.Object;) => "%d", [1]           => null
        # not on the list
        java.lang.System    => exit(int)                    => 1                => null
        java.lang.Runtime   => getRuntime()                 =>                  => null
        java.lang.Math      => cosh(double)                 => 0                => null
        java.lang.Math      => cos                          => 0                => null
        """)]
    public void Has_the_methods_that_models_use(string type, string method, string arguments, string expected)
    {
        int count = method.Contains("()", StringComparison.Ordinal) || !method.Contains('(', StringComparison.Ordinal) ? 0 : method.Count(c => c == ',') + 1;
        string parameters = string.Join(", ", Enumerable.Range(1, Math.Max(count, method == "cos" ? 1 : 0)).Select(i => $"p{i}"));
        string function = $"function({parameters}) external {{java: {{class: \"{type}\", method signature: \"{method}\"}}}}";

        Assert.Equal(expected, Feel.Show($"{{f: {function}, r: f({arguments})}}.r"));
    }

    [Theory]
    [Rows("""
        {}                                                              => null
        {java: {}}                                                      => null
        {java: {class: "java.lang.Math"}}                               => null
        {java: {class: 1, method signature: "cos(double)"}}             => null
        {pmml: {document: "x", model: "y"}}                             => null
        "java.lang.Math.cos(double)"                                    => null
        """)]
    public void Wants_a_class_and_a_signature(string description, string expected) =>
        Assert.Equal(expected, Feel.Show($"(function(x) external {description})"));

    [Fact]
    public void Can_be_a_boxed_function_and_a_knowledge_model()
    {
        string body = $"""
            <context><contextEntry><variable name="class"/>{Dmn.Box("\"java.lang.Math\"")}</contextEntry>
              <contextEntry><variable name="method signature"/>{Dmn.Box("\"max(double,double)\"")}</contextEntry></context>
            """;
        string function = $"<functionDefinition kind=\"Java\"><formalParameter name=\"a\" typeRef=\"number\"/><formalParameter name=\"b\" typeRef=\"number\"/>{body}</functionDefinition>";
        string model = Dmn.Decision("boxed", $"""
                <context><contextEntry><variable name="f"/>{function}</contextEntry><contextEntry>{Dmn.Box("f(1, 2)")}</contextEntry></context>
                """)
            + $"<businessKnowledgeModel id=\"larger\" name=\"larger\"><variable name=\"larger\"/>{function.Replace("functionDefinition", "encapsulatedLogic", StringComparison.Ordinal)}</businessKnowledgeModel>"
            + Dmn.Decision("called", "larger(a: 3, b: [2])", calls: "larger") + Dmn.Decision("wrongly called", "larger(1, \"2\")", calls: "larger");

        Assert.Equal("2", Dmn.Show(model, "boxed"));
        Assert.Equal("3", Dmn.Show(model, "called"));
        Assert.Equal("null", Dmn.Show(model, "wrongly called"));
    }
}
