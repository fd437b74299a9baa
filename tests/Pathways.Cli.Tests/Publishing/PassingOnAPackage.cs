using System.IO.Compression;

namespace Pathways.Cli.Tests.Publishing;

public sealed class PassingOnAPackage : IDisposable
{
    private const string Key = "hospital-discharge";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Here => $"sqlite:{Path.Combine(folder.Path, "here.db")}";

    private string Elsewhere => $"sqlite:{Path.Combine(folder.Path, "elsewhere.db")}";

    private string Package => Path.Combine(folder.Path, "package.zip");

    [Fact]
    public async Task What_one_network_exports_is_the_same_in_another_installation()
    {
        string signer = await ExportAsync();

        Shell imported = await Shell.RunAsync("import", Package, "--database", Elsewhere, "--network", "north", "--trust", signer);
        Shell again = await Shell.RunAsync("import", Package, "--database", Elsewhere, "--network", "north", "--trust", signer);
        Shell published = await Shell.RunAsync("publish", Sample, "--database", Elsewhere, "--network", "north");

        Assert.Equal(0, imported.ExitCode);
        Assert.Equal($"{Key} version 1 of demo, signed by {signer}", imported.Lines[0]);
        Assert.Contains(imported.Lines, line => line.StartsWith($"published Pathway {Key} version 1 ", StringComparison.Ordinal));
        Assert.Contains(imported.Lines, line => line.Contains("test cases passed", StringComparison.Ordinal));
        Assert.Equal("0 versions published", again.Lines[^1]);
        Assert.Equal("0 versions published", published.Lines[^1]);
    }

    [Fact]
    public async Task Between_networks_of_one_installation_nobody_needs_to_be_named()
    {
        await ExportAsync();

        Shell imported = await Shell.RunAsync("import", Package, "--database", Here, "--network", "south");

        Assert.Equal(0, imported.ExitCode);
    }

    [Fact]
    public async Task A_signer_whom_nobody_trusts_is_named_and_nothing_is_published()
    {
        string signer = await ExportAsync();

        Shell imported = await Shell.RunAsync("import", Package, "--database", Elsewhere, "--trust", new string('0', 64));

        Assert.Equal(2, imported.ExitCode);
        Assert.StartsWith("PW6227", imported.Errors, StringComparison.Ordinal);
        Assert.Contains(signer, imported.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pathway/pathway.bpmn", "<changed/>")]
    [InlineData("pathway/forms/added.json", "{}")]
    [InlineData("pathway/pathway.bpmn", null)]
    [InlineData("manifest.json", "{}")]
    [InlineData("signature.json", "{}")]
    public async Task A_package_that_was_changed_on_the_way_is_refused(string name, string? text)
    {
        string signer = await ExportAsync();
        Change(name, text);

        Shell imported = await Shell.RunAsync("import", Package, "--database", Elsewhere, "--trust", signer);

        Assert.Equal(2, imported.ExitCode);
        Assert.StartsWith("PW3350", imported.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_package_or_no_version_is_told()
    {
        string garbage = folder.Write("garbage.zip", "not a zip");

        Shell imported = await Shell.RunAsync("import", garbage, "--database", Here);
        Shell missing = await Shell.RunAsync("export", "nothing", "--database", Here, "--to", Package);

        Assert.StartsWith("PW6226", imported.Errors, StringComparison.Ordinal);
        Assert.StartsWith("PW6224", missing.Errors, StringComparison.Ordinal);
    }

    private static string Sample => Path.Combine(Repository.Root, "samples", Key);

    private void Change(string name, string? text)
    {
        using ZipArchive zip = ZipFile.Open(Package, ZipArchiveMode.Update);
        zip.GetEntry(name)?.Delete();
        if (text is not null)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private async Task<string> ExportAsync()
    {
        Assert.Equal(0, (await Shell.RunAsync("publish", Sample, "--database", Here)).ExitCode);
        Shell exported = await Shell.RunAsync("export", Key, "--database", Here, "--to", Package);
        Assert.Equal(0, exported.ExitCode);
        Assert.StartsWith($"exported {Key} version 1 to {Package}: ", exported.Lines[^1], StringComparison.Ordinal);
        return exported.Lines[^1].Split(' ')[^1];
    }
}
