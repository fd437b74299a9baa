using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// The values at which a test may change its answer: between them it answers all values alike. Only tests that do nothing but
/// compare <c>?</c> with constants have such ends.
/// </summary>
/// <param name="Values">The ends.</param>
/// <param name="Members">For lists: the values asked for by <c>list contains</c>.</param>
/// <param name="IsOrdered">True when it asks what is smaller, not only what is equal.</param>
/// <param name="HasWholes">True when it compares with a list, context or function as a whole.</param>
internal sealed record TestEnds(
    ImmutableArray<FeelValue> Values, ImmutableArray<FeelValue> Members, bool IsOrdered, bool HasWholes);

/// <summary>Finds the ends of tests.</summary>
internal sealed class TestEndsReader(ConstantExpression constants, RuleText source)
{
    private readonly List<FeelValue> values = [];
    private readonly List<FeelValue> members = [];
    private bool isOrdered;
    private bool hasWholes;

    /// <summary>The ends of one test; null when it does more than compare.</summary>
    public static TestEnds? Of(ConstantExpression constants, RuleText source, Expression test)
    {
        TestEndsReader reader = new(constants, source);
        return reader.ReadTest(test)
            ? new TestEnds([.. reader.values], [.. reader.members], reader.isOrdered, reader.hasWholes)
            : null;
    }

    private bool ReadTest(Expression test) => test switch
    {
        Expression.UnaryTests tests => tests.Tests.All(ReadTest),
        Expression.Comparing comparing => ReadEnd(comparing.With, comparing.Operator),
        _ => FreeNames.Uses(test, "?") ? ReadCondition(test) : ReadEnd(test, BinaryOperator.Equal),
    };

    private bool ReadCondition(Expression condition) => condition switch
    {
        Expression.Name => true,
        Expression.Binary { Operator: BinaryOperator.And or BinaryOperator.Or } both =>
            ReadPart(both.Left) && ReadPart(both.Right),
        Expression.Binary { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison =>
            IsInput(comparison.Left) ? ReadEnd(comparison.Right, comparison.Operator)
            : IsInput(comparison.Right) ? ReadEnd(comparison.Left, comparison.Operator)
            : AsksForEmptiness(comparison),
        Expression.Between between => IsInput(between.Value)
            && ReadEnd(between.Low, BinaryOperator.LessOrEqual) && ReadEnd(between.High, BinaryOperator.LessOrEqual),
        Expression.In test => IsInput(test.Value) && test.Tests.All(one => !FreeNames.Uses(one, "?") && ReadTest(one)),
        Expression.Call { Called: Expression.Name { Text: "not" }, Names: null, Arguments: [Expression denied] } => ReadPart(denied),
        Expression.Call { Called: Expression.Name { Text: "list contains" }, Names: null, Arguments: [Expression list, Expression wanted] } =>
            IsInput(list) && ReadMember(wanted),
        _ => false,
    };

    private bool ReadPart(Expression part) => FreeNames.Uses(part, "?") ? ReadCondition(part) : constants.IsPure(part);

    private bool ReadEnd(Expression end, BinaryOperator comparison)
    {
        isOrdered |= comparison is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
        return constants.ValueOf(source, end) is FeelValue value && Add(value);
    }

    private bool ReadMember(Expression wanted)
    {
        if (constants.ValueOf(source, wanted) is not FeelValue value)
        {
            return false;
        }

        members.Add(value);
        return true;
    }

    private bool Add(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.Null:
                break;
            case FeelKind.List:
                hasWholes |= value.Items.Length > 0;
                foreach (FeelValue item in value.Items)
                {
                    Add(item);
                }

                break;
            case FeelKind.Range:
                isOrdered = true;
                hasWholes = true;
                values.AddRange(new[] { value.AsRange().Start, value.AsRange().End }.Where(end => !end.IsNull));
                break;
            case FeelKind.Context or FeelKind.Function:
                hasWholes = true;
                break;
            default:
                values.Add(value);
                break;
        }

        return true;
    }

    /// <summary><c>count(?) = 0</c>, <c>count(?) > 0</c>: the same answer for all lists that are not empty.</summary>
    private static bool AsksForEmptiness(Expression.Binary comparison) => comparison is
    {
        Left: Expression.Call { Called: Expression.Name { Text: "count" }, Names: null, Arguments: [Expression.Name { Text: "?" }] },
        Right: Expression.Literal { Value: { Kind: FeelKind.Number } number },
    } && comparison.Operator switch
    {
        BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Greater or BinaryOperator.LessOrEqual =>
            number.Numeric == FeelNumber.Zero,
        BinaryOperator.GreaterOrEqual or BinaryOperator.Less => number.Numeric == FeelNumber.One,
        _ => false,
    };

    private static bool IsInput(Expression expression) => expression is Expression.Name { Text: "?" };
}
