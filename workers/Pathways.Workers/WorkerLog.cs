using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers;

internal static partial class WorkerLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Worker {Worker} started; {Freed} jobs of its predecessor are free again")]
    public static partial void Started(ILogger logger, string worker, int freed);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "Worker {Worker} stopped; {Freed} unstarted jobs were given back")]
    public static partial void Stopped(ILogger logger, string worker, int freed);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Warning, Message = "Lane {Lane} could not look for work; next look in {Pause}")]
    public static partial void LookFailed(ILogger logger, Exception cause, string lane, TimeSpan pause);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "Worker {Worker} could not free its jobs; their leases run out by themselves")]
    public static partial void ReleaseFailed(ILogger logger, Exception cause, string worker);

    [LoggerMessage(EventId = 4101, Level = LogLevel.Debug, Message = "{Kind} job {JobId} of instance {InstanceId} done, {Lateness} after it was due")]
    public static partial void Done(ILogger logger, JobKind kind, long jobId, Guid instanceId, TimeSpan lateness);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "{Kind} job {JobId} of instance {InstanceId} failed on attempt {Attempt} ({Why}); next try at {RetryAt}")]
    public static partial void AttemptFailed(
        ILogger logger, JobKind kind, long jobId, Guid instanceId, int attempt, string why, DateTimeOffset retryAt);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Error, Message = "{Kind} job {JobId} of instance {InstanceId} failed for good on attempt {Attempt} ({Why}); incident {IncidentId} waits for a person")]
    public static partial void FailedForGood(
        ILogger logger, JobKind kind, long jobId, Guid instanceId, int attempt, string why, string incidentId);

    [LoggerMessage(EventId = 4104, Level = LogLevel.Information, Message = "{Kind} job {JobId} of instance {InstanceId} has nothing left to do ({Why})")]
    public static partial void Obsolete(ILogger logger, JobKind kind, long jobId, Guid instanceId, string why);

    [LoggerMessage(EventId = 4109, Level = LogLevel.Debug, Message = "{Kind} job {JobId} of instance {InstanceId} is put off until {Until}")]
    public static partial void PutOff(ILogger logger, JobKind kind, long jobId, Guid instanceId, DateTimeOffset until);

    [LoggerMessage(EventId = 4105, Level = LogLevel.Warning, Message = "{Kind} job {JobId} of instance {InstanceId} belongs to another worker by now; nothing was written")]
    public static partial void Lost(ILogger logger, JobKind kind, long jobId, Guid instanceId);

    [LoggerMessage(EventId = 4106, Level = LogLevel.Error, Message = "{Kind} job {JobId} of instance {InstanceId} met a bug")]
    public static partial void Bug(ILogger logger, Exception cause, JobKind kind, long jobId, Guid instanceId);

    [LoggerMessage(EventId = 4107, Level = LogLevel.Warning, Message = "No heartbeat for job {JobId}; it may pass to another worker")]
    public static partial void HeartbeatFailed(ILogger logger, Exception cause, long jobId);

    [LoggerMessage(EventId = 4108, Level = LogLevel.Information, Message = "{Jobs} jobs could not be done together; each is done alone")]
    public static partial void BatchSplit(ILogger logger, Exception cause, int jobs);

    [LoggerMessage(EventId = 4201, Level = LogLevel.Information, Message = "Recurring {Kind} of network {Network}: {Outcome}, {Counted} done, {Troubled} to look at")]
    public static partial void RecurringEnded(
        ILogger logger, RecurringKind kind, string network, RunOutcome outcome, long counted, long troubled);

    [LoggerMessage(EventId = 4202, Level = LogLevel.Error, Message = "Recurring {Kind} of network {Network} met a bug")]
    public static partial void RecurringFailed(ILogger logger, Exception cause, RecurringKind kind, string network);

    [LoggerMessage(EventId = 4203, Level = LogLevel.Warning, Message = "No heartbeat for recurring work; another process may take it over")]
    public static partial void RecurringBeatFailed(ILogger logger, Exception cause);

    [LoggerMessage(EventId = 4204, Level = LogLevel.Warning, Message = "Recurring work could not be looked after; next look in {Pause}")]
    public static partial void RecurringLookFailed(ILogger logger, Exception cause, TimeSpan pause);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Warning, Message = "The machine's clock is off: times are reckoned {Offset} later than it says, as the database's clock does")]
    public static partial void ClockSetRight(ILogger logger, TimeSpan offset);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Warning, Message = "The database could not be asked for the time; the machine's clock serves as before")]
    public static partial void ClockNotAsked(ILogger logger, Exception cause);

    [LoggerMessage(EventId = 4205, Level = LogLevel.Information, Message = "Recurring {Kind} of network {Network} goes on in {Pause}")]
    public static partial void RecurringGoesOn(ILogger logger, RecurringKind kind, string network, TimeSpan pause);

    [LoggerMessage(EventId = 4206, Level = LogLevel.Warning, Message = "The morning message of person {PersonId} could not be taken over now ({Code}); it will be tried again")]
    public static partial void DigestPostponed(ILogger logger, Guid personId, string code);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "This process could not say that it lives")]
    public static partial void NoSignOfLife(ILogger logger, Exception cause);
}
