namespace Pathways.Care;

/// <summary>Identifies one personal plan.</summary>
/// <param name="Value">Derived from the case that writes the plan: a case writes one plan.</param>
public readonly record struct PlanId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
