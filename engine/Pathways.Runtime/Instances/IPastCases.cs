namespace Pathways.Runtime;

/// <summary>Writes cases together with their whole past: how an invented population, or one of another system, comes in.</summary>
public interface IPastCases
{
    /// <summary>Writes cases that are not there yet, in one transaction.</summary>
    /// <param name="cases">The cases, of any networks.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task WriteAsync(IReadOnlyList<PastCase> cases, CancellationToken cancellationToken);
}
