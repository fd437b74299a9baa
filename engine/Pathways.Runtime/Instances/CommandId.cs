namespace Pathways.Runtime;

/// <summary>Names one request of a caller, so that sending it twice does it once.</summary>
/// <param name="Value">Drawn by the caller before the first attempt and sent again with each repetition.</param>
public readonly record struct CommandId(Guid Value)
{
    /// <summary>Draws a new id.</summary>
    public static CommandId New() => new(Guid.CreateVersion7());

    /// <summary>The id of its part for one case, when one request acts on several.</summary>
    /// <param name="instanceId">The case.</param>
    public CommandId For(Guid instanceId) => new(DerivedId.Of(Value, instanceId.ToString("N")));

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
