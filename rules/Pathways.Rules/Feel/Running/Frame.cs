namespace Pathways.Rules;

/// <summary>The names in force while a text or a function body runs: numbered places, and the frame around it.</summary>
internal sealed class Frame(FeelValue[] slots, Frame? parent, Evaluation evaluation)
{
    public FeelValue[] Slots => slots;

    public Frame? Parent => parent;

    public Evaluation Evaluation => evaluation;

    /// <summary>A copy for a function made here: later changes of loop variables must not reach into it.</summary>
    public Frame Snapshot() => new([.. slots], parent, evaluation);
}

/// <summary>A compiled expression.</summary>
internal delegate FeelValue Run(Frame frame);
