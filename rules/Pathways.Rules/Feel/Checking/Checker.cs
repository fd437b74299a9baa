using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Finds what an expression can never do, before a patient does: unknown names and members, operands that do not fit,
/// comparisons that are always null. On the way it infers the type of each part; what it does not know is Any, and passes.
/// </summary>
internal sealed partial class Checker
{
    private const int MostFindings = 100;

    private const int LongestDay = 10;

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
    /// <param name="source">Where the expression stands.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The names that it may use.</param>
    /// <param name="findings">What is found is added.</param>
    /// <param name="wanted">The type that its place wants, to guess what a slip was meant to be.</param>
    public static FeelType Check(
        RuleText source, Expression expression, FeelScope scope, List<RuleFinding> findings, FeelType? wanted = null)
    {
        Checker checker = new(source, scope.Types, findings);
        TypeScope names = TypeScope.Of(scope);
        int found = findings.Count;
        FeelType type = wanted is null ? checker.TypeOf(expression, names) : checker.TypeWanted(expression, names, wanted);
        return wanted is not null && findings.Count == found && !TypeRelations.MayBind(type, wanted)
            && checker.FindRewriting((expression, type), wanted) ? FeelType.Any : type;
    }

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
            Find(user with { Span = unknown.Span }, Sentences.UnknownType, unknown.Name, TypeReading.Near(unknown.Name, types));
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

        if (BuiltIns.Find(name.Text) is BuiltIn builtIn && !scope.AllowsUnknown)
        {
            return TypeRelations.Of(FeelValue.Function(builtIn));
        }

        if (!scope.AllowsUnknown && found < MostFindings)
        {
            FindUnknown(name, scope);
        }

        return FeelType.Any;
    }

    private void FindUnknown(Expression.Name name, TypeScope scope)
    {
        if (scope.Elsewhere.Contains(name.Text))
        {
            Find(name, Sentences.NotRequired, name.Text);
        }
        else if (name.Text == "?")
        {
            Find(name, Sentences.NotInACell);
        }
        else if (ForeignSigns.In(name.Text) is ForeignSign foreign)
        {
            int start = name.Span.Start + foreign.Start;
            findings.Add(Sentences.NotFeel.At(new Place(source, start, start + foreign.Written.Length), [foreign.Written, foreign.Feel]));
        }
        else
        {
            Find(name, Sentences.UnknownName, name.Text, NearNames.Told(name.Text, scope.Names));
        }
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

    private FeelType Negated(Expression.Negated negated, TypeScope scope)
    {
        FeelType type = TypeOf(negated.Operand, scope);
        if (KindOf(type) is not (null or FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration))
        {
            Find(negated, Sentences.HasNoNegative, Describe(negated.Operand, type));
        }

        return type;
    }

    private FeelType Arithmetic(Expression.Binary sum, TypeScope scope)
    {
        if (sum.Span.End - sum.Span.Start <= LongestDay && Rewriting.AsDate(TextOf(sum)) is string day)
        {
            Find(sum, Sentences.ArithmeticForDate, TextOf(sum), day);
            return FeelType.Any;
        }

        FeelType left = TypeOf(sum.Left, scope);
        FeelType right = TypeOf(sum.Right, scope);
        if (sum.Operator == BinaryOperator.Divide)
        {
            WantDivisor(sum, sum.Right);
        }

        if (FindUncalled((sum.Left, left)) || FindUncalled((sum.Right, right)))
        {
            return FeelType.Any;
        }

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
