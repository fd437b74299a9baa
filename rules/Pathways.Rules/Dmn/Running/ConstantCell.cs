using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A cell whose tests are literals, comparisons with literals and ranges of literals: known before it runs.</summary>
internal sealed record ConstantCell(ImmutableArray<ConstantTest> Tests, bool IsNot)
{
    /// <summary>Whether a null input meets the cell: only <c>null</c> does, or the <c>not</c> of plain values.</summary>
    public bool MeetsNull
    {
        get
        {
            bool isMet = Tests.Any(test => test is { Low.IsNull: true, High.IsNull: true });
            return IsNot ? !isMet && Tests.All(test => test.IsPoint) : isMet;
        }
    }

    /// <summary>Reads a cell; null when it asks for more than constants.</summary>
    public static ConstantCell? Of(Expression cell)
    {
        if (cell is not Expression.UnaryTests tests)
        {
            return null;
        }

        ImmutableArray<ConstantTest>.Builder read = ImmutableArray.CreateBuilder<ConstantTest>();
        foreach (Expression test in tests.Tests)
        {
            if (TestOf(test) is not ConstantTest constant)
            {
                return null;
            }

            read.Add(constant);
        }

        return new ConstantCell(read.ToImmutable(), tests.IsNot);
    }

    private static ConstantTest? TestOf(Expression test) => test switch
    {
        Expression.Literal { Value.Kind: not FeelKind.List } literal =>
            new ConstantTest(literal.Value, true, literal.Value, true) { IsPoint = true },
        Expression.Comparing { With: Expression.Literal { Value.IsNull: false } end } comparing => comparing.Operator switch
        {
            BinaryOperator.Less => new ConstantTest(FeelValue.Null, false, end.Value, false),
            BinaryOperator.LessOrEqual => new ConstantTest(FeelValue.Null, false, end.Value, true),
            BinaryOperator.Greater => new ConstantTest(end.Value, false, FeelValue.Null, false),
            BinaryOperator.GreaterOrEqual => new ConstantTest(end.Value, true, FeelValue.Null, false),
            _ => null,
        },
        Expression.RangeOf { From: Expression.Literal from, To: Expression.Literal to } range
            when Ranges.MayBe(from.Value, to.Value) =>
            new ConstantTest(from.Value, range.FromIncluded, to.Value, range.ToIncluded),
        _ => null,
    };
}

/// <summary>From a low end to a high end; a null end is open, two null ends are the literal null.</summary>
internal sealed record ConstantTest(FeelValue Low, bool LowIncluded, FeelValue High, bool HighIncluded)
{
    /// <summary>True for a plain value.</summary>
    public bool IsPoint { get; init; }
}
