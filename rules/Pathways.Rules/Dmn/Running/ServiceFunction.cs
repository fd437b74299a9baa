using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// A decision service as a function (DMN 1.5, clause 10.4): its input data first, then its input decisions. Input decisions
/// are given by the caller and never taken; what the caller knows besides does not reach in.
/// </summary>
internal sealed class ServiceFunction(
    string name,
    ImmutableArray<DmnElement> inputs,
    ImmutableArray<DmnElement> outputs,
    FeelType declaredType,
    Place place,
    Func<int> memorySize) : FeelFunction
{
    private readonly ContextShape shape = new([.. outputs.Select(output => output.Name)]);

    public override string Name => name;

    public override ImmutableArray<FeelParameter> Parameters =>
        [.. inputs.Select(input => new FeelParameter(input.Name, input.Type))];

    internal override FeelType ResultType => declaredType;

    /// <summary>The declared type or, without one, what is known of the outputs.</summary>
    public FeelType KnownResult => declaredType is not FeelType.AnyType
        ? declaredType
        : outputs is [DmnElement only]
            ? only.KnownType
            : new FeelType.ContextOf([.. outputs.Select(output => new FeelParameter(output.Name, output.KnownType))]);

    internal override FeelValue Invoke(Evaluation evaluation, Place at, FeelValue[] arguments)
    {
        if (arguments.Length != inputs.Length)
        {
            return Signatures.Mismatch(this, evaluation, at, arguments);
        }

        // What is set aside to remember costs steps too.
        if (!evaluation.Spend(memorySize() / 4, at))
        {
            return FeelValue.Null;
        }

        DecisionRun run = new(memorySize(), FeelContext.Empty, evaluation);
        for (int i = 0; i < arguments.Length; i++)
        {
            FeelValue argument = arguments[i];
            if (!Binding.TryBind(ref argument, inputs[i].Type, evaluation))
            {
                return evaluation.Fail(
                    at, Sentences.DoesNotConform, inputs[i].Name, Evaluation.Describe(argument), inputs[i].Type.ToString());
            }

            run.Set(inputs[i], argument);
        }

        return Outputs(ref run);
    }

    internal override FeelValue InvokeNamed(Evaluation evaluation, Place at, string[] names, FeelValue[] arguments) =>
        Signatures.InOrder(Parameters, names, arguments) is FeelValue[] ordered
            ? Invoke(evaluation, at, ordered)
            : Signatures.Mismatch(this, evaluation, at, arguments);

    /// <summary>The service called from outside: its inputs by name, those not given null.</summary>
    public FeelValue Invoke(ref DecisionRun run, FeelContext given)
    {
        foreach (DmnElement input in inputs)
        {
            run.Set(input, Binding.Bind(input.GivenIn(given), input.Type, run.Evaluation, place, input.Name));
            run.Evaluation.Tracing?.AddInput(input.Name, run.ValueOf(input));
        }

        return Outputs(ref run);
    }

    private FeelValue Outputs(ref DecisionRun run)
    {
        FeelValue[] values = new FeelValue[outputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = run.ValueOf(outputs[i]);
        }

        FeelValue value = values.Length == 1 ? values[0] : FeelValue.Context(new FeelContext(shape, values));
        return Binding.Bind(value, declaredType, run.Evaluation, place, name);
    }
}
