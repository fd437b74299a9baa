using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Reads FEEL text into the syntax tree: by hand, top down, with precedence climbing (DMN 1.5, clause 10.3.1.2).
/// It never throws: the first thing it cannot read becomes a finding, and the tree an <see cref="Expression.Unreadable"/>.
/// </summary>
internal sealed partial class Parser
{
    private const int DeepestNesting = 120;
    private const int DeepestTree = 500;
    private const int MostReadings = 20;

    private static readonly (string Sign, BinaryOperator Operator)[] comparisons =
    [
        ("<=", BinaryOperator.LessOrEqual),
        (">=", BinaryOperator.GreaterOrEqual),
        ("!=", BinaryOperator.NotEqual),
        ("<", BinaryOperator.Less),
        (">", BinaryOperator.Greater),
        ("=", BinaryOperator.Equal),
    ];

    private readonly RuleText source;
    private readonly Scanner scanner;
    private readonly List<RuleFinding> findings;
    private readonly KnownNames members;
    private KnownNames names;
    private bool hasFailed;
    private bool isRangeEnd;
    private bool isCell;
    private int nesting;
    private int failedAt;
    private long readAgain;

    private Parser(RuleText source, FeelScope scope, List<RuleFinding> findings)
    {
        this.source = source;
        this.findings = findings;
        scanner = new Scanner(source.Text);
        members = new KnownNames(scope.Known.Members);
        names = new KnownNames(scope.Known.Names);
    }

    /// <summary>Reads an expression.</summary>
    public static Expression ParseExpression(RuleText source, FeelScope scope, List<RuleFinding> findings)
    {
        Parser parser = new(source, scope, findings);
        Expression expression = parser.Whole();
        return parser.Finish(expression);
    }

    /// <summary>Reads what stands in a cell of a decision table, or allowed values.</summary>
    public static Expression ParseUnaryTests(RuleText source, FeelScope scope, List<RuleFinding> findings)
    {
        Parser parser = new(source, scope, findings) { isCell = true };
        parser.names.Add("?");
        return parser.Finish(parser.UnaryTests());
    }

    /// <summary>Reads a type such as <c>list&lt;number&gt;</c>; null when the text is none.</summary>
    public static TypeName? ParseType(RuleText source)
    {
        Parser parser = new(source, FeelScope.Closed(), []);
        TypeName type = parser.Type();
        return parser.hasFailed || !parser.scanner.IsAtEnd ? null : type;
    }

    private Expression Finish(Expression expression)
    {
        if (!hasFailed && !scanner.IsAtEnd)
        {
            Unexpected("the expression should end before it");
        }

        if (!hasFailed && IsTooDeep(expression))
        {
            Fail(Sentences.TooNested, new Span(0, source.Text.Length));
        }

        return hasFailed ? new Expression.Unreadable(new Span(0, source.Text.Length)) : expression;
    }

    /// <summary>Long chains such as <c>a + a + a</c> are deep trees as well, though nothing in them is bracketed.</summary>
    private static bool IsTooDeep(Expression expression)
    {
        List<Expression> level = [expression];
        for (int depth = 0; level.Count > 0; depth++)
        {
            if (depth > DeepestTree)
            {
                return true;
            }

            level = [.. level.SelectMany(FreeNames.Children)];
        }

        return false;
    }

    private Expression.UnaryTests UnaryTests()
    {
        int start = Begin();
        if (scanner.IsAtEnd)
        {
            return new Expression.UnaryTests([], false, From(start));
        }

        if (scanner.Current == '-')
        {
            scanner.Take("-");
            if (scanner.IsAtEnd)
            {
                return new Expression.UnaryTests([], false, From(start));
            }

            scanner.Position = start;
        }

        if (scanner.TakeWord("not") && scanner.Take("("))
        {
            ImmutableArray<Expression> negated = Tests();
            Expect(")");
            if (scanner.IsAtEnd)
            {
                return new Expression.UnaryTests(negated, true, From(start));
            }
        }

        scanner.Position = hasFailed ? scanner.Position : start;
        return new Expression.UnaryTests(Tests(), false, From(start));
    }

