namespace Pathways.Cli;

/// <summary>What a command answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The command did its work and found errors, or values that differ.</summary>
    public const int Found = 1;

    /// <summary>The command could not do its work: wrong arguments, unreadable file, no database.</summary>
    public const int Impossible = 2;
}
