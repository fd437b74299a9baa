namespace Pathways.Definitions;

/// <summary>One thing that two forms ask differently.</summary>
/// <param name="Field">Key of the field; of one in a list behind that of the list. The key of the form for the form itself.</param>
/// <param name="Title">What people read for it.</param>
/// <param name="Aspect">What of it.</param>
/// <param name="Before">What it was; null when it is new.</param>
/// <param name="After">What it is; null when it is gone.</param>
public sealed record FormChange(string Field, string Title, FormAspect Aspect, string? Before, string? After);

/// <summary>What a <see cref="FormChange"/> is about.</summary>
public enum FormAspect
{
    /// <summary>The whole field.</summary>
    Field,

    /// <summary>What people read.</summary>
    Label,

    /// <summary>The help below it.</summary>
    Help,

    /// <summary>What it takes.</summary>
    Kind,

    /// <summary>Whether it must be answered: <c>true</c> or <c>false</c>.</summary>
    Required,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>What is refused outside.</summary>
    Limits,

    /// <summary>What is asked about outside.</summary>
    Usual,

    /// <summary>What may be chosen.</summary>
    Options,

    /// <summary>When it is hidden.</summary>
    Hidden,

    /// <summary>Words to read between the fields.</summary>
    Words,
}
