namespace Pathways.Definitions;

/// <summary>One thing that somebody changes in a drawing by its outline, without seeing it.</summary>
public abstract record DrawingEdit
{
    private DrawingEdit()
    {
    }

    /// <summary>Says anew what a step is.</summary>
    /// <param name="Element">The step.</param>
    /// <param name="Description">All that the outline can say of it.</param>
    public sealed record Describe(ElementId Element, StepDescription Description) : DrawingEdit;

    /// <summary>Says anew when a way is taken.</summary>
    /// <param name="Flow">The way.</param>
    /// <param name="Label">What is written on it; null for nothing.</param>
    /// <param name="When">FEEL; null for none.</param>
    /// <param name="IsDefault">Whether it is taken when no other one's condition holds.</param>
    public sealed record Condition(ElementId Flow, string? Label, string? When, bool IsDefault) : DrawingEdit;

    /// <summary>Puts a step on a way.</summary>
    /// <param name="Flow">The way, from one element to the next.</param>
    /// <param name="Kind">What is put there.</param>
    /// <param name="Name">What it is called.</param>
    public sealed record Insert(ElementId Flow, InsertedKind Kind, string Name) : DrawingEdit;

    /// <summary>Takes a step away; what led to it leads to what followed it.</summary>
    /// <param name="Element">The step.</param>
    public sealed record Remove(ElementId Element) : DrawingEdit;

    /// <summary>Adds a way with a step to a point where ways part; it comes back to where the others meet, or ends.</summary>
    /// <param name="Gateway">Where ways part.</param>
    /// <param name="Label">What is written on the way; null for nothing.</param>
    /// <param name="When">FEEL; null where every way is taken.</param>
    /// <param name="Name">What the step is called.</param>
    public sealed record AddBranch(ElementId Gateway, string? Label, string? When, string Name) : DrawingEdit;
}

/// <summary>What the outline can put on a way.</summary>
public enum InsertedKind
{
    /// <summary>A step that a person does.</summary>
    Step,

    /// <summary>A decision by rules.</summary>
    Decision,

    /// <summary>A wait, of one day until somebody says otherwise.</summary>
    Wait,

    /// <summary>A choice of one way; it has one way until branches are added.</summary>
    Choice,
}

/// <summary>What came of an edit.</summary>
public abstract record DrawingEditResult
{
    private DrawingEditResult()
    {
    }

    /// <summary>The drawing after the edit.</summary>
    /// <param name="Text">The whole file; everything that the edit is not about is as it was.</param>
    /// <param name="Element">The element to go on with.</param>
    public sealed record Edited(string Text, ElementId Element) : DrawingEditResult;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Why">Why not.</param>
    public sealed record Refused(EditRefusal Why) : DrawingEditResult;
}

/// <summary>Why an edit cannot be made.</summary>
public enum EditRefusal
{
    /// <summary>The file cannot be read.</summary>
    Unreadable,

    /// <summary>The element is not in the drawing, or is none of that kind.</summary>
    NoSuchElement,

    /// <summary>A start is not taken away: nothing would begin.</summary>
    IsStart,

    /// <summary>Several ways lead on from it: they are taken away first.</summary>
    HasSeveralWays,

    /// <summary>Something hangs on its edge: that is taken away first.</summary>
    HasEdgeEvents,
}
