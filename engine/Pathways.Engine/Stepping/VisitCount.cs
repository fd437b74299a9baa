using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// How often one step comes to each place, so that a flow which goes round for ever becomes an incident. Many different
/// places are lawful: each instance of a repeated activity has an inside of its own.
/// </summary>
/// <param name="budget">How often one place may be come to.</param>
internal sealed class VisitCount(int budget)
{
    private const int MostPlaces = 100; // In budgets: what grows without end at ever new places.

    private Dictionary<(long Scope, ElementId Element), int>? visits;
    private int all;

    /// <summary>Counts a visit.</summary>
    /// <param name="scope">The scope of the place.</param>
    /// <param name="element">The element.</param>
    /// <param name="isBounded">Whether something else bounds how often this place is come to.</param>
    /// <returns>Whether it was one too many.</returns>
    public bool IsTooMany(long scope, ElementId element, bool isBounded)
    {
        all++;
        if (all <= budget)
        {
            return false; // The usual case, which needs no book-keeping.
        }

        if (all > MostPlaces * budget)
        {
            return true;
        }

        visits ??= [];
        var here = visits.GetValueOrDefault((scope, element)) + 1;
        visits[(scope, element)] = here;
        return here > budget && !isBounded;
    }
}
