using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>What came of reading a scenario.</summary>
/// <param name="Scenario">The scenario; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong, in the order of the file.</param>
public sealed record ScenarioReading(Scenario? Scenario, ImmutableArray<ScenarioProblem> Problems);

/// <summary>Something in a scenario's file that cannot be understood.</summary>
/// <param name="Code">Stable code, <c>PW217n</c>; the README of this folder lists them.</param>
/// <param name="Source">The file.</param>
/// <param name="Place">Where in it, e.g. <c>step 3</c> or <c>expect</c>; empty for the file itself.</param>
/// <param name="Message">What is wrong, with the member that it is about.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record ScenarioProblem(string Code, string Source, string Place, string Message, string Remedy)
{
    /// <summary>The problem on one line, as a command line prints it.</summary>
    public override string ToString()
    {
        string place = Place.Length == 0 ? Source : $"{Source}, {Place}";
        return $"{Code} {place}: {Message}. {Remedy}";
    }
}
