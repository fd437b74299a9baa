using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>Why something was refused or could not go on, fit to show to a person.</summary>
/// <param name="Code">Stable code <c>PW21nn</c>; the README of this folder lists them.</param>
/// <param name="Message">English sentence: who, what, why not, what to do.</param>
/// <param name="Arguments">The parts of the sentence that vary, so that a host can say it in another language.</param>
public sealed record Rejection(string Code, string Message, ImmutableArray<string> Arguments);
