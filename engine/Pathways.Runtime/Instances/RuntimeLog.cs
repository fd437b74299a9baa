using Microsoft.Extensions.Logging;

namespace Pathways.Runtime;

/// <summary>What the shell logs: ids only.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information,
        Message = "Case {InstanceId} of {PathwayKey} version {Version} started in network {Network}")]
    public static partial void Started(
        ILogger logger, Guid instanceId, string pathwayKey, int version, string network);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Debug,
        Message = "Case {InstanceId}: {Command} took it to revision {Revision}")]
    public static partial void Advanced(ILogger logger, Guid instanceId, string command, long revision);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information,
        Message = "Case {InstanceId}: {Command} refused with {Code}")]
    public static partial void Refused(ILogger logger, Guid instanceId, string command, string code);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Debug,
        Message = "Case {InstanceId} was changed by another command during attempt {Attempt}; loading it again")]
    public static partial void Overtaken(ILogger logger, Guid instanceId, int attempt);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Error,
        Message = "Case {InstanceId} has an incident {Code}; a person must look at it")]
    public static partial void IncidentRaised(ILogger logger, Guid instanceId, string code);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Error,
        Message = "Pathway {PathwayKey} of network {Network} should have begun by itself and could not ({Code}); a person must look at it")]
    public static partial void NotBegun(ILogger logger, string pathwayKey, string network, string code);

    [LoggerMessage(EventId = 1010, Level = LogLevel.Information,
        Message = "Published {Kind} {Key} version {Version} in network {Network}")]
    public static partial void Published(ILogger logger, DefinitionKind kind, string key, int version, string network);
}
