using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Arguments and the parameters they are for.</summary>
internal static class Signatures
{
    /// <summary>Named arguments in the order of the parameters; null when a name is missing, unknown or given twice.</summary>
    public static FeelValue[]? InOrder(ImmutableArray<FeelParameter> parameters, string[] names, FeelValue[] arguments)
    {
        if (names.Length != parameters.Length)
        {
            return null;
        }

        FeelValue[] ordered = new FeelValue[parameters.Length];
        for (int i = 0; i < ordered.Length; i++)
        {
            int at = Array.IndexOf(names, parameters[i].Name);
            if (at < 0)
            {
                return null;
            }

            ordered[i] = arguments[at];
        }

        return ordered;
    }

    public static FeelValue Mismatch(FeelFunction function, Evaluation evaluation, Place place, FeelValue[] arguments) =>
        evaluation.Fail(
            place,
            Sentences.NoSignature,
            function.Name.Length > 0 ? function.Name : "The function",
            string.Join(", ", arguments.Select(Evaluation.Describe)),
            function is BuiltIn builtIn
                ? builtIn.Usage
                : "(" + string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}")) + ")");
}
