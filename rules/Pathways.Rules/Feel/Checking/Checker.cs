using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Finds what an expression can never do, before a patient does: unknown names and members, operands that do not fit,
/// comparisons that are always null. On the way it infers the type of each part; what it does not know is Any, and passes.
/// </summary>
internal sealed partial class Checker
{
    private const int MostFindings = 100;

    private readonly RuleText source;
    private readonly ItemTypes? types;
    private readonly List<RuleFinding> findings;
    private int found;

    private Checker(RuleText source, ItemTypes? types, List<RuleFinding> findings)
    {
        this.source = source;
        this.types = types;
        this.findings = findings;
    }

    /// <summary>The type of the expression; findings are added.</summary>
    public static FeelType Check(RuleText source, Expression expression, FeelScope scope, List<RuleFinding> findings) =>
        new Checker(source, scope.Types, findings).TypeOf(expression, TypeScope.Of(scope));

    private FeelType TypeOf(Expression expression, TypeScope scope) => expression switch
    {
        Expression.Literal literal => literal.Value.Kind == FeelKind.Number ? writtenNumber : TypeRelations.Of(literal.Value),
        Expression.Name name => Name(name, scope),
        Expression.ListOf list => new FeelType.ListOf(Common(list.Items, scope)),
        Expression.ContextOf context => Context(context, scope),
        Expression.RangeOf range => Range(range, scope),
        Expression.Comparing comparing => new FeelType.RangeOf(TypeOf(comparing.With, scope)),
        Expression.Negated negated => Negated(negated, scope),
        Expression.Binary { Operator: BinaryOperator.And or BinaryOperator.Or } logic => Logic(logic, scope),
        Expression.Binary { Operator: >= BinaryOperator.Add } sum => Arithmetic(sum, scope),
        Expression.Binary comparison => Comparison(comparison, scope),
        Expression.Between between => Between(between, scope),
        Expression.In test => In(test, scope),
        Expression.InstanceOf instance => InstanceOf(instance, scope),
        Expression.Path path => Path(path, scope),
        Expression.Filter filter => Filter(filter, scope),
        Expression.Call call => Call(call, scope),
        Expression.If choice => If(choice, scope),
        Expression.For loop => For(loop, scope),
        Expression.Quantified quantified => Quantified(quantified, scope),
        Expression.Function function => Function(function, scope),
        Expression.UnaryTests tests => UnaryTests(tests, scope),
        Expression.Unreadable => FeelType.Any,
        _ => throw new System.Diagnostics.UnreachableException($"{expression.GetType().Name} cannot be checked."),
    };

    private void FindUnknown(Expression user, TypeName type)
    {
        if (TypeReading.FirstUnknown(type, types) is TypeName.Plain unknown)
        {
            Find(user with { Span = unknown.Span }, Sentences.UnknownType, unknown.Name);
        }
    }

    private void Find(Expression at, RuleSentence sentence, params ImmutableArray<string> arguments)
    {
        if (found++ < MostFindings)
        {
            findings.Add(sentence.At(PlaceOf(at), arguments));
        }
    }

    private Place PlaceOf(Expression expression) => new(source, expression.Span.Start, expression.Span.End);

    private string TextOf(Expression expression) => PlaceOf(expression).Text.Trim();

    private FeelType Name(Expression.Name name, TypeScope scope)
    {
        if (scope.Find(name.Text) is FeelType known)
        {
            return known;
        }

        if (BuiltIns.Find(name.Text) is BuiltIn builtIn)
        {
            return TypeRelations.Of(FeelValue.Function(builtIn));
        }

        if (!scope.AllowsUnknown && found < MostFindings)
        {
            string[] near = [.. NearNames.Of(name.Text, scope.Names)];
            Find(name, Sentences.UnknownName, name.Text, near.Length == 0 ? "none" : string.Join(", ", near));
        }

        return FeelType.Any;
    }

    private FeelType Common(IEnumerable<Expression> parts, TypeScope scope)
    {
        FeelType common = FeelType.Nothing;
        foreach (Expression part in parts)
        {
            common = TypeRelations.Join(common, TypeOf(part, scope));
        }

        return ReferenceEquals(common, FeelType.Nothing) ? FeelType.Any : common;
    }

    private FeelType.ContextOf Context(Expression.ContextOf context, TypeScope scope)
    {
        TypeScope inside = scope.Inside();
        ImmutableArray<FeelParameter>.Builder members = ImmutableArray.CreateBuilder<FeelParameter>();
        foreach (Expression.Entry entry in context.Entries)
        {
            FeelType type = TypeOf(entry.Value, inside);
            inside.Declare(entry.Key, type);
            members.Add(new FeelParameter(entry.Key, type));
        }

        return new FeelType.ContextOf(members.ToImmutable());
    }

    private FeelType.RangeOf Range(Expression.RangeOf range, TypeScope scope)
    {
        FeelType from = TypeOf(range.From, scope);
        FeelType to = TypeOf(range.To, scope);
        if (!TypeRelations.MayMeet(from, to))
        {
            Find(range, Sentences.NeverComparable, Describe(range.From, from), Describe(range.To, to));
        }

        WantSameUnit(range, (range.From, from), (range.To, to));
        return new FeelType.RangeOf(TypeRelations.Join(from, to));
    }

