using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A compiled function body.</summary>
internal sealed record FunctionProgram(
    string Name, ImmutableArray<FeelParameter> Parameters, FeelType Result, Run Body, FrameLayout Layout, Place Place)
{
    /// <summary>The type of the body's values, as far as the checker found it.</summary>
    public FeelType Found { get; init; } = FeelType.Any;

    /// <summary>The type of the function, for the checker.</summary>
    public FeelType Type => new FeelType.FunctionOf(
        [.. Parameters.Select(parameter => parameter.Type)],
        Result is FeelType.AnyType ? Found : Result.WithUnitOf(Found),
        [.. Parameters.Select(parameter => parameter.Name)]);
}

/// <summary>A function written in FEEL, with the names around it as they were when it was made.</summary>
internal sealed class UserFunction(FunctionProgram program, Frame? closure) : FeelFunction
{
    public override string Name => program.Name;

    public override ImmutableArray<FeelParameter> Parameters => program.Parameters;

    internal override FeelType ResultType => program.Result;

    internal override FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments)
    {
        ImmutableArray<FeelParameter> parameters = program.Parameters;
        if (arguments.Length != parameters.Length)
        {
            return Signatures.Mismatch(this, evaluation, place, arguments);
        }

        if (!evaluation.Spend(program.Layout.Count / 4, place))
        {
            return FeelValue.Null;
        }

        FeelValue[] slots = new FeelValue[program.Layout.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            slots[i] = arguments[i];
            if (!Binding.TryBind(ref slots[i], parameters[i].Type, evaluation))
            {
                return evaluation.Fail(
                    place,
                    Sentences.DoesNotConform,
                    parameters[i].Name,
                    Evaluation.Describe(arguments[i]),
                    parameters[i].Type.ToString());
            }
        }

        FeelValue result = program.Body(new Frame(slots, closure, evaluation));
        return Binding.Bind(result, program.Result, evaluation, program.Place, Name.Length > 0 ? Name : "the function");
    }

    internal override FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments) =>
        Signatures.InOrder(program.Parameters, names, arguments) is FeelValue[] ordered
            ? Invoke(evaluation, place, ordered)
            : Signatures.Mismatch(this, evaluation, place, arguments);
}
