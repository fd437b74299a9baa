using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>A code (PW and four digits) means one thing for ever: it is what people quote on the telephone.</summary>
public sealed partial class Codes
{
    // The build speaks to people too.
    private static readonly ImmutableArray<(string Code, HouseFile File)> SaidInCode =
    [
        .. from file in House.ProductSource.Concat(House.Files.Where(file => file.Extension is ".targets"))
           from line in file.Code
           from Match found in Quoted().Matches(line.Text)
           select (found.Groups["code"].Value, file),
    ];

    [Fact]
    public void Every_code_stands_in_the_README_of_the_room_that_says_it()
        => House.Holds(
            "List the code with its meaning in a table of the room's README.md.",
            from said in SaidInCode
            let room = RoomOf(said.Code)
            where !ListedIn(room).Contains(said.Code)
            select $"{said.Code} ({said.File}): not in {room}/README.md");

    [Fact]
    public void Every_code_of_a_README_is_said_by_its_room()
        => House.Holds(
            "These codes are explained but never said.",
            from room in House.Rooms
            from code in ListedIn(room)
            where !SaidInCode.Any(said => said.Code == code && said.File.Room == RoomOf(code))
            select $"{room}/README.md: {code}");

    [Fact]
    public void A_code_is_explained_once()
        => House.Holds(
            "Two rows explain the same code.",
            from room in House.Rooms
            from line in ReadmeLines(room)
            let found = Row().Match(line)
            where found.Success
            group room by found.Groups["code"].Value into rows
            where rows.Count() > 1
            select $"{rows.Key}: {string.Join(", ", rows)}");

    [Fact]
    public void A_code_lies_in_the_range_of_a_room()
        => House.Holds(
            "Ranges: rules 1000s, definitions 2000s and 2200s, engine 2100s and 3000s to 4000s, host 5000s, workers 6000s. Only the host and the command line may repeat another room's code.",
            from said in SaidInCode
            where RoomOf(said.Code) != said.File.Room && said.File.Room is not "designer-host" and not "workers"
            select $"{said.File}: {said.Code}");

    private static HashSet<string> ListedIn(string room) =>
        [.. ReadmeLines(room).Select(line => Row().Match(line)).Where(found => found.Success).Select(found => found.Groups["code"].Value)];

    private static IReadOnlyList<string> ReadmeLines(string room) =>
        House.Files.FirstOrDefault(file => file.Path == $"{room}/README.md")?.Lines ?? [];

    private static string RoomOf(string code) => code switch
    {
        ['P', 'W', '1', ..] => "rules",
        ['P', 'W', '2', '0' or '2', ..] => "definitions",
        ['P', 'W', '2' or '3' or '4', ..] => "engine",
        ['P', 'W', '5', ..] => "designer-host",
        ['P', 'W', '6', ..] => "workers",
        _ => "no room",
    };

    [GeneratedRegex(@"\b(?<code>PW\d{4})\b")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\|\s*`?(?<code>PW\d{4})\b")]
    private static partial Regex Row();
}
