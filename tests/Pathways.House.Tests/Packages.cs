using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pathways.House.Tests;

/// <summary>What is downloaded is decided here, exactly, and from no particular address.</summary>
public sealed partial class Packages
{
    [Fact]
    public void Every_NuGet_version_is_exact_and_stands_in_one_file()
    {
        XDocument central = XDocument.Parse(House.Files.Single(file => file.Path is "Directory.Packages.props").Text);

        House.Holds(
            "Write exact versions: [1.2.3].",
            from package in central.Descendants("PackageVersion")
            let version = (string?)package.Attribute("Version") ?? ""
            where !ExactNuGet().IsMatch(version)
            select $"{(string?)package.Attribute("Include")} {version}");
        House.Holds(
            "Versions belong in Directory.Packages.props.",
            from project in House.Projects
            from package in project.OwnVersions
            select $"{project.Name}: {package}");
    }

    [Fact]
    public void Every_npm_version_is_exact_and_locked()
    {
        foreach (HouseFile manifest in House.Files.Where(file => file.Name is "package.json"))
        {
            using JsonDocument json = JsonDocument.Parse(manifest.Text);

            House.Holds(
                $"Write exact versions in {manifest}: 1.2.3.",
                from section in new[] { "dependencies", "devDependencies", "overrides" }
                where json.RootElement.TryGetProperty(section, out _)
                from package in json.RootElement.GetProperty(section).EnumerateObject()
                where package.Value.ValueKind is not JsonValueKind.String || !ExactNpm().IsMatch(package.Value.GetString()!)
                select $"{package.Name} {package.Value}");
            Assert.Contains(House.Files, file => file.Path == manifest.Path.Replace("package.json", "package-lock.json", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_file_sends_a_download_to_a_particular_address()
    {
        House.Holds(
            "Locked npm packages carry no address: .npmrc says omit-lockfile-registry-resolved=true, then npm install --package-lock-only.",
            from file in House.Files
            where file.Name is "package-lock.json"
            from line in file.Lines
            where line.Contains("\"resolved\"", StringComparison.Ordinal)
            select $"{file}: {line.Trim()}");
        House.Holds(
            "Whoever builds chooses the registries; leave them out.",
            from file in House.Files
            where file.Name is ".npmrc" or ".yarnrc" || file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            from line in file.Lines
            where Registry().IsMatch(line)
            select $"{file}: {line.Trim()}");
    }

    [GeneratedRegex(@"^\[\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?\]$")]
    private static partial Regex ExactNuGet();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$")]
    private static partial Regex ExactNpm();

    [GeneratedRegex(@"registry\s*=|https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}
