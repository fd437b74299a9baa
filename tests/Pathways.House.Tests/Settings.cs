using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>An administrator finds every setting in one table, and none that does nothing.</summary>
public sealed partial class Settings
{
    private const string Page = "designer-host/docs/settings.md";

    [Fact]
    public void Every_setting_of_the_code_stands_in_the_table()
        => House.Holds($"Describe the setting in {Page}.", KeysOfCode().Except(KeysOfTable(), StringComparer.Ordinal));

    [Fact]
    public void Every_setting_of_the_table_is_read_by_the_code()
        => House.Holds(
            $"{Page} describes settings that nothing reads.",
            KeysOfTable().Where(key => key.Contains(':', StringComparison.Ordinal)).Except(KeysOfCode(), StringComparer.Ordinal));

    /// <summary>Literal keys, and keys written as a section in a constant followed by a name.</summary>
    private static IEnumerable<string> KeysOfCode()
    {
        foreach (HouseFile file in House.ProductSource.Where(file => file.Extension is ".cs"))
        {
            string text = string.Join('\n', file.Code.Select(line => line.Text));
            string[] literal = [.. Literal().Matches(text).Select(found => found.Groups["key"].Value)];
            string section = literal.FirstOrDefault(key => text.Contains($"Section = \"{key}\"", StringComparison.Ordinal)) ?? "";
            foreach (string key in literal.Where(key => key != section))
            {
                yield return key;
            }

            string inner = InnerSection().Match(text).Groups["name"].Value;
            foreach (Match found in OfSection().Matches(text))
            {
                string part = found.Groups["part"].Value;
                yield return found.Groups["section"].Value is "Section" ? $"{section}:{part}" : $"{section}:{inner}:{part}";
            }
        }
    }

    private static IEnumerable<string> KeysOfTable() =>
        from line in House.Files.Single(file => file.Path is Page).Lines
        let found = Row().Match(line)
        where found.Success
        select found.Groups["key"].Value;

    [GeneratedRegex(@"""(?<key>(Pathways|Workers):[A-Z][A-Za-z:]*[A-Za-z])""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"section = \$""\{Section\}:(?<name>\w+)""")]
    private static partial Regex InnerSection();

    [GeneratedRegex(@"(?<!section = )\$""\{(?<section>[Ss]ection)\}:(?<part>[A-Z][A-Za-z:]*)""")]
    private static partial Regex OfSection();

    [GeneratedRegex(@"^\| `(?<key>[A-Z][A-Za-z:]*)` \|")]
    private static partial Regex Row();
}
