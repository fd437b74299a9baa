namespace Pathways.Runtime;

/// <summary>Kinds of work that workers take from the job table.</summary>
public enum JobKind
{
    /// <summary>A timer of the drawing or of a task's window falls due.</summary>
    Timer,

    /// <summary>A long step goes on in a transaction of its own.</summary>
    Continuation,

    /// <summary>Work of another system: a connector is called, or, with a topic, an outside worker fetches it.</summary>
    Service,

    /// <summary>A message in the outbox is to be sent.</summary>
    Outgoing,
}
