using System.Diagnostics;
using System.Globalization;
using Pathways.Care;
using Pathways.Testing;

namespace Pathways.Workers.Tests.Dying;

/// <summary>A process of its own that tells the story, and may be killed at one of its statements.</summary>
internal sealed class StoryProcess : IDisposable
{
    /// <summary>The answer of a process that was killed.</summary>
    public const string Killed = "killed";

    private const int BySigkill = 128 + 9;
    private readonly Process process;

    private StoryProcess(Process process) => this.process = process;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts one.</summary>
    /// <param name="ward">Where the story takes place.</param>
    /// <param name="telling">Which telling: the same number sends the same commands again.</param>
    /// <param name="diesAt">At which point it is killed; 0 for not at all.</param>
    public static StoryProcess Start(Ward ward, int telling, int diesAt) => new(Process.Start(
        new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(StoryProcess).Assembly.Location, "story", ward.Database.Text, ward.Folder, ward.Child.ToString(),
                telling.ToString(CultureInfo.InvariantCulture), diesAt.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("dotnet cannot be started."));

    /// <summary>Waits for its end.</summary>
    /// <returns>Both cases and how many points it passed; <see cref="Killed"/>; or what went wrong.</returns>
    public async Task<string> EndAsync()
    {
        Task<string> failed = process.StandardError.ReadToEndAsync(Cancellation);
        string answer = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode switch
        {
            0 => answer,
            BySigkill => Killed,
            _ => await failed,
        };
    }

    public void Dispose() => process.Dispose();

    /// <summary>What such a process does.</summary>
    /// <param name="args">What <see cref="Start"/> gave it, without the first word.</param>
    public static async Task<int> TellAsync(string[] args)
    {
        PatientId child = new(Guid.Parse(args[2]));
        int diesAt = int.Parse(args[4], CultureInfo.InvariantCulture);
        await using TestDatabase database = TestDatabase.Open(args[0]);
        Ward ward = Ward.Join(database, child, args[1]); // Never disposed: the ward is the test's.
        await using Mortal mortal = new(ward, diesAt == 0 ? null : diesAt, Process.GetCurrentProcess().Kill);
        (Guid whole, Guid cancelled) = await new Story(ward, mortal, int.Parse(args[3], CultureInfo.InvariantCulture)).TellAsync(CancellationToken.None);
        Console.Write($"{whole} {cancelled} {mortal.Passed}");
        return 0;
    }
}
