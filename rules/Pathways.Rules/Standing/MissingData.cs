using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>
/// Tells a value that is not there from a rule that went wrong. Without the value nothing can be concluded, and what was concluded
/// from it no longer holds; of a rule that went wrong nobody knows what it would have said.
/// </summary>
internal static partial class MissingData
{
    private static readonly FrozenSet<string> alwaysMissing = FrozenSet.Create(
        Sentences.NoValue.Code, Sentences.NoMember.Code, Sentences.BadIndex.Code);

    private static readonly FrozenSet<string> missingWithNull = FrozenSet.Create(
        Sentences.OperandsDoNotFit.Code,
        Sentences.NoSignature.Code,
        Sentences.NotIterable.Code,
        Sentences.BadRange.Code,
        Sentences.ConditionNotBoolean.Code,
        Sentences.CannotFilter.Code,
        Sentences.CannotNegate.Code);

    /// <summary>What functions say of lists in which something is missing.</summary>
    private static readonly FrozenSet<string> missingInLists = FrozenSet.Create(
        "the list is empty", "one of the items is null", "one of the lists is null", "one of the contexts is null", "it needs at least two numbers");

    /// <summary>Whether a problem comes of a value that is not there, and of nothing else.</summary>
    public static bool Explains(FeelProblem problem) =>
        alwaysMissing.Contains(problem.Code)
        || (problem.Code == Sentences.BadArgument.Code && missingInLists.Contains(problem.Arguments[^1]))
        || (missingWithNull.Contains(problem.Code) && problem.Arguments.Any(argument => Null().IsMatch(Quoted().Replace(argument, "\"\""))));

    [GeneratedRegex(@"\bnull\b", RegexOptions.CultureInvariant)]
    private static partial Regex Null();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
