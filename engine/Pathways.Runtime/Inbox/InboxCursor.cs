using System.Globalization;

namespace Pathways.Runtime;

/// <summary>The last task of a page: the next page begins after it, whatever was added or done meanwhile.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="DueAt">Its deadline; <see cref="NoDeadline"/> when it has none.</param>
/// <param name="InstanceId">Its case.</param>
/// <param name="TaskId">Its id.</param>
public sealed record InboxCursor(int Priority, DateTimeOffset DueAt, Guid InstanceId, string TaskId)
{
    /// <summary>Stands for "no deadline" where tasks are put in order.</summary>
    public static DateTimeOffset NoDeadline { get; } =
        new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads what <see cref="ToString"/> wrote, for example from an address; null when it is not that.</summary>
    /// <param name="text">The text; may be anything.</param>
    public static InboxCursor? Parse(string? text)
    {
        string[] parts = (text ?? string.Empty).Split('~', 4);
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int priority)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(parts[2], "N", out Guid instance)
            && !parts[3].Any(char.IsControl)
                ? new InboxCursor(priority, new DateTimeOffset(ticks, TimeSpan.Zero), instance, parts[3])
                : null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Priority}~{DueAt.UtcTicks}~{InstanceId:N}~{TaskId}");
}
