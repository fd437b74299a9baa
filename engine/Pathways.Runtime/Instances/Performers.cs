using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>The same person as care knows them and as the engine writes them into histories.</summary>
public static class Performers
{
    /// <summary>The engine's word for who acts.</summary>
    /// <param name="actor">Who acts.</param>
    public static Performer Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.IsPlatform ? Performer.System : new Performer(actor.Person.ToString(), actor.Role.Value);
    }

    /// <summary>The person behind the engine's word; null for the platform.</summary>
    /// <param name="performer">Who acted; null when nobody did.</param>
    public static PersonId? PersonOf(Performer? performer) =>
        Guid.TryParse(performer?.Person, out Guid id) ? new PersonId(id) : null;
}
