using Pathways.Care;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>What a life needs to be lived.</summary>
internal sealed record LifeCourse
{
    /// <summary>The network.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Civil time of the network.</summary>
    public required CivilTime Civil { get; init; }

    /// <summary>Who works there.</summary>
    public required Staff Staff { get; init; }

    /// <summary>All stories of the pathway, for answers that the life's own story does not give.</summary>
    public required StoryBook Book { get; init; }

    /// <summary>The story that it follows.</summary>
    public required Story Story { get; init; }

    /// <summary>Chance.</summary>
    public required Dice Dice { get; init; }

    /// <summary>Whose life; null for a pathway without a patient.</summary>
    public InventedPerson? Person { get; init; }

    /// <summary>The case's id.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>How it begins.</summary>
    public required StartRequest Request { get; init; }

    /// <summary>Who begins it.</summary>
    public required Actor StartedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Now: what is due later is still to come.</summary>
    public required DateTimeOffset Until { get; init; }
}
