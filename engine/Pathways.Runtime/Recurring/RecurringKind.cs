namespace Pathways.Runtime;

/// <summary>Work that comes back by the calendar, not by a case.</summary>
public enum RecurringKind
{
    /// <summary>Every case is checked: its history, its state, what the tables promise.</summary>
    Checks,

    /// <summary>Everybody with open tasks gets one message that counts them.</summary>
    Digest,

    /// <summary>A pathway is begun for every patient for whom a rule holds.</summary>
    Campaign,

    /// <summary>What need not be kept any longer is deleted.</summary>
    Retention,
}
