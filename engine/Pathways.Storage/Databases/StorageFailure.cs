namespace Pathways.Storage;

/// <summary>What an error of a database driver means to us; the only distinctions the code makes.</summary>
public enum StorageFailure
{
    /// <summary>A bug, a broken disk, a missing table: nothing to retry.</summary>
    Other,

    /// <summary>Two transactions were in each other's way (serialization, deadlock, busy): the same again may succeed.</summary>
    Contention,

    /// <summary>A row with this key exists.</summary>
    Duplicate,

    /// <summary>A row that this one refers to does not exist, or is still referred to.</summary>
    MissingReference,

    /// <summary>The instance was changed since it was loaded.</summary>
    StaleRevision,

    /// <summary>The job is leased to another worker by now, or done.</summary>
    LeaseLost,

    /// <summary>The kept message was taken by another case by now, or put away; or the invitation is closed.</summary>
    MessageGone,

    /// <summary>The server cannot be reached, is starting or stopping, or refuses the password.</summary>
    Unreachable,
}
