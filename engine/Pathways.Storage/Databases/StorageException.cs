namespace Pathways.Storage;

/// <summary>A database refused or failed; the driver's error is inside, its meaning is <see cref="Failure"/>.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception without details; for serializers only.</summary>
    public StorageException()
        : this("The database failed.")
    {
    }

    /// <summary>Creates the exception with a sentence.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and the driver's error.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The driver's error.</param>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with its meaning.</summary>
    /// <param name="failure">What the driver's error means.</param>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="constraint">The constraint or key that was violated, as far as the database names it.</param>
    /// <param name="innerException">The driver's error, if there was one.</param>
    public StorageException(
        StorageFailure failure, string message, string? constraint = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        Constraint = constraint ?? string.Empty;
    }

    /// <summary>What the driver's error means.</summary>
    public StorageFailure Failure { get; } = StorageFailure.Other;

    /// <summary>The constraint (PostgreSQL) or the columns (SQLite) that were violated; empty when unknown.</summary>
    public string Constraint { get; } = string.Empty;
}
