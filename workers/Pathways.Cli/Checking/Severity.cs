namespace Pathways.Cli.Checking;

/// <summary>How much a finding matters.</summary>
internal enum Severity
{
    /// <summary>Must be mended before publishing.</summary>
    Error,

    /// <summary>Probably a mistake.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Note,
}