    private FeelType Negated(Expression.Negated negated, TypeScope scope)
    {
        FeelType type = TypeOf(negated.Operand, scope);
        if (KindOf(type) is not (null or FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration))
        {
            Find(negated, Sentences.HasNoNegative, Describe(negated.Operand, type));
        }

        return type;
    }

    private FeelType Logic(Expression.Binary logic, TypeScope scope)
    {
        WantBoolean(logic.Left, scope);
        WantBoolean(logic.Right, scope);
        return FeelType.Boolean;
    }

    private void WantBoolean(Expression expression, TypeScope scope)
    {
        FeelType type = TypeOf(expression, scope);
        if (!TypeRelations.MayMeet(type, FeelType.Boolean))
        {
            Find(expression, Sentences.NotBoolean, $"'{TextOf(expression)}'", type.ToString());
        }
    }

    private FeelType Arithmetic(Expression.Binary sum, TypeScope scope)
    {
        FeelType left = TypeOf(sum.Left, scope);
        FeelType right = TypeOf(sum.Right, scope);
        if (KindOf(left) is not FeelKind l || KindOf(right) is not FeelKind r)
        {
            return FeelType.Any;
        }

        if (Rules.Arithmetic.Find(sum.Operator, l, r) is ArithmeticRule rule)
        {
            return l == FeelKind.Number && r == FeelKind.Number ? rule.Result.In(UnitOf(sum, left, right)) : rule.Result;
        }

        Find(sum, Sentences.CannotOperate, Rules.Arithmetic.Sign(sum.Operator), Describe(sum.Left, left), Describe(sum.Right, right));
        return FeelType.Any;
    }

    private FeelType Comparison(Expression.Binary comparison, TypeScope scope)
    {
        FeelType left = TypeOf(comparison.Left, scope);
        FeelType right = TypeOf(comparison.Right, scope);
        bool isOrder = comparison.Operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
        if (!TypeRelations.MayMeet(left, right) || (isOrder && !(HasOrder(left) && HasOrder(right))))
        {
            Find(comparison, Sentences.NeverComparable, Describe(comparison.Left, left), Describe(comparison.Right, right));
        }

        WantSameUnit(comparison, (comparison.Left, left), (comparison.Right, right));

        return FeelType.Boolean;
    }

    private FeelType Between(Expression.Between between, TypeScope scope)
    {
        FeelType value = TypeOf(between.Value, scope);
        foreach (Expression end in new[] { between.Low, between.High })
        {
            FeelType type = TypeOf(end, scope);
            if (!TypeRelations.MayMeet(value, type))
            {
                Find(end, Sentences.NeverComparable, Describe(between.Value, value), Describe(end, type));
            }

            WantSameUnit(end, (between.Value, value), (end, type));
        }

        return FeelType.Boolean;
    }

    private FeelType InstanceOf(Expression.InstanceOf instance, TypeScope scope)
    {
        TypeOf(instance.Value, scope);
        if (TypeReading.Resolve(instance.Type, types) is null)
        {
            FindUnknown(instance, instance.Type);
        }

        return FeelType.Boolean;
    }

    private FeelType If(Expression.If choice, TypeScope scope)
    {
        WantBoolean(choice.Condition, scope);
        return TypeRelations.Join(TypeOf(choice.Then, scope), TypeOf(choice.Else, scope));
    }

    private FeelType.FunctionOf Function(Expression.Function function, TypeScope scope)
    {
        TypeScope inside = scope.Inside();
        ImmutableArray<FeelType>.Builder parameters = ImmutableArray.CreateBuilder<FeelType>();
        foreach (Expression.Parameter parameter in function.Parameters)
        {
            FeelType? type = parameter.Type is null ? FeelType.Any : TypeReading.Resolve(parameter.Type, types);
            if (type is null && parameter.Type is not null)
            {
                FindUnknown(function, parameter.Type);
            }

            inside.Declare(parameter.Name, type ?? FeelType.Any);
            parameters.Add(type ?? FeelType.Any);
        }

        FeelType result = function.IsExternal ? FeelType.Any : TypeOf(function.Body, inside);
        return new FeelType.FunctionOf(parameters.ToImmutable(), result);
    }

    /// <summary>The kind of values of a type; null when there may be several.</summary>
    private static FeelKind? KindOf(FeelType type) => type.Bare switch
    {
        FeelType.SimpleType simple => simple.Kind,
        FeelType.ListOf => FeelKind.List,
        FeelType.ContextOf => FeelKind.Context,
        FeelType.RangeOf => FeelKind.Range,
        FeelType.FunctionOf => FeelKind.Function,
        _ => null,
    };

    private static bool HasOrder(FeelType type) =>
        KindOf(type) is not (FeelKind.Boolean or FeelKind.List or FeelKind.Context or FeelKind.Range or FeelKind.Function);

    private string Describe(Expression expression, FeelType type) => $"'{TextOf(expression)}' ({type})";
}
