namespace Pathways.Rules;

/// <summary>The names of a scope as the parser looks for them: variables, and what may stand after a point.</summary>
internal sealed class ScopeNames
{
    private const int DeepestType = 8;

    public ScopeNames(FeelScope scope)
    {
        foreach (FeelParameter name in scope.Names)
        {
            Names.Add(name.Name);
            AddMembers(name.Type, 0);
        }

        foreach (string member in scope.Types?.MemberNames ?? [])
        {
            Members.Add(member);
        }
    }

    public KnownNames Names { get; } = new(BuiltIns.KnownNames);

    public KnownNames Members { get; } = new(PropertyNames.Known);

    private void AddMembers(FeelType type, int depth)
    {
        if (depth > DeepestType)
        {
            return;
        }

        switch (type.Bare)
        {
            case FeelType.ContextOf context:
                foreach (FeelParameter member in context.Members)
                {
                    Members.Add(member.Name);
                    AddMembers(member.Type, depth + 1);
                }

                break;
            case FeelType.ListOf list:
                AddMembers(list.Element, depth + 1);
                break;
            case FeelType.FunctionOf function:
                AddMembers(function.Result, depth + 1);
                break;
            default:
                break;
        }
    }
}
