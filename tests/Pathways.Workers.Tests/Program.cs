using System.Globalization;
using Pathways.Workers;
using Pathways.Workers.Tests;
using Pathways.Workers.Tests.Dying;
using Pathways.Workers.Tests.Recurring;
using Xunit.MicrosoftTestingPlatform;

// The tests; with `worker SECONDS …` the process pathways-worker on a machine whose clock is so far ahead; with `story …` a process
// that tells a story of two cases and may be killed on the way.
return args switch
{
    ["worker", var ahead, .. var settings] => await Start.RunAsync(
        settings, new ShiftedClock(DateTimeOffset.UtcNow.AddSeconds(int.Parse(ahead, CultureInfo.InvariantCulture)))),
    ["story", .. var told] => await StoryProcess.TellAsync(told),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
