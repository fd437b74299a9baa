namespace Pathways.Runtime;

/// <summary>Where a case stands as a whole.</summary>
public enum CaseStatus
{
    /// <summary>It waits for somebody, something or a time.</summary>
    Active,

    /// <summary>It reached its end.</summary>
    Completed,

    /// <summary>It was ended before its end.</summary>
    Terminated,

    /// <summary>Something in it needs repair before it can go on.</summary>
    Incident,
}
