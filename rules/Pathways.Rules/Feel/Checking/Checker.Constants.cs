using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>What is known without any patient: written dates and patterns, ranges, divisors.</content>
internal sealed partial class Checker
{
    private static readonly EvaluationSettings withoutClock = new() { Now = default };

    /// <summary>How functions that read a text want it.</summary>
    private static readonly FrozenDictionary<string, string> examples = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["date"] = "date(\"2026-11-21\")",
        ["time"] = "time(\"10:30:00\")",
        ["date and time"] = "date and time(\"2026-11-21T10:30:00\")",
        ["duration"] = "duration(\"P3D\"), duration(\"P1Y6M\")",
        ["number"] = "number(\"18.5\")",
        ["matches"] = "matches(\"A10\", \"[A-Z][0-9]+\")",
        ["replace"] = "replace(\"A10\", \"[0-9]+\", \"-\")",
        ["split"] = "split(\"A;B\", \";\")",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> readersOfPatterns = FrozenSet.Create(StringComparer.Ordinal, "matches", "replace", "split");

    /// <summary>The value of a part that is written out; null when it depends on anything.</summary>
    private FeelValue? Written(Expression expression) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Call { Called: Expression.Name name, Names: null, Arguments.IsEmpty: false } call
            when BuiltIns.Find(name.Text) is not null && call.Arguments.All(argument => Written(argument) is { IsNull: false }) => ValueOf(call),
        _ => null,
    };

    private FeelValue ValueOf(Expression.Call call) => ExpressionProgram.Compile(source, call, FeelScope.Closed())
        .Evaluate(FeelContext.Empty, new Evaluation(withoutClock));

    /// <summary>The type of a call that is written out; null when it is not. One that is always null is found.</summary>
    private FeelType? TypeOfWritten(Expression.Call call, BuiltIn builtIn)
    {
        if (call.Names is not null || call.Arguments.IsEmpty)
        {
            return null;
        }

        Expression.Call tried = readersOfPatterns.Contains(builtIn.Name) ? OnEmptyText(call) : call;
        if (Written(tried) is not FeelValue value)
        {
            return null;
        }

        if (value.IsNull)
        {
            string text = call.Arguments[0] is Expression.Literal { Value: { Kind: FeelKind.String } literal } ? literal.AsString() : string.Empty;
            string example = builtIn.Name == "date" && Rewriting.AsDate(text) is string day ? $"date({day[1..]})" : examples.GetValueOrDefault(
                builtIn.Name, $"{builtIn.Name}{builtIn.Usage}");
            Find(call, Sentences.AlwaysNull, TextOf(call), example);
            return FeelType.Any;
        }

        return ReferenceEquals(tried, call) ? TypeRelations.Of(value) : null;
    }

    /// <summary>A pattern can be tried on the empty text when the text is not yet known.</summary>
    private Expression.Call OnEmptyText(Expression.Call call) => call with
    {
        Arguments = [.. call.Arguments.Select((argument, i) => i != 1 && Written(argument) is null
            ? new Expression.Literal(FeelValue.String(string.Empty), argument.Span)
            : argument)],
    };

    private void WantUpward(Expression at, Expression from, Expression to, Func<string, string, string> written)
    {
        if (Written(from) is { IsNull: false } low && Written(to) is { IsNull: false } high && Ordering.Compare(low, high) > 0)
        {
            Find(at, Sentences.EmptyRange, TextOf(at), written(TextOf(to), TextOf(from)));
        }
    }

    private void WantDivisor(Expression at, Expression divisor)
    {
        if (divisor is Expression.Literal { Value: { Kind: FeelKind.Number } number } && number.AsNumber() == 0)
        {
            Find(at, Sentences.AlwaysDividedByZero, TextOf(at));
        }
    }
}
