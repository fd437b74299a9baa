using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The names that an expression reads from outside, each with the members it asks for: <c>patient.age</c>.</summary>
internal static class OutsideNames
{
    /// <summary>The paths; a name in a filter that may be a member of the item counts as from outside.</summary>
    public static IEnumerable<OutsideName> Of(Expression expression) => Of(expression, []);

    private static IEnumerable<OutsideName> Of(Expression expression, ImmutableHashSet<string> inside)
    {
        switch (expression)
        {
            case Expression.Name name:
                return inside.Contains(name.Text) ? [] : [new OutsideName(name.Text, name.Text)];
            case Expression.Path path:
                return Of(path.Source, inside).Select(source => path.Source is Expression.Name or Expression.Path
                    ? source with { Path = source.Path + "." + path.Member }
                    : source);
            case Expression.ContextOf context:
                return InOrder(context.Entries.Select(entry => (entry.Value, (string?)entry.Key)), inside);
            case Expression.For loop:
                return InOrder(
                    [.. Sources(loop.Iterators), (loop.Result, null)], inside.Add("partial"));
            case Expression.Quantified quantified:
                return InOrder([.. Sources(quantified.Iterators), (quantified.Condition, null)], inside);
            case Expression.Function function:
                return Of(function.Body, inside.Union(function.Parameters.Select(parameter => parameter.Name)));
            case Expression.Filter filter:
                return Of(filter.Source, inside).Concat(Of(filter.Condition, inside.Add("item")));
            case Expression.In test:
                return Of(test.Value, inside).Concat(test.Tests.SelectMany(one => Of(one, inside.Add("?"))));
            default:
                return FreeNames.Children(expression).SelectMany(child => Of(child, inside));
        }
    }

    private static IEnumerable<(Expression, string?)> Sources(IEnumerable<Expression.Iterator> iterators) =>
        iterators.SelectMany(iterator => iterator.To is null
            ? new[] { (iterator.From, (string?)iterator.Name) }
            : [(iterator.From, null), (iterator.To, iterator.Name)]);

    /// <summary>Parts of which each may use the names that those before it have made.</summary>
    private static List<OutsideName> InOrder(
        IEnumerable<(Expression Part, string? Name)> parts, ImmutableHashSet<string> inside)
    {
        List<OutsideName> names = [];
        foreach ((Expression part, string? name) in parts)
        {
            names.AddRange(Of(part, inside));
            inside = name is null ? inside : inside.Add(name);
        }

        return names;
    }
}

/// <summary>A name from outside, and the path that starts with it.</summary>
internal readonly record struct OutsideName(string Root, string Path);
