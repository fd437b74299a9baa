namespace Pathways.Rules;

/// <summary>What a conclusion does, as the rule set's author wrote it.</summary>
public abstract record StandingAction
{
    private StandingAction()
    {
    }

    /// <summary><c>care:starts</c>: a pathway begins for the patient.</summary>
    /// <param name="Pathway">The pathway's key.</param>
    public sealed record StartPathway(string Pathway) : StandingAction;

    /// <summary><c>care:signals</c>: the patient's running pathways get a message.</summary>
    /// <param name="Message">The message's name in the drawing.</param>
    public sealed record SignalPathways(string Message) : StandingAction;

    /// <summary><c>care:opensTask</c>: somebody has something to do.</summary>
    /// <param name="Title">What, in words for the inbox.</param>
    /// <param name="Roles">Who may do it; separated by blanks.</param>
    /// <param name="Form">The form's key; null when none is needed.</param>
    public sealed record OpenTask(string Title, string Roles, string? Form) : StandingAction;
}

/// <summary>What a host shall do after an evaluation, in the transaction that stores the new state.</summary>
/// <param name="Key">
/// The same at every repetition, and another when the conclusion was withdrawn and holds again: with the patient's id it makes
/// sure that the host does each thing at most once. It holds no clinical value.
/// </param>
public abstract record StandingEffect(string Key)
{
    /// <summary>The conclusion has come to hold: do it.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Action">What to do.</param>
    /// <param name="Because">The conclusion that asks for it.</param>
    public sealed record Raise(string Key, StandingAction Action, Concluded Because) : StandingEffect(Key);

    /// <summary>The conclusion holds no longer: do not do it if it is not done yet, close the task if it is still open.</summary>
    /// <param name="Key">The key under which it was raised.</param>
    public sealed record Withdraw(string Key) : StandingEffect(Key);
}
