using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>The answer to publishing a bundle.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>Everything in the bundle is published and in force.</summary>
    /// <param name="Added">New versions; empty when all content was published before.</param>
    /// <param name="Pathways">The pathways of the bundle, each in its version now in force.</param>
    /// <param name="Findings">Warnings and notes.</param>
    public sealed record Published(
        ImmutableArray<DefinitionVersion> Added,
        ImmutableArray<DefinitionVersion> Pathways,
        ImmutableArray<Finding> Findings) : PublishOutcome
    {
        /// <summary>New editions of test cases, all of which passed.</summary>
        public ImmutableArray<TestCasesEdition> TestCases { get; init; } = [];
    }

    /// <summary>Nothing was published.</summary>
    /// <param name="Findings">What is wrong: at least one error.</param>
    public sealed record Refused(ImmutableArray<Finding> Findings) : PublishOutcome;

    /// <summary>Nothing was published: the draft is not approved any more.</summary>
    public sealed record Overtaken : PublishOutcome;

    /// <summary>Nothing was published: the reviewer did not know what was published of the pathway since the approval.</summary>
    /// <param name="Since">What was published since.</param>
    public sealed record Outdated(ImmutableArray<DefinitionId> Since) : PublishOutcome;
}
