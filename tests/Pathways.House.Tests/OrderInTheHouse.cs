using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>What a reader who opens the folders may count on.</summary>
public sealed partial class OrderInTheHouse
{
    [Fact]
    public void The_top_level_folders_are_the_rooms_and_no_others()
        => Assert.Equal(
            House.Rooms.Order(StringComparer.Ordinal),
            House.Folders.Where(folder => !folder.Contains('/', StringComparison.Ordinal) && folder[0] is not '.').Order(StringComparer.Ordinal));

    [Fact]
    public void Every_room_has_one_README_that_names_its_projects()
    {
        House.Holds(
            "Write a README.md for the room.",
            House.Rooms.Where(room => !House.Files.Any(file => file.Path == $"{room}/README.md")));
        House.Holds(
            "The room's README does not say what the project is for.",
            from project in House.Projects
            let readme = House.Files.FirstOrDefault(file => file.Path == $"{project.File.Room}/README.md")
            where readme is not null && !readme.Text.Contains(project.Name, StringComparison.Ordinal)
            select $"{readme}: {project.Name}");
    }

    [Fact]
    public void The_solution_lists_every_project_and_nothing_else()
    {
        string[] listed =
        [
            .. SolutionProject().Matches(House.Files.Single(file => file.Path is "Pathways.sln").Text)
                .Select(found => found.Groups["path"].Value.Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(House.Projects.Select(project => project.File.Path).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Links_between_the_pages_of_the_repository_lead_somewhere()
        => House.Holds(
            "These links lead nowhere.",
            from page in House.Files
            where page.Extension is ".md"
            from Match link in Link().Matches(page.Text)
            let target = link.Groups["target"].Value
            where !target.Contains(':', StringComparison.Ordinal) && target[0] is not '#'
            let full = Path.Combine(House.Root, Path.GetDirectoryName(page.Path) ?? "", target.Split('#')[0])
            where !File.Exists(full) && !Directory.Exists(full)
            select $"{page} → {target}");

    [Fact]
    public void No_file_names_the_machine_it_was_written_on()
        => House.Holds(
            "Paths of one person's machine mean nothing on another.",
            from file in House.Files
            where file.IsText
            from line in file.Lines
            where MachinePath().IsMatch(line)
            select $"{file}: {line.Trim()[..Math.Min(line.Trim().Length, 100)]}");

    [Fact]
    public void Both_databases_have_the_same_statements()
    {
        static IEnumerable<string> Statements(string database) =>
            from file in House.Files
            where file.Extension is ".sql" && file.Path.StartsWith("engine/Pathways.Storage/", StringComparison.Ordinal)
            where file.Ancestors.Any(folder => folder.EndsWith("/" + database, StringComparison.OrdinalIgnoreCase))
            select file.Path.ToUpperInvariant().Replace("/" + database.ToUpperInvariant() + "/", "/DATABASE/", StringComparison.Ordinal);

        Assert.Equal(Statements("postgresql"), Statements("sqlite"));
    }

    [Fact]
    public void Every_log_event_has_a_number_of_its_own_in_the_block_of_its_room()
    {
        (string File, string Number)[] events =
        [
            .. from file in House.ProductSource
               from Match found in LogEvent().Matches(file.Text)
               select (file.Path, found.Groups["number"].Value),
        ];

        House.Holds(
            "Two log events share a number.",
            events.GroupBy(item => item.Number).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(item => item.File))}"));
        House.Holds(
            "Log numbers: engine shell 1000s, storage 2000s, host 3000s, workers 4000s.",
            events.Where(item => BlockOf(item.File) != item.Number[..1] || item.Number.Length != 4)
                .Select(item => $"{item.File}: {item.Number}"));
    }

    [Fact]
    public void Nothing_unfinished_is_left_lying_about()
        => House.Holds(
            "Finish it, or give the TODO an issue number.",
            from file in House.ProductSource
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where Unfinished().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}");

    [Fact]
    public void A_silenced_warning_says_why()
        => House.Holds(
            "Put a comment on or above the line that says why it is safe.",
            from file in House.Files
            where file.Extension is ".cs"
            let lines = file.Lines
            from index in Enumerable.Range(0, lines.Count)
            where lines[index].TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
            where !lines[index].Contains("//", StringComparison.Ordinal)
                && (index == 0 || !lines[index - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            select $"{file}:{index + 1}");

    private static string BlockOf(string path) => path switch
    {
        _ when path.StartsWith("engine/Pathways.Storage/", StringComparison.Ordinal) => "2",
        _ when path.StartsWith("engine/", StringComparison.Ordinal) => "1",
        _ when path.StartsWith("designer-host/", StringComparison.Ordinal) => "3",
        _ when path.StartsWith("workers/", StringComparison.Ordinal) => "4",
        _ => "none",
    };

    [GeneratedRegex(@"""(?<path>[^""]+\.csproj)""")]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    // Written so that this line does not accuse itself.
    [GeneratedRegex(@"(^|[\s""'=(:`])/(home|root|Users|wor[k]|tmp/[a-z]+_jobs)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"EventId\s*=\s*(?<number>\d+)")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\b(FIXME|HACK|XXX)\b|\bTODO\b(?!.*#\d)|NotImplementedException")]
    private static partial Regex Unfinished();
}
