using System.Collections.Concurrent;
using System.Globalization;

namespace Pathways.EndToEnd.Tests;

/// <summary>What one run keeps of what its visitors saw: the pictures in order, and everything that was wrong with them.</summary>
/// <param name="run">Names the folder of the pictures.</param>
internal sealed class Album(string run)
{
    private readonly ConcurrentQueue<string> troubles = new();
    private int last;

    /// <summary>Where the next picture goes; numbered, so that pictures lie in the order in which they were taken.</summary>
    public string NextPicture(string scene) => Path.Combine(
        Repository.Screenshots(run),
        string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref last):00}-{scene.Replace(' ', '-')}.png"));

    /// <summary>Notes something wrong; said at the end, all together.</summary>
    public void Note(string trouble) => troubles.Enqueue(trouble);

    /// <summary>Fails with everything that was noted.</summary>
    public void AssertNothingIsWrong()
    {
        string[] noted = [.. troubles.Distinct(StringComparer.Ordinal)];
        Assert.True(noted.Length == 0, string.Join("\n", noted));
    }
}
