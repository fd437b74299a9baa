namespace Pathways.Care;

/// <summary>The trusted document that was seen.</summary>
public enum IdentityDocument
{
    /// <summary>National identity card.</summary>
    IdentityCard,

    /// <summary>Passport.</summary>
    Passport,

    /// <summary>Residence permit.</summary>
    ResidencePermit,

    /// <summary>Family record book or birth certificate, for a child, beside a parent's own document.</summary>
    FamilyBook,

    /// <summary>A digital identity of substantial level.</summary>
    DigitalIdentity,
}

/// <summary>What can happen to an identity. Which of them is lawful when: <see cref="IdentityMoves"/>.</summary>
public abstract record IdentityMove
{
    private IdentityMove() { }

    /// <summary>The national service found the person and gave the number.</summary>
    /// <param name="Number">The number found.</param>
    public sealed record NumberRetrieved(InsNumber Number) : IdentityMove;

    /// <summary>A trusted document was compared with the traits.</summary>
    /// <param name="Document">Which one.</param>
    public sealed record DocumentChecked(IdentityDocument Document) : IdentityMove;

    /// <summary>The national service no longer confirms the number.</summary>
    /// <param name="Reason">Why, in a few words.</param>
    public sealed record NumberWithdrawn(string Reason) : IdentityMove;

    /// <summary>Someone doubts that the file is of this person.</summary>
    /// <param name="Reason">Why, in a few words.</param>
    public sealed record DoubtRaised(string Reason) : IdentityMove;

    /// <summary>A trait was wrong and is corrected; what was checked before no longer counts.</summary>
    /// <param name="Traits">The right traits.</param>
    /// <param name="Reason">Why, in a few words.</param>
    public sealed record TraitsCorrected(IdentityTraits Traits, string Reason) : IdentityMove;
}
