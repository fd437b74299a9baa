using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>One thing that two drawings of a pathway say differently.</summary>
/// <param name="Element">The element, the same id in both.</param>
/// <param name="Title">What people call it; its newer title when it has two.</param>
public abstract record DrawingChange(ElementId Element, string Title)
{
    /// <summary>The newer drawing has an element that the older one has not.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Kind">The BPMN word for it.</param>
    public sealed record Added(ElementId Element, string Title, string Kind) : DrawingChange(Element, Title);

    /// <summary>The newer drawing has not an element of the older one.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Kind">The BPMN word for it.</param>
    public sealed record Removed(ElementId Element, string Title, string Kind) : DrawingChange(Element, Title);

    /// <summary>Other people do it.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Before">The roles before.</param>
    /// <param name="After">The roles after.</param>
    public sealed record Roles(ElementId Element, string Title, ImmutableArray<string> Before, ImmutableArray<string> After)
        : DrawingChange(Element, Title);

    /// <summary>A delay is another one, is new, or is gone.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Before">The delay before; null when it is new.</param>
    /// <param name="After">The delay after; null when it is gone.</param>
    public sealed record Delay(ElementId Element, string Title, OutlineDelay? Before, OutlineDelay? After) : DrawingChange(Element, Title)
    {
        /// <summary>What kind of delay it is.</summary>
        public OutlineDelayKind Kind => (After ?? Before)?.Kind ?? OutlineDelayKind.Wait;
    }

    /// <summary>Something that is written as a text is another one, is new, or is gone.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Aspect">What of it.</param>
    /// <param name="Before">The text before; null when there was none.</param>
    /// <param name="After">The text after; null when there is none.</param>
    public sealed record Wording(ElementId Element, string Title, DrawnAspect Aspect, string? Before, string? After)
        : DrawingChange(Element, Title);
}

/// <summary>What of an element is written as a text.</summary>
public enum DrawnAspect
{
    /// <summary>What it is called.</summary>
    Name,

    /// <summary>What kind of step it is.</summary>
    Kind,

    /// <summary>Where a way leads.</summary>
    Way,

    /// <summary>When a way is taken.</summary>
    Condition,

    /// <summary>Its form.</summary>
    Form,

    /// <summary>Its decision.</summary>
    Decision,

    /// <summary>Its messages.</summary>
    Message,

    /// <summary>The other system that does it.</summary>
    Service,

    /// <summary>Data that it is given or gives.</summary>
    Data,

    /// <summary>How urgent it is.</summary>
    Priority,

    /// <summary>Where it comes from in the literature.</summary>
    Sources,

    /// <summary>What the author says about it.</summary>
    Documentation,
}
