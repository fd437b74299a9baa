using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <content>Literals, names, brackets, and the expressions that start with a word.</content>
internal sealed partial class Parser
{
    private Expression Primary()
    {
        int start = Begin();
        char current = scanner.Current;
        switch (current)
        {
            case '"':
                return StringLiteral(start);
            case '@':
                return AtLiteral(start);
            case '[' or ']':
                return ListOrRange(start);
            case '(':
                return Bracket(start);
            case '{':
                return Context(start);
            case '?':
                scanner.Take("?");
                return new Expression.Name("?", From(start));
            default:
                break;
        }

        if (SeesNumber(start))
        {
            return Number(start);
        }

        return NamePattern.IsNameStart(source.Text, start) ? WordOrName(start) : Unexpected("an expression was expected");
    }

    /// <summary>A number may bring its minus along: <c>-1 instance of number</c> is about -1.</summary>
    private bool SeesNumber(int start)
    {
        ReadOnlySpan<char> rest = source.Text.AsSpan(start).TrimStart('-');
        bool isPoint = rest is ['.', ..];
        return rest.Length + 1 >= source.Text.Length - start && rest.Length > (isPoint ? 1 : 0)
            && char.IsAsciiDigit(rest[isPoint ? 1 : 0]);
    }

    private Expression Number(int start)
    {
        bool isNegative = scanner.Take("-");
        return scanner.TryTakeNumber(out FeelNumber number)
            ? new Expression.Literal(FeelValue.Number(isNegative ? FeelNumber.Negate(number) : number), From(start))
            : Unexpected("the number is too large");
    }

    private Expression StringLiteral(int start)
    {
        if (scanner.TakeString() is not string text)
        {
            string shown = source.Text[start..Math.Min(source.Text.Length, start + 20)];
            return Fail(Sentences.UnclosedString, new Span(start, start + 1), shown);
        }

        return new Expression.Literal(FeelValue.String(text), From(start));
    }

    private Expression AtLiteral(int start)
    {
        scanner.Take("@");
        if (scanner.Current != '"' || scanner.TakeString() is not string text)
        {
            return Unexpected("a text in quotation marks was expected after @");
        }

        if (TemporalText.TryParseAny(text, out FeelValue value))
        {
            return new Expression.Literal(value, From(start));
        }

        // What it should have been is clear: only the literal is null, not what stands around it.
        findings.Add(Sentences.NotTemporal.At(new Place(source, start, scanner.Position), text));
        return new Expression.Unreadable(From(start));
    }

    /// <summary><c>[a, b]</c>, <c>[a..b]</c>, <c>[a..b)</c>, <c>]a..b[</c>.</summary>
    private Expression ListOrRange(int start)
    {
        bool isRange = scanner.Take("]");
        if (!isRange)
        {
            scanner.Take("[");
            if (scanner.Take("]"))
            {
                return new Expression.ListOf([], From(start));
            }
        }

        Expression first = Test();
        if (scanner.Take(".."))
        {
            return RangeEnd(first, !isRange, start);
        }

        if (isRange)
        {
            return Unexpected("'..' was expected in the range");
        }

        ImmutableArray<Expression>.Builder items = ImmutableArray.CreateBuilder<Expression>();
        items.Add(first);
        while (scanner.Take(","))
        {
            items.Add(Test());
        }

        Expect("]");
        return new Expression.ListOf(items.ToImmutable(), From(start));
    }

    /// <summary><c>(a)</c>, <c>(a..b]</c>, <c>(&lt; a)</c>.</summary>
    private Expression Bracket(int start)
    {
        scanner.Take("(");
        Expression inner = Test();
        if (scanner.Take(".."))
        {
            return RangeEnd(inner, false, start);
        }

        Expect(")");
        return inner;
    }

    private Expression RangeEnd(Expression from, bool fromIncluded, int start)
    {
        if (++nesting > DeepestNesting)
        {
            return Fail(Sentences.TooNested, From(start));
        }

        bool wasRangeEnd = isRangeEnd;
        isRangeEnd = true;
        Expression to = Binary(BindingPower.Or);
        isRangeEnd = wasRangeEnd;
        nesting--;
        if (scanner.Take("]"))
        {
            return new Expression.RangeOf(from, fromIncluded, to, true, From(start));
        }

        if (scanner.Take(")") || scanner.Take("["))
        {
            return new Expression.RangeOf(from, fromIncluded, to, false, From(start));
        }

        return RangeAt(Begin()) is Match range
            ? Fail(Sentences.RangeWithoutBrackets, Over(range), range.Value, EndsOf(range))
            : Unexpected("the range should end with ']', ')' or '['");
    }

