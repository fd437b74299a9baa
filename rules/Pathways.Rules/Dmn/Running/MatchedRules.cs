namespace Pathways.Rules;

/// <summary>The rules that match, in their order. Mostly there is one, which needs no list.</summary>
internal struct MatchedRules
{
    private List<TableRule>? all;

    public TableRule? First { get; private set; }

    public readonly bool IsOnlyOne => First is not null && all is null;

    public void Add(TableRule rule)
    {
        if (First is null)
        {
            First = rule;
        }
        else
        {
            (all ??= [First]).Add(rule);
        }
    }

    public readonly List<TableRule> ToList() => all ?? (First is null ? [] : [First]);
}
