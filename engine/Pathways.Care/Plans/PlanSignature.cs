namespace Pathways.Care;

/// <summary>For whom a signature speaks.</summary>
public enum PlanVoice
{
    /// <summary>The GP, under whose responsibility the plan is.</summary>
    Gp,

    /// <summary>The person.</summary>
    Person,

    /// <summary>Who speaks for the person: parent, guardian, trusted person.</summary>
    Representative,
}

/// <summary>What was answered to a version.</summary>
public enum PlanAnswer
{
    /// <summary>Yes.</summary>
    Agrees,

    /// <summary>Not like this: it is to be changed.</summary>
    WantsChanges,

    /// <summary>No.</summary>
    Refuses,
}

/// <summary>An answer to one version of a plan; a version that was answered never changes.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Entry">The entry of the record that holds the version's text.</param>
/// <param name="Content">Seal of what the version said.</param>
/// <param name="Voice">For whom it speaks.</param>
/// <param name="Answer">The answer.</param>
/// <param name="On">The day it was given.</param>
/// <param name="Name">Who answered, when it is not who recorded it; <c>null</c> when not said.</param>
/// <param name="Means">How it was given; <c>null</c> when not said.</param>
/// <param name="Words">What was said with it; <c>null</c> for nothing.</param>
public sealed record PlanSignature(
    int Version,
    long Entry,
    ContentHash Content,
    PlanVoice Voice,
    PlanAnswer Answer,
    DateOnly On,
    string? Name,
    ConsentMeans? Means,
    string? Words)
{
    /// <summary>What the answer does to the plan.</summary>
    public PlanAct Act => (Voice, Answer) switch
    {
        (PlanVoice.Gp, PlanAnswer.Agrees) => PlanAct.Validate,
        (PlanVoice.Gp, _) => PlanAct.SendBack,
        (_, PlanAnswer.Agrees) => PlanAct.Agree,
        (_, PlanAnswer.WantsChanges) => PlanAct.WantOtherwise,
        _ => PlanAct.Refuse,
    };
}