    private Expression Context(int start)
    {
        scanner.Take("{");
        ImmutableArray<Expression.Entry>.Builder entries = ImmutableArray.CreateBuilder<Expression.Entry>();
        KnownNames outer = names;
        names = new KnownNames(outer);
        if (!scanner.Take("}"))
        {
            do
            {
                string? key = scanner.Current == '"' ? scanner.TakeString() : DeclaredName(":");
                if (key is null)
                {
                    return Unexpected("the name of an entry was expected");
                }

                Expect(":");
                entries.Add(new Expression.Entry(key, Whole()));
                names.Add(key);
                members.Add(key);
            }
            while (!hasFailed && scanner.Take(","));
            Expect("}");
        }

        names = outer;
        return new Expression.ContextOf(entries.ToImmutable(), From(start));
    }

    private Expression WordOrName(int start)
    {
        string name = string.Empty;
        int end = names.Longest(source.Text, start, ref name);
        string word = scanner.PeekWord();
        if (end <= start + word.Length && Keyword(word, start) is Expression expression)
        {
            return expression;
        }

        if (end < 0)
        {
            if (Keywords.IsInfix(word))
            {
                return Unexpected("an expression was expected");
            }

            scanner.Position = start + word.Length;
            name = word;
        }
        else
        {
            scanner.Position = end;
        }

        return new Expression.Name(WithNeighbours(name), From(start));
    }

    /// <summary>Two words side by side mean nothing in FEEL: so they are a name, be it unknown.</summary>
    private string WithNeighbours(string name)
    {
        StringBuilder? longer = null;
        while (true)
        {
            int end = scanner.Position;
            string next = NamePattern.IsNameStart(source.Text, Begin()) ? scanner.PeekWord() : string.Empty;
            if (next.Length == 0 || Keywords.IsReserved(next) || scanner.Position == end)
            {
                scanner.Position = end;
                return longer?.ToString() ?? name;
            }

            (longer ??= new StringBuilder(name)).Append(' ').Append(next);
            scanner.Position += next.Length;
        }
    }

    private Expression? Keyword(string word, int start)
    {
        switch (word)
        {
            case "null":
                scanner.Position += 4;
                return new Expression.Literal(FeelValue.Null, From(start));
            case "true":
                scanner.Position += 4;
                return new Expression.Literal(FeelValue.True, From(start));
            case "false":
                scanner.Position += 5;
                return new Expression.Literal(FeelValue.False, From(start));
            case "if":
                return If(start);
            case "for":
                return For(start);
            case "some":
            case "every":
                return Quantified(word, start);
            case "function":
                return Function(start);
            default:
                return null;
        }
    }

    private Expression.If If(int start)
    {
        scanner.TakeWord("if");
        Expression condition = Whole();
        ExpectWord("then");
        Expression then = Whole();
        ExpectWord("else");
        return new Expression.If(condition, then, Whole(), From(start));
    }

    private Expression.For For(int start)
    {
        scanner.TakeWord("for");
        KnownNames outer = names;
        names = new KnownNames(outer);
        ImmutableArray<Expression.Iterator> iterators = Iterators();
        ExpectWord("return");
        names.Add("partial");
        Expression result = Whole();
        names = outer;
        return new Expression.For(iterators, result, From(start));
    }

    private Expression.Quantified Quantified(string word, int start)
    {
        scanner.TakeWord(word);
        KnownNames outer = names;
        names = new KnownNames(outer);
        ImmutableArray<Expression.Iterator> iterators = Iterators();
        ExpectWord("satisfies");
        Expression condition = Whole();
        names = outer;
        return new Expression.Quantified(word == "every", iterators, condition, From(start));
    }

    private ImmutableArray<Expression.Iterator> Iterators()
    {
        ImmutableArray<Expression.Iterator>.Builder iterators = ImmutableArray.CreateBuilder<Expression.Iterator>();
        do
        {
            if (iterators.Count > DeepestNesting)
            {
                Fail(Sentences.TooNested, From(Begin()));
                break;
            }

            string name = IteratorName();
            ExpectWord("in");
            Expression from = Whole();
            Expression? to = scanner.Take("..") ? Whole() : null;
            iterators.Add(new Expression.Iterator(name, from, to));
            names.Add(name);
        }
        while (!hasFailed && scanner.Take(","));
        return iterators.ToImmutable();
    }

    private Expression.Function Function(int start)
    {
        scanner.TakeWord("function");
        Expect("(");
        KnownNames outer = names;
        names = new KnownNames(outer);
        ImmutableArray<Expression.Parameter>.Builder parameters = ImmutableArray.CreateBuilder<Expression.Parameter>();
        if (!scanner.Take(")"))
        {
            do
            {
                string? name = DeclaredName(":,)");
                if (name is null)
                {
                    Unexpected("the name of a parameter was expected");
                    break;
                }

                TypeName? type = scanner.Take(":") ? Type() : null;
                parameters.Add(new Expression.Parameter(name, type));
                names.Add(name);
            }
            while (!hasFailed && scanner.Take(","));
            Expect(")");
        }

        bool isExternal = scanner.TakeWord("external");
        Expression body = Whole();
        names = outer;
        return new Expression.Function(parameters.ToImmutable(), body, isExternal, From(start));
    }

    private void ExpectWord(string word)
    {
        if (!scanner.TakeWord(word))
        {
            Unexpected($"'{word}' was expected");
        }
    }
}
