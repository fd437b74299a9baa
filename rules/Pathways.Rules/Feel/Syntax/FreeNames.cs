namespace Pathways.Rules;

/// <summary>Walks the syntax tree for the names it uses.</summary>
internal static class FreeNames
{
    /// <summary>Whether a name occurs anywhere in the expression, declared inside it or not.</summary>
    public static bool Uses(Expression expression, string name) =>
        expression is Expression.Name used ? used.Text == name : Children(expression).Any(child => Uses(child, name));

    /// <summary>The parts of an expression.</summary>
    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Expression.ListOf list => list.Items,
        Expression.ContextOf context => context.Entries.Select(entry => entry.Value),
        Expression.RangeOf range => [range.From, range.To],
        Expression.Comparing comparing => [comparing.With],
        Expression.Negated negated => [negated.Operand],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Between between => [between.Value, between.Low, between.High],
        Expression.In test => [test.Value, .. test.Tests],
        Expression.InstanceOf instance => [instance.Value],
        Expression.Path path => [path.Source],
        Expression.Filter filter => [filter.Source, filter.Condition],
        Expression.Call call => [call.Called, .. call.Arguments],
        Expression.If choice => [choice.Condition, choice.Then, choice.Else],
        Expression.For loop => [.. Sources(loop.Iterators), loop.Result],
        Expression.Quantified quantified => [.. Sources(quantified.Iterators), quantified.Condition],
        Expression.Function function => [function.Body],
        Expression.UnaryTests tests => tests.Tests,
        _ => [],
    };

    private static IEnumerable<Expression> Sources(IEnumerable<Expression.Iterator> iterators) =>
        iterators.SelectMany<Expression.Iterator, Expression>(
            iterator => iterator.To is null ? [iterator.From] : [iterator.From, iterator.To]);
}
