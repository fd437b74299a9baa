namespace Pathways.Rules.Tests;

/// <summary>
/// FEEL as the standard tells it (DMN 1.5, chapter 10), word by word and slowly: it walks the syntax tree on every
/// evaluation and looks names up in dictionaries. The compiled form must give the same values; nothing is shared with it
/// but the tree, the values, the calendar, and the bodies of the built-in functions, which have tests of their own.
/// </summary>
/// <param name="evaluation">Carries the clock for the built-in functions, and their budget.</param>
internal sealed partial class Interpreter(Evaluation evaluation)
{
    /// <summary>How often an operator or function was given what it cannot work on; then a problem must be told.</summary>
    public int Misuses { get; private set; }

    /// <summary>The value of an expression under the names around it.</summary>
    public FeelValue Value(Expression expression, OracleScope scope) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Name name => Name(name.Text, scope),
        Expression.ListOf list => FeelValue.ListOf([.. list.Items.Select(item => Value(item, scope))]),
        Expression.ContextOf context => Context(context, scope),
        Expression.RangeOf range => Range(range, scope),
        Expression.Comparing comparing => HalfOpenRange(comparing.Operator, Value(comparing.With, scope)),
        Expression.Negated negated => Negative(Value(negated.Operand, scope)),
        Expression.Binary { Operator: BinaryOperator.And } and => Conjunction(and, scope),
        Expression.Binary { Operator: BinaryOperator.Or } or => Disjunction(or, scope),
        Expression.Binary { Operator: >= BinaryOperator.Add } sum =>
            Arithmetic(sum.Operator, Value(sum.Left, scope), Value(sum.Right, scope)),
        Expression.Binary comparison => Compared(comparison.Operator, Value(comparison.Left, scope), Value(comparison.Right, scope)),
        Expression.Between between => Between(between, scope),
        Expression.In test => In(test, scope),
        Expression.InstanceOf instance => InstanceOf(instance, scope),
        Expression.Path path => Member(Value(path.Source, scope), path.Member),
        Expression.Filter filter => Filter(filter, scope),
        Expression.Call call => Call(call, scope),
        Expression.If choice => Value(Value(choice.Condition, scope).IsTrue ? choice.Then : choice.Else, scope),
        Expression.For loop => For(loop, scope),
        Expression.Quantified { IsEvery: true } every => Every(every, scope),
        Expression.Quantified some => Some(some, scope),
        Expression.Function function => Function(function, scope),
        Expression.UnaryTests tests => UnaryTests(tests, scope),
        Expression.Unreadable => Misuse(),
        _ => throw new System.Diagnostics.UnreachableException($"{expression.GetType().Name} has no meaning."),
    };

    /// <summary>10.3.2.13: the innermost variable of that name; then a built-in function; else null.</summary>
    private FeelValue Name(string name, OracleScope scope)
    {
        if (scope.TryFind(name, out FeelValue value))
        {
            return value;
        }

        if (BuiltIns.Find(name) is BuiltIn builtIn)
        {
            return FeelValue.Function(builtIn);
        }

        // What an item of a filtered list does not have is missing, no mistake.
        return scope.IsInFilter ? FeelValue.Null : Misuse();
    }

    /// <summary>10.3.2.6: each entry sees those before it; the same key twice makes no context.</summary>
    private FeelValue Context(Expression.ContextOf context, OracleScope scope)
    {
        if (context.Entries.Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Count() < context.Entries.Length)
        {
            return Misuse();
        }

        List<KeyValuePair<string, FeelValue>> entries = [];
        foreach (Expression.Entry entry in context.Entries)
        {
            FeelValue value = Value(entry.Value, scope);
            entries.Add(KeyValuePair.Create(entry.Key, value));
            scope = scope.With(entry.Key, value);
        }

        return FeelValue.Context(FeelContext.Of(entries));
    }

    /// <summary>Null, because somebody was given what nobody can work on.</summary>
    private FeelValue Misuse()
    {
        Misuses++;
        return FeelValue.Null;
    }

    /// <summary>Null, which is a misuse unless one of the operands was null already.</summary>
    private FeelValue NullFrom(params ReadOnlySpan<FeelValue> operands)
    {
        foreach (FeelValue operand in operands)
        {
            if (operand.IsNull)
            {
                return FeelValue.Null;
            }
        }

        return Misuse();
    }
}
