namespace Pathways.Rules;

/// <summary>An input column, compiled: its value goes to a place of the frame, where the cells find it as <c>?</c>.</summary>
internal sealed record TableInput(string Text, Run Value, FeelType Type, int Slot, AllowedValues? Allowed, Place Place)
{
    /// <summary>The declared type, or what the expression is known to give.</summary>
    public required FeelType KnownType { get; init; }

    /// <summary>What the expression is known to give, which may be narrower than what is declared.</summary>
    public required FeelType GivenType { get; init; }
}

/// <summary>An output column, compiled; the ranking is its output values as tests of what is at the slot, highest first.</summary>
internal sealed record TableOutput(
    string Name, FeelType Type, int Slot, AllowedValues? Allowed, Run[] Ranking, Run? Default, Place Place);
