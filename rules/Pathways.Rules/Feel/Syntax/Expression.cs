using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From where to where in the text.</summary>
internal readonly record struct Span(int Start, int End);

/// <summary>The whole syntax tree of FEEL (DMN 1.5, clause 10.3.1.2), on one page.</summary>
internal abstract record Expression(Span Span)
{
    /// <summary>null, true, 12, "text", @"2026-11-21".</summary>
    public sealed record Literal(FeelValue Value, Span Span) : Expression(Span);

    /// <summary>A variable, a function's name, or <c>?</c>.</summary>
    public sealed record Name(string Text, Span Span) : Expression(Span);

    /// <summary><c>[a, b]</c></summary>
    public sealed record ListOf(ImmutableArray<Expression> Items, Span Span) : Expression(Span);

    /// <summary><c>{a: 1, b: a + 1}</c></summary>
    public sealed record ContextOf(ImmutableArray<Entry> Entries, Span Span) : Expression(Span);

    /// <summary><c>[a..b)</c></summary>
    public sealed record RangeOf(
        Expression From, bool FromIncluded, Expression To, bool ToIncluded, Span Span) : Expression(Span);

    /// <summary><c>&lt; 10</c>: a test of <c>?</c>, and in brackets a range.</summary>
    public sealed record Comparing(BinaryOperator Operator, Expression With, Span Span) : Expression(Span);

    /// <summary><c>-a</c></summary>
    public sealed record Negated(Expression Operand, Span Span) : Expression(Span);

    /// <summary><c>a + b</c>, <c>a and b</c>, <c>a = b</c>.</summary>
    public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right, Span Span) : Expression(Span);

    /// <summary><c>a between b and c</c></summary>
    public sealed record Between(Expression Value, Expression Low, Expression High, Span Span) : Expression(Span);

    /// <summary><c>a in (b, &lt; c)</c></summary>
    public sealed record In(Expression Value, ImmutableArray<Expression> Tests, Span Span) : Expression(Span);

    /// <summary><c>a instance of list&lt;number&gt;</c></summary>
    public sealed record InstanceOf(Expression Value, TypeName Type, Span Span) : Expression(Span);

    /// <summary><c>a.b</c></summary>
    public sealed record Path(Expression Source, string Member, Span Span) : Expression(Span);

    /// <summary><c>a[b]</c></summary>
    public sealed record Filter(Expression Source, Expression Condition, Span Span) : Expression(Span);

    /// <summary><c>f(a, b)</c> or <c>f(x: a, y: b)</c> when <see cref="Names"/> is given.</summary>
    public sealed record Call(
        Expression Called, ImmutableArray<Expression> Arguments, ImmutableArray<string>? Names, Span Span) : Expression(Span);

    /// <summary><c>if a then b else c</c></summary>
    public sealed record If(Expression Condition, Expression Then, Expression Else, Span Span) : Expression(Span);

    /// <summary><c>for x in a, y in b..c return d</c></summary>
    public sealed record For(ImmutableArray<Iterator> Iterators, Expression Result, Span Span) : Expression(Span);

    /// <summary><c>some x in a satisfies b</c> or <c>every x in a satisfies b</c>.</summary>
    public sealed record Quantified(
        bool IsEvery, ImmutableArray<Iterator> Iterators, Expression Condition, Span Span) : Expression(Span);

    /// <summary><c>function(a: number, b) a + b</c>, or with an <c>external</c> body.</summary>
    public sealed record Function(
        ImmutableArray<Parameter> Parameters, Expression Body, bool IsExternal, Span Span) : Expression(Span);

    /// <summary>What stands in a cell of a decision table: <c>-</c> (no tests), <c>1, [2..3]</c>, <c>not("x")</c>.</summary>
    public sealed record UnaryTests(ImmutableArray<Expression> Tests, bool IsNot, Span Span) : Expression(Span);

    /// <summary>Where the text could not be read: null.</summary>
    public sealed record Unreadable(Span Span) : Expression(Span);

    /// <summary>An entry of a context.</summary>
    public sealed record Entry(string Key, Expression Value);

    /// <summary><c>x in a</c> or <c>x in a..b</c>.</summary>
    public sealed record Iterator(string Name, Expression From, Expression? To);

    /// <summary>A parameter; without a type it takes anything.</summary>
    public sealed record Parameter(string Name, TypeName? Type);
}

/// <summary>A type as it is written.</summary>
internal abstract record TypeName
{
    private TypeName()
    {
    }

    /// <summary><c>number</c>, <c>tPatient</c></summary>
    public sealed record Plain(string Name, Span Span) : TypeName;

    /// <summary><c>list&lt;t&gt;</c></summary>
    public sealed record ListOf(TypeName Element) : TypeName;

    /// <summary><c>range&lt;t&gt;</c></summary>
    public sealed record RangeOf(TypeName Element) : TypeName;

    /// <summary><c>context&lt;a: t&gt;</c></summary>
    public sealed record ContextOf(ImmutableArray<Expression.Parameter> Members) : TypeName;

    /// <summary><c>function&lt;t&gt; -> u</c></summary>
    public sealed record FunctionOf(ImmutableArray<TypeName> Parameters, TypeName Result) : TypeName;
}

/// <summary>The operators between two operands, in the words of the grammar.</summary>
internal enum BinaryOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
