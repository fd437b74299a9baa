namespace Pathways.Runtime;

/// <summary>What became of a <see cref="PatientFileChange"/>.</summary>
public enum FileWriting
{
    /// <summary>Stored.</summary>
    Written,

    /// <summary>Nothing stored: someone changed the record since it was read.</summary>
    Stale,

    /// <summary>Nothing stored: another file of the network holds this national number.</summary>
    NumberTaken,

    /// <summary>Nothing stored: a file of this id exists already.</summary>
    Exists,
}
