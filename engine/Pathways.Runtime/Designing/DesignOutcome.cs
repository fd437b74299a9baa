using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The answer of the <see cref="DesignDesk"/>.</summary>
/// <typeparam name="T">What a successful act gives.</typeparam>
public abstract record DesignOutcome<T>
{
    private DesignOutcome()
    {
    }

    /// <summary>The same answer to a larger act of which this one was a part; never one that was done.</summary>
    /// <typeparam name="TOther">What the larger act would have given.</typeparam>
    /// <exception cref="InvalidOperationException">The act was done.</exception>
    public DesignOutcome<TOther> As<TOther>() => this switch
    {
        Denied denied => new DesignOutcome<TOther>.Denied(denied.Decision),
        Missing => new DesignOutcome<TOther>.Missing(),
        Refused refused => new DesignOutcome<TOther>.Refused(refused.Problem),
        Overtaken overtaken => new DesignOutcome<TOther>.Overtaken(overtaken.Other),
        _ => throw new InvalidOperationException("An act that was done has no refusal to hand on."),
    };

    /// <summary>Done.</summary>
    /// <param name="Value">What the act gives.</param>
    public sealed record Done(T Value) : DesignOutcome<T>;

    /// <summary>The person may not.</summary>
    /// <param name="Decision">Why not, and what to do.</param>
    public sealed record Denied(AccessDecision.Denied Decision) : DesignOutcome<T>;

    /// <summary>There is no such draft, file or revision in the network.</summary>
    public sealed record Missing : DesignOutcome<T>;

    /// <summary>What was given cannot be taken: nothing changed.</summary>
    /// <param name="Problem">What is wrong and how to mend it.</param>
    public sealed record Refused(DesignProblem Problem) : DesignOutcome<T>;

    /// <summary>Somebody else has saved the file meanwhile: nothing changed, and both texts are there to compare.</summary>
    /// <param name="Other">The file as the other left it.</param>
    public sealed record Overtaken(DraftFile Other) : DesignOutcome<T>;
}

/// <summary>Why something cannot be taken into a draft.</summary>
/// <param name="Code">Stable code, listed in the README.</param>
/// <param name="Sentence">What is wrong and how to mend it, in English.</param>
/// <param name="Arguments">What varies in the sentence.</param>
public sealed record DesignProblem(string Code, string Sentence, params ImmutableArray<string> Arguments);
