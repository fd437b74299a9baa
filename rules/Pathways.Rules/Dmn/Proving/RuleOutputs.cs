using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The outputs of a table's rules, as far as they are constants.</summary>
internal sealed class RuleOutputs
{
    private readonly TableSite site;
    private readonly ConstantExpression constants;
    private readonly ImmutableArray<ImmutableArray<FeelValue?>> values;

    public RuleOutputs(TableSite site)
    {
        this.site = site;
        constants = new ConstantExpression(site);
        values = [.. site.Table.Rules.Select(rule => (ImmutableArray<FeelValue?>)[.. site.Outputs.Select((_, i) => Value(rule, i))])];
    }

    /// <summary>Whether two rules have the same outputs; nothing when that is not known before they run.</summary>
    public bool? AreSame(int left, int right)
    {
        bool? same = true;
        for (int i = 0; i < site.Outputs.Length; i++)
        {
            if (Text(left, i) == Text(right, i))
            {
                continue;
            }

            if (values[left][i] is not FeelValue mine || values[right][i] is not FeelValue theirs)
            {
                same = null;
            }
            else if (!mine.Equals(theirs) && !Equality.IsTrue(mine, theirs))
            {
                return false;
            }
        }

        return same;
    }

    /// <summary>For each rule its rank under PRIORITY, the best first; null for a rule whose outputs are not constants.</summary>
    public ImmutableArray<int>?[] Ranks()
    {
        List<Func<FeelValue, FeelValue?>?>[] rankings = [.. site.Outputs.Select((_, i) => Ranking(i))];
        return [.. values.Select(row => RankOf(row, rankings))];
    }

    private static ImmutableArray<int>? RankOf(
        ImmutableArray<FeelValue?> row, List<Func<FeelValue, FeelValue?>?>[] rankings)
    {
        ImmutableArray<int>.Builder ranks = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < rankings.Length; i++)
        {
            if (row[i] is not FeelValue value || rankings[i].Contains(null))
            {
                return null;
            }

            int rank = rankings[i].FindIndex(test => test?.Invoke(value) is { IsTrue: true });
            ranks.Add(rank < 0 ? rankings[i].Count : rank);
        }

        return ranks.ToImmutable();
    }

    /// <summary>The output values in their order, as tests.</summary>
    private List<Func<FeelValue, FeelValue?>?> Ranking(int output)
    {
        RuleText? source = site.Table.Outputs[output].Values is DmnText text ? site.SourceOf(text)
            : site.Outputs[output].Type is FeelType.Defined { Allowed: AllowedValues allowed }
                ? new RuleText(allowed.Text, site.Model.Model.Source)
                : null;
        if (source is null || Parser.ParseUnaryTests(source, site.Names.And(new FeelParameter("?", FeelType.Any)), [])
            is not Expression.UnaryTests tests)
        {
            return [];
        }

        return
        [
            .. tests.Tests.Select(test => constants.IsPure(test)
                ? constants.FunctionOf(source, new Expression.UnaryTests([test], false, test.Span))
                : null),
        ];
    }

    private FeelValue? Value(DmnRule rule, int output)
    {
        if (output >= rule.Outputs.Length || string.IsNullOrWhiteSpace(rule.Outputs[output].Text) || rule.Outputs[output].Text.Trim() == "-")
        {
            return FeelValue.Null;
        }

        RuleText source = site.SourceOf(rule.Outputs[output]);
        Expression read = Parser.ParseExpression(source, site.Names, []);
        return constants.ValueOf(source, read) is FeelValue value ? ConstantExpression.Bound(site.Outputs[output], value) : null;
    }

    private string? Text(int rule, int output) => output < site.Table.Rules[rule].Outputs.Length
        ? site.Table.Rules[rule].Outputs[output].Text.Trim()
        : null;
}
