using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What became of a message.</summary>
public abstract record Reception
{
    private Reception() { }

    /// <summary>A case took it.</summary>
    /// <param name="InstanceId">The case.</param>
    /// <param name="IsRepetition">Whether it had been taken before.</param>
    public sealed record Delivered(Guid InstanceId, bool IsRepetition) : Reception;

    /// <summary>A pathway began with it.</summary>
    /// <param name="InstanceId">The new case.</param>
    public sealed record Started(Guid InstanceId) : Reception;

    /// <summary>Nobody waits for it yet.</summary>
    /// <param name="Until">Until when it is kept.</param>
    public sealed record Kept(DateTimeOffset Until) : Reception;

    /// <summary>It cannot be for anybody; nothing changed.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(Rejection Reason) : Reception;
}
