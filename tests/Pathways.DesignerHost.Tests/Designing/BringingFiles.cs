using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pathways.DesignerHost.Designing;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tests.Designing;

public sealed class BringingFiles
{
    private const string Drawn = "<definitions name=\"Été\"/>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drawing_is_read_in_the_encoding_that_it_names()
    {
        byte[] bytes = Encoding.Latin1.GetBytes($"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{Drawn}");

        DraftBeginning.FromFiles? brought = await ReadAsync("dessin.bpmn", bytes);

        Assert.EndsWith(Drawn, brought?.Files["pathway.bpmn"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_of_a_zip_is_that_of_the_pathway_and_what_a_packer_added_is_left_out()
    {
        byte[] zip = Zip(
            ("instruments/score.bpmn", Drawn), ("sortie/forms/appel.json", "{}"), ("sortie/pathway.bpmn", Drawn), ("sortie/README.md", "x"),
            ("__MACOSX/sortie/._pathway.bpmn", "x"), ("sortie/._autre.bpmn", "x"));

        DraftBeginning.FromFiles? brought = await ReadAsync("sortie.zip", zip);

        Assert.Equal(["../instruments/score.bpmn", "forms/appel.json", "pathway.bpmn"], brought?.Files.Keys);
    }

    [Fact]
    public async Task What_cannot_be_read_or_unpacks_to_too_much_is_refused()
    {
        Assert.Null(await ReadAsync("a.bpmn", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>")));
        Assert.Null(await ReadAsync("a.zip", [1, 2, 3]));
        Assert.Null(await ReadAsync("a.zip", Zip(("pathway.bpmn", new string(' ', 45_000_000)))));
        Assert.Null(await ReadAsync("a.docx", Encoding.UTF8.GetBytes(Drawn)));
    }

    private static async Task<DraftBeginning.FromFiles?> ReadAsync(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        DesignOutcome<DraftBeginning.FromFiles> brought = await BroughtFiles.ReadAsync(new FormFile(content, 0, bytes.Length, "file", name), Cancellation);
        return brought is DesignOutcome<DraftBeginning.FromFiles>.Done { Value: var files } ? files : null;
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
