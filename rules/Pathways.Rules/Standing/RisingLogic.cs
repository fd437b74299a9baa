using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Proves that a decision only ever concludes more when the conclusions of its circle grow. Then the circle has one smallest
/// answer, reached from nothing in any order. What cannot be proved is refused.
/// </summary>
/// <param name="circle">The circle.</param>
internal sealed class RisingLogic(DecisionGroup circle)
{
    private readonly Dictionary<DmnElement.Decision, bool> known = [];

    /// <summary>Whether the decision's logic rises, that of the decisions it requires included.</summary>
    public bool Rises(DmnElement.Decision decision)
    {
        if (known.TryGetValue(decision, out bool rises))
        {
            return rises;
        }

        known[decision] = false;
        return known[decision] = decision.Program is DecisionProgram program
            && program.Required.OfType<DmnElement.Decision>().Where(Depends).All(Rises)
            && decision.Source.Logic switch
            {
                DmnBox.Literal literal => RisesTrue(ConclusionDomain.Parsed(decision, literal.Text), decision),
                DmnBox.Table table => Rises(table.Content, decision),
                _ => false,
            };
    }

    /// <summary>Whether an element's value may change with the conclusions of the circle.</summary>
    private bool Depends(DmnElement element) => element switch
    {
        DmnElement.Input input => BindingOf(input) is FactBinding read && circle.Concludes(read.Kind),
        DmnElement.Decision { Program: DecisionProgram program } => program.Required.Any(Depends),
        _ => false,
    };

    private bool Uses(Expression expression, DmnElement.Decision decision) =>
        NamesThatDepend(decision).Any(name => FreeNames.Uses(expression, name));

    private IEnumerable<string> NamesThatDepend(DmnElement.Decision decision) => decision.Program is DecisionProgram program
        ? program.Required.Where(Depends).Select(element => element.Name)
        : [];

    private bool Rises(DmnDecisionTable table, DmnElement.Decision decision)
    {
        FeelValue?[] outputs = [.. table.Rules.Select(rule => rule.Outputs.Length == 1 ? ConclusionDomain.Constant(decision, rule.Outputs[0]) : null)];
        bool hasPlainDefault = table.Outputs.All(output =>
            output.Default is null || ConclusionDomain.Constant(decision, output.Default) is { IsNull: true } or { IsFalse: true });
        bool takesMore = table.HitPolicy switch
        {
            DmnHitPolicy.Collect or DmnHitPolicy.RuleOrder or DmnHitPolicy.OutputOrder => table.Aggregator == DmnAggregator.None,
            DmnHitPolicy.Any or DmnHitPolicy.Priority => outputs.Distinct().Count() <= 1,
            DmnHitPolicy.First => outputs.Distinct().Count() <= 1
                || table.Rules.Index().All(rule => outputs[rule.Index]?.IsTrue == true
                    || (outputs[rule.Index]?.IsFalse == true && !Uses(table, rule.Item, decision))),
            _ => table.Rules.Length <= 1,
        };
        return takesMore && hasPlainDefault
            && table.Rules.All(rule => rule.Outputs.All(cell => !Uses(ConclusionDomain.Parsed(decision, cell), decision))
                && table.Inputs.Zip(rule.Inputs).All(cell => Rises(cell.First.Expression, cell.Second, decision)));
    }

    private bool Uses(DmnDecisionTable table, DmnRule rule, DmnElement.Decision decision) =>
        table.Inputs.Zip(rule.Inputs).Any(cell => Uses(ConclusionDomain.Parsed(decision, cell.First.Expression), decision) && !Tests(decision, cell.Second).IsEmpty);

    private bool Rises(DmnText input, DmnText cell, DmnElement.Decision decision)
    {
        ImmutableArray<Expression> tests = Tests(decision, cell);
        Expression tested = ConclusionDomain.Parsed(decision, input);
        bool testsTrue = tests is [Expression.Literal { Value.IsTrue: true }];
        return !tests.Any(test => Uses(test, decision))
            && (tests.IsEmpty || !Uses(tested, decision) || (testsTrue && RisesTrue(tested, decision)));
    }

    /// <summary>Whether an expression, once true, stays true while conclusions are added.</summary>
    private bool RisesTrue(Expression expression, DmnElement.Decision decision) => expression switch
    {
        _ when !Uses(expression, decision) => true,
        Expression.Name name => IsFlag(name.Text, decision),
        Expression.Binary { Operator: BinaryOperator.And or BinaryOperator.Or } both =>
            RisesTrue(both.Left, decision) && RisesTrue(both.Right, decision),
        Expression.Binary { Operator: BinaryOperator.Equal, Right: Expression.Literal { Value.IsTrue: true } } test =>
            RisesTrue(test.Left, decision),
        Expression.Call { Called: Expression.Name { Text: "list contains" }, Arguments: [Expression.Path { Source: Expression.Name all, Member: "value" }, Expression wanted] } =>
            IsHistory(all.Text, decision) && !Uses(wanted, decision),
        Expression.Quantified { IsEvery: false, Iterators: [{ From: Expression.Name all, To: null }] } some =>
            IsHistory(all.Text, decision) && !Uses(some.Condition, decision),
        _ => false,
    };

    /// <summary>Whether a name goes from nothing, or false, to true and never back.</summary>
    private bool IsFlag(string name, DmnElement.Decision decision) => decision.Program?.Required.FirstOrDefault(one => one.Name == name) switch
    {
        DmnElement.Decision required => ReferenceEquals(required.KnownType.Bare, FeelType.Boolean),
        DmnElement.Input input => BindingOf(input) is FactBinding { TakesAll: false } read
            && circle.Members.Where(member => member.Kind == read.Kind).All(ConclusionDomain.IsFlag),
        _ => false,
    };

    private bool IsHistory(string name, DmnElement.Decision decision) =>
        decision.Program?.Required.FirstOrDefault(one => one.Name == name) is DmnElement.Input input
        && BindingOf(input) is FactBinding { TakesAll: true };

    private FactBinding? BindingOf(DmnElement.Input input) =>
        circle.Members.SelectMany(member => member.Reads).FirstOrDefault(read => read.Input == input);

    private static ImmutableArray<Expression> Tests(DmnElement.Decision decision, DmnText cell) =>
        Parser.ParseUnaryTests(decision.Model.PlaceOf(cell).Source, decision.Names, []) switch
        {
            Expression.UnaryTests { IsNot: false } tests => tests.Tests,
            Expression other => [other],
        };
}
