namespace Pathways.Rules.Tests;

public sealed class TheReadme
{
    [Fact]
    public void Lists_every_code_with_its_sentence()
    {
        string readme = File.ReadAllText(Path.Combine(Repository(), "rules", "README.md"));

        foreach (RuleSentence sentence in Sentences.All)
        {
            string text = sentence.Text.Replace("<", "&lt;", StringComparison.Ordinal);
            Assert.Contains($"| {sentence.Code} |", readme, StringComparison.Ordinal);
            Assert.Contains($"| {text} |", readme, StringComparison.Ordinal);
        }

        Assert.Equal(Sentences.All.Count(), Sentences.All.Select(sentence => sentence.Code).Distinct().Count());
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
