using Pathways.Rules;

namespace Pathways.Workers.Connecting;

/// <summary>What came of calling a connector once.</summary>
internal abstract record ConnectorAnswer
{
    private ConnectorAnswer() { }

    /// <summary>The work is done.</summary>
    /// <param name="Report">What came back.</param>
    internal sealed record Done(FeelContext Report) : ConnectorAnswer;

    /// <summary>The service says that the work failed with an error that the drawing may catch.</summary>
    internal sealed record Error(string Code) : ConnectorAnswer;

    /// <summary>It may go better later.</summary>
    internal sealed record Later(string Why, TimeSpan? NotBefore) : ConnectorAnswer;

    /// <summary>It will not go better by itself.</summary>
    internal sealed record Refused(string Why) : ConnectorAnswer;
}
