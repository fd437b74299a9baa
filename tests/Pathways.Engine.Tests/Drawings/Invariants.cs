using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>What is true of every state at rest.</summary>
internal static class Invariants
{
    public static void Check(InstanceState state, ExecutableProcess process) =>
        Assert.Empty(StateCheck.Violations(state, process));
}
