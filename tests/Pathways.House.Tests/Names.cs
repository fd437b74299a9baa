using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>Names say what a thing is, in the words of BPMN, DMN and the ward.</summary>
public sealed partial class Names
{
    private const string Vague = "Common|Utils?|Utilities|Helpers?|Manager|Misc|Shared|Base";

    private static readonly string[] Kinds =
    [
        "Models", "Services", "Interfaces", "Contracts", "Extensions", "Dtos", "DTOs", "Handlers", "Entities", "Enums",
        "Exceptions", "Repositories", "ViewModels", "Controllers", "Abstractions", "Implementations",
    ];

    [Fact]
    public void No_project_folder_or_file_has_a_vague_name()
        => House.Holds(
            "Say what it is for; these names fit everything.",
            House.Folders.Concat(House.Files.Where(file => file.IsSource).Select(file => file.Path))
                .Where(path => VagueName().IsMatch(Path.GetFileNameWithoutExtension(path))));

    [Fact]
    public void No_type_has_a_vague_name()
        => House.Holds(
            "Say what the type is for; these names fit everything.",
            from type in DeclaredTypes()
            where VagueName().IsMatch(type.Name)
            select $"{type.File}: {type.Name}");

    [Fact]
    public void No_folder_is_named_after_a_kind()
        => House.Holds(
            "Folders are subjects (Timing, Inbox), never kinds.",
            House.Folders.Where(folder => Kinds.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void A_type_stands_in_a_file_of_its_name()
        => House.Holds(
            "One concept a file, and the file is named after it.",
            from file in House.ProductSource
            where file.Extension is ".cs" && file.Name is not "Program.cs"
            let types = TopLevelTypesOf(file).ToArray()
            where types.Length == 1 // Several small types of one subject share a file named after the subject.
            let concept = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)]
            where !types.Contains(concept)
            select $"{file} holds {string.Join(", ", types)}");

    [Fact]
    public void Every_interface_is_listed_with_its_reason()
    {
        string[] listed =
        [
            .. Reasons().Select(row => row.Name).Order(StringComparer.Ordinal),
        ];
        string[] declared =
        [
            .. DeclaredTypes().Where(type => type.Kind is "interface").Select(type => type.Name)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

        House.Holds(
            "List each interface in tests/Pathways.House.Tests/interfaces.txt with its two implementations or its border.",
            declared.Except(listed));
        House.Holds("interfaces.txt lists interfaces that no longer exist.", listed.Except(declared));
        House.Holds("These interfaces are listed without a reason.", Reasons().Where(row => row.Reason.Length < 20).Select(row => row.Name));
    }

    [Fact]
    public void There_are_few_interfaces()
    {
        string[] declared = [.. DeclaredTypes().Where(type => type.Kind is "interface").Select(type => type.Name).Distinct()];

        Assert.True(declared.Length <= 18, $"{declared.Length} interfaces; 18 are the most. Which has one implementation only?");
    }

    [Fact]
    public void A_source_file_can_be_read_in_one_sitting()
        => House.Holds(
            "600 lines are the most for a file; the FEEL parser alone may be longer.",
            from file in House.Files
            where file.Extension is ".cs" or ".razor" or ".js" or ".css" or ".sql" or ".sh"
            where file.Name is not "FeelParser.cs" && !file.Name.EndsWith(".min.js", StringComparison.Ordinal)
            let length = file.Lines.Count
            where length > 600
            select $"{file}: {length} lines");

    [Fact]
    public void The_pattern_of_declarations_finds_each_kind()
    {
        string[] lines =
        [
            "public sealed partial class StepBudget(int steps)", "internal abstract record StepResult", "enum HitPolicy",
            "public readonly record struct ElementId", "    private ref struct Cursor", "public interface IInbox : IX",
        ];

        Assert.Equal(
            ["class StepBudget", "record StepResult", "enum HitPolicy", "struct ElementId", "struct Cursor", "interface IInbox"],
            lines.Select(line => Declaration().Match(line)).Select(found => $"{found.Groups["kind"]} {found.Groups["name"]}"));
    }

    private static IEnumerable<(HouseFile File, string Kind, string Name)> DeclaredTypes() =>
        from file in House.Files
        where file.Extension is ".cs" && file.Room is not "tests"
        from line in file.Code
        let found = Declaration().Match(line.Text)
        where found.Success
        select (file, found.Groups["kind"].Value, found.Groups["name"].Value);

    private static IEnumerable<string> TopLevelTypesOf(HouseFile file) =>
        from line in file.Code
        where line.Text.Length > 0 && !char.IsWhiteSpace(line.Text[0])
        let found = Declaration().Match(line.Text)
        where found.Success
        select found.Groups["name"].Value;

    private static IEnumerable<(string Name, string Reason)> Reasons() =>
        from line in House.Files.Single(file => file.Name is "interfaces.txt").Lines
        where line.Length > 0 && line[0] is not '#'
        let cells = line.Split('|', 2, StringSplitOptions.TrimEntries)
        select (cells[0], cells.Length > 1 ? cells[1] : "");

    [GeneratedRegex($"({Vague})$")]
    private static partial Regex VagueName();

    [GeneratedRegex(
        @"^\s*((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*"
        + @"((?<kind>class|interface|enum|struct)|record\s+(?<kind>struct|class)|(?<kind>record))\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();
}
