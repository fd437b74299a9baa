namespace Pathways.Rules;

/// <content>Two types that do not meet: which slip is behind it.</content>
internal sealed partial class Checker
{
    private void FindMismatch(Expression at, (Expression Text, FeelType Type) left, (Expression Text, FeelType Type) right)
    {
        if (FindUncalled(left) || FindUncalled(right) || FindRewriting(right, left.Type)
            || (right.Text is not Expression.Literal && FindRewriting(left, right.Type)))
        {
            return;
        }

        RuleSentence sentence = Mismatch(left.Type, right.Type);
        bool isTurned = ReferenceEquals(sentence, Sentences.NeverComparable)
            && !ReferenceEquals(Mismatch(right.Type, left.Type), Sentences.NeverComparable);
        ((Expression Text, FeelType Type) one, (Expression Text, FeelType Type) other) = isTurned ? (right, left) : (left, right);
        bool isNumber = KindOf(other.Type) == FeelKind.Number;
        Find(
            at,
            isTurned ? Mismatch(one.Type, other.Type) : sentence,
            Describe(one.Text, one.Type),
            Describe(other.Text, other.Type),
            one.Text is Expression.Binary ? $"({TextOf(one.Text)})" : TextOf(one.Text),
            other.Text is Expression.Literal || !isNumber ? TextOf(other.Text) : "3");
    }

    private static RuleSentence Mismatch(FeelType left, FeelType right)
    {
        if (KindOf(right) == FeelKind.Number && KindOf(left) is FeelKind.DaysDuration or FeelKind.MonthsDuration)
        {
            return KindOf(left) == FeelKind.DaysDuration ? Sentences.DaysAgainstNumber : Sentences.MonthsAgainstNumber;
        }

        return left.Bare is FeelType.ListOf list && KindOf(right) is not FeelKind.Range && TypeRelations.MayMeet(list.Element, right)
            ? Sentences.ListAgainstItem
            : Sentences.NeverComparable;
    }

    /// <summary><c>today - birth date</c>: a function that is only named.</summary>
    private bool FindUncalled((Expression Text, FeelType Type) side)
    {
        if (side.Text is not Expression.Name name || side.Type.Bare is not FeelType.FunctionOf function)
        {
            return false;
        }

        string arguments = function.Names.IsDefault ? "…" : string.Join(", ", function.Names);
        Find(name, Sentences.NotCalled, name.Text, $"{name.Text}({arguments})");
        return true;
    }

    private bool FindRewriting((Expression Text, FeelType Type) side, FeelType wanted)
    {
        if (Rewriting.AsType(side.Text, TextOf(side.Text), side.Type, wanted) is not string written)
        {
            return false;
        }

        FeelType given = side.Text is Expression.Comparing ? NumbersIn(side.Type) : side.Type;
        Find(side.Text, Sentences.WrittenAsOtherType, TextOf(side.Text), given.ToString(), wanted.ToString(), written);
        return true;
    }

    /// <summary>Finds a written value that what it is compared with can never have.</summary>
    private void WantAllowed((Expression Text, FeelType Type) side, Expression value)
    {
        if (value is Expression.Literal { Value: { IsNull: false } written } && AllowedValues.Of(side.Type) is AllowedValues allowed
            && !allowed.IsMet(written, new Evaluation(withoutClock)))
        {
            Find(value, Sentences.NeverAllowed, TextOf(side.Text), TextOf(value), allowed.Text);
        }
    }

    /// <summary>The type of a part where a type is wanted: there a word that nobody knows is a text without its quotation marks.</summary>
    private FeelType TypeWanted(Expression expression, TypeScope scope, FeelType wanted)
    {
        if (expression is not Expression.Name name || scope.AllowsUnknown || scope.Find(name.Text) is not null
            || ForeignSigns.In(name.Text) is not null || scope.Elsewhere.Contains(name.Text))
        {
            return TypeOf(expression, scope);
        }

        if (ReferenceEquals(wanted.Bare, FeelType.Boolean) && ForeignSigns.Answer(name.Text) is string answer)
        {
            Find(name, Sentences.NotFeel, name.Text, answer);
            return FeelType.Any;
        }

        if (ReferenceEquals(wanted.Bare, FeelType.String) && !NearNames.IsSlip(name.Text, scope.Names))
        {
            Find(name, Sentences.TextWithoutQuotes, name.Text, FeelText.Quote(name.Text));
            return FeelType.Any;
        }

        return TypeOf(expression, scope);
    }
}
