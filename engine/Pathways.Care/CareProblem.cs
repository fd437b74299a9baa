using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>How far a problem goes.</summary>
public enum ProblemKind
{
    /// <summary>Nothing is saved until the entry is corrected.</summary>
    Refused,

    /// <summary>Unusual but possible: saved once a person confirms it.</summary>
    Question,
}

/// <summary>What is wrong with an entry, fit to show to the person who made it. Never holds a patient's name.</summary>
/// <param name="Code">Stable code <c>PW4nnn</c>, listed in the folder's README.</param>
/// <param name="Kind">Refused, or a question that the person may confirm.</param>
/// <param name="Field">The field it is about, e.g. <c>birth_date</c> or <c>weight_kg</c>; empty for the whole entry.</param>
/// <param name="Message">The English sentence: what, why not, what to do.</param>
/// <param name="Arguments">The values inside the sentence, in the order of the README, for a host in another language.</param>
public sealed record CareProblem(
    string Code,
    ProblemKind Kind,
    string Field,
    string Message,
    ImmutableArray<string> Arguments)
{
    /// <summary>
    /// What a person confirms when answering the question: code, field and values, so that changing the value
    /// asks again.
    /// </summary>
    public string Key => string.Join('|', [Code, Field, .. Arguments]);

    /// <summary>Those of <paramref name="problems"/> that still stand in the way once <paramref name="confirmed"/> counts.</summary>
    /// <param name="problems">Everything found.</param>
    /// <param name="confirmed">The <see cref="Key"/>s that the person confirmed.</param>
    public static ImmutableArray<CareProblem> Standing(
        IEnumerable<CareProblem> problems, IReadOnlyCollection<string> confirmed) =>
        [.. problems.Where(p => p.Kind == ProblemKind.Refused || !confirmed.Contains(p.Key))];

    internal static CareProblem Refusal(string code, string field, string message, params string[] arguments) =>
        new(code, ProblemKind.Refused, field, message, [.. arguments]);

    internal static CareProblem Question(string code, string field, string message, params string[] arguments) =>
        new(code, ProblemKind.Question, field, message, [.. arguments]);
}
