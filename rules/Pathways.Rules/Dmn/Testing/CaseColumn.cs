namespace Pathways.Rules;

/// <summary>What a column of a sheet of test cases is for: the whole union.</summary>
internal abstract record CaseColumn
{
    private CaseColumn()
    {
    }

    /// <summary>Names the case.</summary>
    public sealed record Name : CaseColumn;

    /// <summary>Names the decision or decision service that the case is about.</summary>
    public sealed record Decision : CaseColumn;

    /// <summary>The day on which the decision is taken.</summary>
    public sealed record Today : CaseColumn;

    /// <summary>Why the case is there, or where it comes from; read by people only.</summary>
    public sealed record Note : CaseColumn;

    /// <summary>The value of an input, or of a member of it.</summary>
    /// <param name="Of">The input's name.</param>
    /// <param name="Path">The way to the member, empty for the whole input, and its type.</param>
    public sealed record Input(string Of, MemberPath Path) : CaseColumn;

    /// <summary>What is expected of the decision's value, or of a member of it.</summary>
    /// <param name="Member">The member as the heading names it; empty for the whole value.</param>
    public sealed record Expected(string Member) : CaseColumn;
}
