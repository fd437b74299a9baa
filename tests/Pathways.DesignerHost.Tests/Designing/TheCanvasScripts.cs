using System.Diagnostics;
using System.Text.RegularExpressions;
using Pathways.Testing;

namespace Pathways.DesignerHost.Tests.Designing;

/// <summary>What of the canvas needs no browser, tried by Node where it stands.</summary>
public sealed partial class TheCanvasScripts
{
    [Theory]
    [InlineData("durations")]
    [InlineData("saving")]
    public async Task Do_what_their_tests_say(string script)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--test");
        start.ArgumentList.Add("--test-reporter=tap");
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests/Pathways.DesignerHost.Tests/Designing", $"{script}.test.js"));
        using Process node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        Task<string> complaints = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, $"{said}\n{await complaints}");
        Assert.Matches(Passed(), said);
    }

    [GeneratedRegex("^# pass [1-9]", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
