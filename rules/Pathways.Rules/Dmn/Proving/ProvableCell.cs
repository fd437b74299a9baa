using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What a cell, or one of its tests, answers for all values of a region.</summary>
internal enum CellAnswer : byte
{
    /// <summary>It is not met.</summary>
    NotMet,

    /// <summary>It is met.</summary>
    Met,

    /// <summary>Null: it is not met, and neither is its opposite.</summary>
    Neither,

    /// <summary>The proof cannot tell.</summary>
    Unknown,
}

/// <summary>A cell of an input column. Its answers are the evaluator's own, asked once for each region.</summary>
internal sealed class ProvableCell(ImmutableArray<ProvableTest> tests, bool isNot)
{
    /// <summary>The ends at which its answers change.</summary>
    public IEnumerable<TestEnds> Ends => tests.Select(test => test.Ends).OfType<TestEnds>();

    /// <summary>Reads a cell; null when it tests nothing.</summary>
    public static ProvableCell? Read(TableSite site, ConstantExpression constants, DmnText cell, TableInput input)
    {
        RuleText source = site.SourceOf(cell);
        Expression read = Parser.ParseUnaryTests(source, site.Names.And(new FeelParameter("?", input.KnownType)), []);
        if (read is not Expression.UnaryTests tests)
        {
            return new ProvableCell([ProvableTest.Unreadable], false);
        }

        return tests.Tests.IsEmpty
            ? null
            : new ProvableCell([.. tests.Tests.Select(test => ProvableTest.Of(constants, source, test))], tests.IsNot);
    }

    /// <summary>Its answer for each region: met, not met, or unknown.</summary>
    public CellAnswer[] Answers(ImmutableArray<Region> regions)
    {
        CellAnswer[][] answers = [.. tests.Select(test => test.Answers(regions))];
        CellAnswer[] together = new CellAnswer[regions.Length];
        for (int region = 0; region < together.Length; region++)
        {
            together[region] = Together(answers, region);
        }

        return together;
    }

    private CellAnswer Together(CellAnswer[][] tests, int region)
    {
        bool isNeither = false;
        bool isUnknown = false;
        foreach (CellAnswer[] test in tests)
        {
            if (test[region] == CellAnswer.Met)
            {
                return isNot ? CellAnswer.NotMet : CellAnswer.Met;
            }

            isUnknown |= test[region] == CellAnswer.Unknown;
            isNeither |= test[region] == CellAnswer.Neither;
        }

        return isUnknown && !(isNot && isNeither) ? CellAnswer.Unknown
            : isNot && !isNeither ? CellAnswer.Met
            : CellAnswer.NotMet;
    }
}

/// <summary>One of the tests of a cell.</summary>
internal sealed class ProvableTest
{
    private readonly Func<FeelValue, FeelValue?>? function;
    private readonly bool isNeverMetByMissing;

    private ProvableTest(Func<FeelValue, FeelValue?>? function, TestEnds? ends, bool isNeverMetByMissing)
    {
        this.function = function;
        this.isNeverMetByMissing = isNeverMetByMissing;
        Ends = ends;
    }

    /// <summary>A test that the parser could not read.</summary>
    public static ProvableTest Unreadable { get; } = new(null, null, false);

    /// <summary>Where its answer changes; null when it does more than compare.</summary>
    public TestEnds? Ends { get; }

    public static ProvableTest Of(ConstantExpression constants, RuleText source, Expression test)
    {
        if (constants.IsPure(test))
        {
            Expression cell = new Expression.UnaryTests([test], false, test.Span);
            return new ProvableTest(constants.FunctionOf(source, cell), TestEndsReader.Of(constants, source, test), false);
        }

        return new ProvableTest(null, null, AsksForOrder(test));
    }

    /// <summary>Its answer for each region.</summary>
    public CellAnswer[] Answers(ImmutableArray<Region> regions)
    {
        CellAnswer[] answers = new CellAnswer[regions.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            // Only at its own ends does a test change its answer: most regions are ends of other cells.
            answers[i] = i > 0 && Ends is not null && regions[i - 1].Touches(regions[i])
                && !IsEnd(Ends, regions[i - 1]) && !IsEnd(Ends, regions[i])
                    ? answers[i - 1]
                    : Answer(regions[i]);
        }

        return answers;
    }

    private static bool IsEnd(TestEnds ends, Region region)
    {
        if (region is not Region.Point point)
        {
            return false;
        }

        foreach (FeelValue end in ends.Values)
        {
            if (Ordering.Compare(end, point.Value) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private CellAnswer Answer(Region region)
    {
        if (function is null)
        {
            return region is Region.Missing && isNeverMetByMissing ? CellAnswer.Neither : CellAnswer.Unknown;
        }

        return !IsSameThroughout(region) || function(region.Typical) is not FeelValue value ? CellAnswer.Unknown
            : value.IsTrue ? CellAnswer.Met
            : value.IsFalse ? CellAnswer.NotMet
            : CellAnswer.Neither;
    }

    private bool IsSameThroughout(Region region) => region switch
    {
        Region.Missing or Region.Point => true,
        Region.Holding => Ends is { HasWholes: false },
        Region.Anything => Ends is { HasWholes: false, Members.IsEmpty: true },
        _ => Ends is not null,
    };

    /// <summary>A missing value is neither below nor above anything, whatever the end may be.</summary>
    private static bool AsksForOrder(Expression test) => test is Expression.RangeOf
        or Expression.Comparing { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual }
        or Expression.Binary
    {
        Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual,
        Left: Expression.Name { Text: "?" },
    };
}
