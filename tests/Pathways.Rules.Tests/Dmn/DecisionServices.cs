namespace Pathways.Rules.Tests;

/// <summary>Decision services (DMN 1.5, clauses 6.3.10 and 10.4), called from outside, from FEEL and from each other.</summary>
public sealed class DecisionServices
{
    private static readonly string model =
        Dmn.Input("n", "number") + Dmn.Input("name", "string")
        + Dmn.Decision("base", "100")
        + Dmn.Decision("middle", "base + n", needs: "base, n")
        + Dmn.Decision("top", "middle * 2", "number", needs: "middle")
        + Dmn.Decision("greeting", "\"hello \" + name", needs: "name")
        + Dmn.Decision("wrong", "\"text\"")
        + Service("constant", outputs: "base")
        + Service("whole", outputs: "top", encapsulated: "middle, base", data: "n")
        + Service("from middle", outputs: "top", decisions: "middle")
        + Service("from base", outputs: "top", encapsulated: "middle", decisions: "base", data: "n")
        + Service("several", outputs: "top, greeting", encapsulated: "middle, base", data: "n, name")
        + Service("typed", outputs: "wrong", type: "number")
        + Service("listed", outputs: "base", type: "list<number>")
        + Service("outer", outputs: "via")
        + Dmn.Decision("via", "whole(1) + 1", calls: "whole");

    [Theory]
    [Rows("""
        constant        => {}                           => 100
        constant        => {n: 1}                       => 100
        whole           => {n: 1}                       => 202
        whole           => {n: "1"}                     => null
        whole           => {n: [1]}                     => 202
        whole           => {}                           => null
        from middle     => {middle: 5}                  => 10
        from middle     => {}                           => null
        from base       => {base: 10, n: 1}             => 22
        several         => {n: 1, name: "Ada"}          => {top: 202, greeting: "hello Ada"}
        several         => {n: 1}                       => {top: 202, greeting: null}
        typed           => {}                           => null
        listed          => {}                           => [100]
        outer           => {}                           => 203
        """)]
    public void Answer_for_inputs_by_name(string service, string inputs, string expected) =>
        Assert.Equal(expected, Dmn.Show(model, service, inputs));

    [Theory]
    [Rows("""
        constant()                                      => 100
        constant(1)                                     => null
        whole(1)                                        => 202
        whole(n: 1)                                     => 202
        whole(m: 1)                                     => null
        whole()                                         => null
        whole(1, 2)                                     => null
        whole("1")                                      => null
        whole([1])                                      => 202
        whole(null)                                     => null
        from middle(5)                                  => 10
        from middle(middle: 5)                          => 10
        # input data come before input decisions
        from base(1, 10)                                => 22
        from base(base: 10, n: 1)                       => 22
        several(1, "Ada")                               => {top: 202, greeting: "hello Ada"}
        several(1, "Ada").top                           => 202
        several(n: 1, name: "Ada").greeting             => "hello Ada"
        whole(1) + whole(2)                             => 406
        for i in 1..3 return whole(i)                   => [202, 204, 206]
        whole(1) + n                                    => 207
        outer()                                         => 203
        typed()                                         => null
        whole instance of function<number> -> Any       => true
        """)]
    public void Are_functions_in_FEEL(string text, string expected)
    {
        const string All = "constant, whole, from middle, from base, several, typed, outer";

        Assert.Equal(expected, Dmn.Show(model + Dmn.Decision("d", text, needs: "n", calls: All), "d", "{n: 5}"));
    }

    [Fact]
    public void Can_be_called_by_a_boxed_invocation()
    {
        string box = $"<invocation>{Dmn.Box("from base")}<binding><parameter name=\"n\"/>{Dmn.Box("1")}</binding><binding><parameter name=\"base\"/>{Dmn.Box("10")}</binding></invocation>";

        Assert.Equal("22", Dmn.Show(model + Dmn.Decision("d", box, calls: "from base"), "d"));
    }

    [Fact]
    public void Do_not_let_their_arguments_out()
    {
        string caller = Dmn.Decision("d", "[from middle(5), middle]", needs: "middle", calls: "from middle");

        Assert.Equal("[10, 101]", Dmn.Show(model + caller, "d", "{n: 1}"));
    }

    [Fact]
    public void Never_take_the_decisions_that_are_given_to_them()
    {
        string broken = Dmn.Decision("broken", "1 / 0") + Dmn.Decision("user", "broken + 1", needs: "broken")
            + Service("s", outputs: "user", decisions: "broken");
        RuleSet? rules = Dmn.Check(broken).RuleSet;

        DecisionResult? result = rules?.Evaluate("s", Dmn.Inputs("{broken: 1}"), Feel.Settings);

        Assert.Equal("2", result?.Value.ToString());
        Assert.Equal([], result?.Problems);
    }

    internal static string Service(
        string name, string outputs, string encapsulated = "", string decisions = "", string data = "", string? type = null) =>
        $"<decisionService id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"{(type is null ? "" : $" typeRef=\"{System.Security.SecurityElement.Escape(type)}\"")}/>"
        + References("outputDecision", outputs) + References("encapsulatedDecision", encapsulated)
        + References("inputDecision", decisions) + References("inputData", data) + "</decisionService>\n";

    private static string References(string tag, string names) => string.Concat(
        names.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(name => $"<{tag} href=\"#{name}\"/>"));
}
