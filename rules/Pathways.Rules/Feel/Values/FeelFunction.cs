using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A FEEL function value: built in, written in FEEL, a knowledge model or a decision service.</summary>
public abstract class FeelFunction
{
    private protected FeelFunction()
    {
    }

    /// <summary>The name it is known by; empty for an anonymous one.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters of its (first) signature in order.</summary>
    public abstract ImmutableArray<FeelParameter> Parameters { get; }

    internal abstract FeelType ResultType { get; }

    internal abstract FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments);

    internal abstract FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments);
}

/// <summary>A parameter of a FEEL function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record FeelParameter(string Name, FeelType Type);
