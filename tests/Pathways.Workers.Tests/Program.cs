using System.Globalization;
using Pathways.Workers;
using Pathways.Workers.Tests;
using Pathways.Workers.Tests.Recurring;
using Xunit.MicrosoftTestingPlatform;

// The tests; with `worker SECONDS …` the process pathways-worker on a machine whose clock is so far ahead.
return args is ["worker", var ahead, .. var settings]
    ? await Start.RunAsync(
        settings, new ShiftedClock(DateTimeOffset.UtcNow.AddSeconds(int.Parse(ahead, CultureInfo.InvariantCulture))))
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
