using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.House.Tests;

/// <summary>One C# project as its file declares it.</summary>
/// <param name="File">The project file.</param>
/// <param name="References">Names of the projects it references.</param>
/// <param name="Packages">Names of the packages it references.</param>
/// <param name="Frameworks">Names of the shared frameworks it references.</param>
/// <param name="Sdk">The SDK it is built with.</param>
/// <param name="OwnVersions">Packages whose version stands in the project file.</param>
internal sealed record HouseProject(
    HouseFile File,
    ImmutableArray<string> References,
    ImmutableArray<string> Packages,
    ImmutableArray<string> Frameworks,
    string Sdk,
    ImmutableArray<string> OwnVersions)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(File.Name);

    public string Folder => File.Path[..File.Path.LastIndexOf('/')];

    public bool IsTest => File.Room is "tests";

    public IEnumerable<HouseFile> Source =>
        House.Files.Where(file => file.IsSource && file.Path.StartsWith(Folder + "/", StringComparison.Ordinal));

    public static HouseProject Read(HouseFile file)
    {
        XElement project = XDocument.Parse(file.Text).Root
            ?? throw new InvalidOperationException($"{file} is empty.");
        string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? "";

        return new HouseProject(
            file,
            [.. project.Descendants("ProjectReference")
                .Select(reference => Attribute(reference, "Include").Replace('\\', '/'))
                .Select(System.IO.Path.GetFileNameWithoutExtension)
                .OfType<string>()],
            [.. project.Descendants("PackageReference").Select(package => Attribute(package, "Include"))],
            [.. project.Descendants("FrameworkReference").Select(framework => Attribute(framework, "Include"))],
            Attribute(project, "Sdk"),
            [.. project.Descendants("PackageReference")
                .Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                .Select(package => Attribute(package, "Include"))]);
    }
}
