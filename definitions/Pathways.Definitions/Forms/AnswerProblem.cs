using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Something about an answer that the person who gives it should see beside the field.</summary>
/// <param name="Path">The field: its key, inside repeated groups with the entry, e.g. <c>bmi_points[1].age</c> (from
/// 0).</param>
/// <param name="Code">Stable code, <c>PW209n</c>.</param>
/// <param name="IsQuestion">True when the value is unusual and may be confirmed; false when it is refused.</param>
/// <param name="Message">English sentence.</param>
/// <param name="Arguments">The parts of the sentence that vary, first the field's label, for a host to say it in
/// French.</param>
public sealed record AnswerProblem(
    string Path, string Code, bool IsQuestion, string Message, ImmutableArray<string> Arguments);