    private ImmutableArray<Expression> Tests()
    {
        ImmutableArray<Expression>.Builder tests = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            tests.Add(Test());
        }
        while (scanner.Take(","));
        return tests.ToImmutable();
    }

    private Expression Test()
    {
        int start = Begin();
        foreach ((string sign, BinaryOperator comparison) in comparisons)
        {
            if (scanner.Take(sign))
            {
                return new Expression.Comparing(comparison, Binary(BindingPower.Sum), From(start));
            }
        }

        return Whole();
    }

    private Expression Whole()
    {
        if (nesting > DeepestNesting)
        {
            return Fail(Sentences.TooNested, From(Begin()));
        }

        nesting++;
        bool wasRangeEnd = isRangeEnd;
        isRangeEnd = false;
        Expression expression = Binary(BindingPower.Or);
        isRangeEnd = wasRangeEnd;
        nesting--;
        return expression;
    }

    private Expression Binary(BindingPower weakest)
    {
        int start = Begin();
        Expression left = Unary();
        for (int links = 0; !hasFailed && TakeOperator(weakest, out BindingPower power, out BinaryOperator binary); links++)
        {
            if (links > DeepestTree)
            {
                return Fail(Sentences.TooNested, From(start));
            }

            left = power switch
            {
                BindingPower.Between => Between(left, start),
                BindingPower.In => In(left, start),
                _ => new Expression.Binary(binary, left, Binary(power + 1), From(start)),
            };
        }

        return left;
    }

    private Expression.Between Between(Expression value, int start)
    {
        Expression low = Binary(BindingPower.Sum);
        if (!scanner.TakeWord("and"))
        {
            Unexpected("'between' needs 'and' after its lower end");
        }

        return new Expression.Between(value, low, Binary(BindingPower.Sum), From(start));
    }

    private Expression.In In(Expression value, int start)
    {
        int before = Begin();
        if (scanner.Take("("))
        {
            int found = findings.Count;
            ImmutableArray<Expression> tests = Tests();
            if (!scanner.Sees(".."))
            {
                Expect(")");
                return new Expression.In(value, tests, From(start));
            }

            Restore(before, found); // it was the start of a range
        }

        foreach ((string sign, BinaryOperator comparison) in comparisons)
        {
            int at = Begin();
            if (scanner.Take(sign))
            {
                Expression test = new Expression.Comparing(comparison, Binary(BindingPower.Sum), From(at));
                return new Expression.In(value, [test], From(start));
            }
        }

        return new Expression.In(value, [Binary(BindingPower.Sum)], From(start));
    }

    private Expression Unary()
    {
        int start = Begin();
        if (SeesNumber(start) || !scanner.Take("-"))
        {
            return Postfix();
        }

        if (++nesting > DeepestNesting)
        {
            return Fail(Sentences.TooNested, From(start));
        }

        Expression operand = Unary();
        nesting--;
        return new Expression.Negated(operand, From(start));
    }

    private Expression Postfix()
    {
        int start = Begin();
        Expression expression = Primary();
        for (int links = 0; !hasFailed; links++)
        {
            if (links > DeepestTree)
            {
                return Fail(Sentences.TooNested, From(start));
            }

            if (scanner.Sees(".."))
            {
                return expression;
            }

            if (scanner.Take("."))
            {
                expression = new Expression.Path(expression, MemberName(), From(start));
            }
            else if (scanner.Current == '[')
            {
                if (Filter(expression, start) is not Expression.Filter filter)
                {
                    return expression;
                }

                expression = filter;
            }
            else if (scanner.Current == '(' && expression is not Expression.Literal)
            {
                expression = Call(expression, start);
            }
            else if (scanner.SeesWord("instance"))
            {
                scanner.TakeWord("instance");
                if (!scanner.TakeWord("of"))
                {
                    Unexpected("'instance' needs 'of' after it");
                }

                expression = new Expression.InstanceOf(expression, Type(), From(start));
            }
            else
            {
                return expression;
            }
        }

        return expression;
    }

    /// <summary>A filter; null when the bracket closes an open range: <c>]1..5[</c>.</summary>
    private Expression.Filter? Filter(Expression filtered, int start)
    {
        int before = Begin();
        int found = findings.Count;
        bool mayEndRange = isRangeEnd;
        scanner.Take("[");
        KnownNames outer = names;
        names = members.Over(outer);
        names.Add("item");
        Expression condition = Whole();
        names = outer;
        bool isClosed = !hasFailed && scanner.Take("]");
        if (isClosed)
        {
            return new Expression.Filter(filtered, condition, From(start));
        }

        if (mayEndRange)
        {
            Restore(before, found);
            return null;
        }

        Expect("]");
        return new Expression.Filter(filtered, condition, From(start));
    }

    private Expression.Call Call(Expression function, int start)
    {
        scanner.Take("(");
        ImmutableArray<Expression>.Builder arguments = ImmutableArray.CreateBuilder<Expression>();
        ImmutableArray<string>.Builder argumentNames = ImmutableArray.CreateBuilder<string>();
        if (!scanner.Take(")"))
        {
            do
            {
                if (NameBeforeColon() is string name)
                {
                    argumentNames.Add(name);
                }

                arguments.Add(Whole());
            }
            while (scanner.Take(","));
            Expect(")");
        }

        if (argumentNames.Count > 0 && argumentNames.Count != arguments.Count)
        {
            Unexpected("either all arguments have names, or none has");
        }

        return new Expression.Call(
            function,
            arguments.ToImmutable(),
            argumentNames.Count == 0 ? null : argumentNames.ToImmutable(),
            From(start));
    }

    private bool TakeOperator(BindingPower weakest, out BindingPower power, out BinaryOperator binary)
    {
        (power, binary) = (BindingPower.Or, BinaryOperator.Or);
        int before = Begin();
        (BindingPower Power, BinaryOperator Operator)? found = ReadOperator();
        if (found is null || found.Value.Power < weakest)
        {
            scanner.Position = before;
            return false;
        }

        (power, binary) = found.Value;
        return true;
    }

    private (BindingPower Power, BinaryOperator Operator)? ReadOperator()
    {
        switch (scanner.Current)
        {
            case '+':
                scanner.Take("+");
                return (BindingPower.Sum, BinaryOperator.Add);
            case '-':
                scanner.Take("-");
                return (BindingPower.Sum, BinaryOperator.Subtract);
            case '*':
                return scanner.Take("**")
                    ? (BindingPower.Power, BinaryOperator.Power)
                    : scanner.Take("*") ? (BindingPower.Product, BinaryOperator.Multiply) : null;
            case '/':
                scanner.Take("/");
                return (BindingPower.Product, BinaryOperator.Divide);
            case '<' or '>' or '=' or '!':
                foreach ((string sign, BinaryOperator comparison) in comparisons)
                {
                    if (scanner.Take(sign))
                    {
                        return (BindingPower.Comparison, comparison);
                    }
                }

                return null;
            case 'a':
                return scanner.TakeWord("and") ? (BindingPower.And, BinaryOperator.And) : null;
            case 'o':
                return scanner.TakeWord("or") ? (BindingPower.Or, BinaryOperator.Or) : null;
            case 'b':
                return scanner.TakeWord("between") ? (BindingPower.Between, default) : null;
            case 'i':
                return scanner.TakeWord("in") ? (BindingPower.In, default) : null;
            default:
                return null;
        }
    }

    private int Begin()
    {
        scanner.SkipBlanksAndComments();
        return scanner.Position;
    }

    private Span From(int start) => new(start, Math.Max(start, scanner.Position));

    private void Expect(string sign)
    {
        if (!scanner.Take(sign))
        {
            Unexpected($"'{sign}' was expected");
        }
    }

    private Expression.Unreadable Fail(RuleSentence sentence, Span span, params ImmutableArray<string> arguments)
    {
        if (!hasFailed)
        {
            findings.Add(sentence.At(new Place(source, span.Start, span.End), arguments));
        }

        // Everything that is still open now meets the end of the text, and unwinds.
        failedAt = hasFailed ? failedAt : span.Start;
        hasFailed = true;
        scanner.Position = source.Text.Length;
        return new Expression.Unreadable(span);
    }

    /// <summary>Goes back to read the same in another way; not without end, where brackets in brackets double the work.</summary>
    private void Restore(int position, int findingCount)
    {
        readAgain += Math.Max(1, (hasFailed ? failedAt : scanner.Position) - position);
        scanner.Position = position;
        findings.RemoveRange(findingCount, findings.Count - findingCount);
        hasFailed = false;
        if (readAgain > MostReadings * (source.Text.Length + 100L))
        {
            Fail(Sentences.TooNested, new Span(position, position + 1));
        }
    }

    /// <summary>How strongly an operator binds, weakest first; operators of one power group to the left.</summary>
    private enum BindingPower
    {
        Or,
        And,
        Comparison,
        Between,
        In,
        Sum,
        Product,
        Power,
        Operand,
    }
}
