using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A built-in function: a name and its overloads, tried in order.</summary>
internal sealed class BuiltIn(string name, ImmutableArray<Overload> overloads) : FeelFunction
{
    // Reading a list costs time, making one memory besides.
    private const int ReadPerStep = 64;
    private const int MadePerStep = 4;

    public override string Name => name;

    public ImmutableArray<Overload> Overloads => overloads;

    public override ImmutableArray<FeelParameter> Parameters => overloads[0].FeelParameters;

    internal override FeelType ResultType => overloads[0].Result;

    /// <summary>How it may be called, for sentences.</summary>
    public string Usage => string.Join(" or ", overloads.Select(overload => overload.ToString()));

    internal override FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments)
    {
        if (!evaluation.Spend(WidthOf(arguments) / ReadPerStep, place))
        {
            return FeelValue.Null;
        }

        foreach (Overload overload in overloads)
        {
            if (overload.TryFit(arguments, null, evaluation, false, out FeelValue[] fitted))
            {
                return Run(overload, fitted, evaluation, place);
            }
        }

        foreach (Overload overload in overloads)
        {
            if (overload.TryFit(arguments, null, evaluation, true, out FeelValue[] fitted))
            {
                return Run(overload, fitted, evaluation, place);
            }
        }

        return Signatures.Mismatch(this, evaluation, place, arguments);
    }

    internal override FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments)
    {
        if (!evaluation.Spend(WidthOf(arguments) / ReadPerStep, place))
        {
            return FeelValue.Null;
        }

        // Names alone cannot tell before(point, range) from before(range, point): there the order written decides.
        Overload[] candidates = [.. overloads.OrderBy(overload => overload.Declares(names) ? 0 : 1)];
        foreach (bool converts in new[] { false, true })
        {
            foreach (Overload overload in candidates)
            {
                if (overload.TryOrder(names, arguments, out FeelValue[] ordered, out bool[] given)
                    && overload.TryFit(ordered, given, evaluation, converts, out FeelValue[] fitted))
                {
                    return Run(overload, fitted, evaluation, place);
                }
            }
        }

        return Signatures.Mismatch(this, evaluation, place, arguments);
    }

    /// <summary>Calls the body; what it made is paid for, and stays within bounds.</summary>
    private FeelValue Run(Overload overload, FeelValue[] arguments, Evaluation evaluation, Place place)
    {
        FeelValue result = overload.Body(new BuiltInCall(name, evaluation, place, arguments));
        int width = WidthOf([result]);
        return width < MadePerStep || evaluation.Spend(width / MadePerStep, place)
            ? evaluation.Admit(result, place)
            : FeelValue.Null;
    }

    /// <summary>How many values or eights of characters lie side by side in the values.</summary>
    private static int WidthOf(ReadOnlySpan<FeelValue> values)
    {
        int width = 0;
        foreach (FeelValue value in values)
        {
            width += value.Kind switch
            {
                FeelKind.List => value.Items.Length,
                FeelKind.Context => 2 * value.AsContext().Count,
                FeelKind.String => value.Text.Length / 8,
                _ => 0,
            };
        }

        return width;
    }
}

/// <summary>What a built-in function does with its arguments.</summary>
internal delegate FeelValue BuiltInBody(BuiltInCall call);

/// <summary>A call of a built-in function whose arguments fit.</summary>
internal readonly struct BuiltInCall(string name, Evaluation evaluation, Place place, FeelValue[] arguments)
{
    public Evaluation Evaluation => evaluation;

    public Place Place => place;

    public FeelValue this[int index] => arguments[index];

    public bool Has(int index) => !arguments[index].IsNull;

    public FeelNumber Number(int index) => arguments[index].AsNumber();

    public string Text(int index) => arguments[index].AsString();

    public FeelValue[] List(int index) => arguments[index].Items;

    public FeelContext Context(int index) => arguments[index].AsContext();

    /// <summary>Null, because of an argument's value.</summary>
    public FeelValue Fail(string why) => evaluation.Fail(place, Sentences.BadArgument, name, why);

    public bool Spend(int steps) => evaluation.Spend(steps, place);

    /// <summary>Takes steps for comparing a value with each of the items; comparing simple values costs none.</summary>
    public bool SpendOnEach(IReadOnlyList<FeelValue> items, FeelValue value)
    {
        if (value.Kind != FeelKind.String && value.Extent.Depth == 0)
        {
            return true;
        }

        foreach (FeelValue item in items)
        {
            if (!evaluation.SpendOn(item, value, place))
            {
                return false;
            }
        }

        return true;
    }
}
