using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>Who may see whom. The arrows of the README, one row a project.</summary>
public sealed partial class RoomsAndReferences
{
    /// <summary>Each project, the projects that it may reference, the packages that it may reference.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        // NodaTime knows zones and calendars; its clock is forbidden by Purity.
        ["Pathways.Rules"] = ([], ["NodaTime"]),
        ["Pathways.Definitions"] = (["Pathways.Rules"], ["NodaTime"]),
        ["Pathways.Engine"] = (["Pathways.Definitions", "Pathways.Rules"], ["NodaTime"]),
        ["Pathways.Care"] = ([], []),
        ["Pathways.Runtime"] = (
            ["Pathways.Engine", "Pathways.Care", "Pathways.Definitions", "Pathways.Rules"],
            ["Microsoft.Extensions.*"]),
        ["Pathways.Population"] = (["Pathways.Runtime"], ["Microsoft.Extensions.*"]),
        ["Pathways.Storage"] = (
            ["Pathways.Runtime"],
            ["Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw.*", "Microsoft.Extensions.*"]),
        ["Pathways.Notifications"] = ([], ["Handlebars.Net", "Microsoft.Extensions.*"]),
        ["Pathways.Workers"] = (
            ["Pathways.Runtime", "Pathways.Storage", "Pathways.Notifications"],
            ["Quartz", "Quartz.*", "OpenTelemetry.*", "Microsoft.Extensions.*"]),
        ["Pathways.Cli"] = (
            ["Pathways.Runtime", "Pathways.Storage", "Pathways.Population", "Pathways.Notifications"],
            ["System.CommandLine", "Spectre.Console", "YamlDotNet", "Microsoft.Extensions.*"]),
        ["Pathways.DesignerHost"] = (
            ["Pathways.Runtime", "Pathways.Storage", "Pathways.Population", "Pathways.Workers", "Pathways.Notifications"],
            ["*"]),
    };

    /// <summary>The projects that may know the web framework.</summary>
    private static readonly string[] WebProjects = ["Pathways.DesignerHost"];

    [Fact]
    public void Every_product_project_has_a_row_in_the_table()
        => House.Holds(
            "Add the project to the table of RoomsAndReferences, with what it may see.",
            ProductProjects.Select(project => project.Name).Where(name => !Allowed.ContainsKey(name)));

    [Fact]
    public void A_project_references_only_the_projects_of_its_row()
        => House.Holds(
            "These references point against the arrows of the README.",
            from project in ProductProjects
            where Allowed.ContainsKey(project.Name)
            from reference in project.References.Except(Allowed[project.Name].Projects)
            select $"{project.Name} → {reference}");

    [Fact]
    public void A_project_references_only_the_packages_of_its_row()
        => House.Holds(
            "These packages do not belong in these rooms.",
            from project in ProductProjects
            where Allowed.ContainsKey(project.Name)
            from package in project.Packages
            where !Allowed[project.Name].Packages.Any(allowed => Covers(allowed, package))
            select $"{project.Name} → {package}");

    [Fact]
    public void Only_the_host_knows_the_web_framework()
        => House.Holds(
            "Only the host may be built on ASP.NET.",
            from project in ProductProjects
            where !WebProjects.Contains(project.Name)
            where project.Sdk.EndsWith(".Web", StringComparison.Ordinal)
                || project.Frameworks.Contains("Microsoft.AspNetCore.App")
                || project.Source.Any(file => file.Code.Any(line => AspNet().IsMatch(line.Text)))
            select project.Name);

    [Fact]
    public void Product_code_never_references_a_test_project()
        => House.Holds(
            "A product project references a project under tests/.",
            from project in ProductProjects
            from reference in project.References
            where House.Projects.Any(other => other.IsTest && other.Name == reference)
            select $"{project.Name} → {reference}");

    [Fact]
    public void Every_product_project_has_its_tests()
        => House.Holds(
            "Add a test project of the same name ending in .Tests.",
            ProductProjects
                .Select(project => project.Name + ".Tests")
                .Except(House.Projects.Select(project => project.Name)));

    [Fact]
    public void Storage_is_named_only_where_a_process_is_put_together()
        => House.Holds(
            "Name Pathways.Storage only in Program.cs, Start.cs, HealthCheck.cs, …Settings.cs, …Registration.cs or …Composition.cs.",
            from project in ProductProjects
            where project.Name is not "Pathways.Storage"
            from file in project.Source
            where !PutsTogether().IsMatch(file.Name)
            from line in file.Code
            where NamesStorage().IsMatch(line.Text)
            select $"{file}:{line.Number}");

    [Fact]
    public void Rules_know_nothing_of_drawings()
        => House.Holds(
            "rules/ must not know BPMN, cases or storage.",
            from file in House.ProductSource
            where file.Room is "rules"
            from line in file.Code
            where Drawings().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}");

    private static IEnumerable<HouseProject> ProductProjects => House.Projects.Where(project => !project.IsTest);

    private static bool Covers(string allowed, string package) => allowed.EndsWith('*')
        ? package.StartsWith(allowed[..^1], StringComparison.Ordinal)
        : allowed == package;

    [GeneratedRegex(@"^\s*(global )?using (static )?Microsoft\.AspNetCore\b")]
    private static partial Regex AspNet();

    [GeneratedRegex(@"^(Program|Start|HealthCheck|\w*(Settings|Registration|Composition))\.cs$")]
    private static partial Regex PutsTogether();

    [GeneratedRegex(@"\bPathways\.Storage\b")]
    private static partial Regex NamesStorage();

    [GeneratedRegex(@"Bpmn|Pathways\.(Definitions|Engine|Runtime|Storage|Care)")]
    private static partial Regex Drawings();
}
