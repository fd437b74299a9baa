using System.Runtime.CompilerServices;

namespace Pathways.Rules.Tests;

/// <summary>
/// Files that were approved by a person. With <c>PATHWAYS_APPROVE=1</c> in the environment the tests write what is missing;
/// an approved file is never overwritten: delete it first, and say in the commit why it had to go.
/// </summary>
internal static class GoldenFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name));

    /// <summary>What was approved; what is given when there is nothing yet and approval is asked for.</summary>
    public static string ReadOrApprove(string name, Func<string> make, [CallerFilePath] string here = "")
    {
        string source = Path.Combine(Path.GetDirectoryName(here) ?? string.Empty, name);
        if (Environment.GetEnvironmentVariable("PATHWAYS_APPROVE") == "1" && !File.Exists(source))
        {
            string text = make();
            File.WriteAllText(source, text);
            return text;
        }

        return Read(name);
    }
}
