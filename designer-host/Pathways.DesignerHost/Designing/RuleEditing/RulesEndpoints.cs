using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>The rules of a draft: looked at, changed, tried, brought and taken away.</summary>
internal static class RulesEndpoints
{
    private const string Rules = DesignEndpoints.Address + "/{draft:guid}/rules";

    // A table of 500 rows with 20 columns is one form.
    private const int MostFields = 20_000;

    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Rules, (Guid draft, string? name, string? past, RulesPages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, name, past is not null, stop));
        routes.MapPost(Rules, (Guid draft, string? name, IFormCollection form, RulesPages pages, CancellationToken stop) =>
                pages.ActAsync(draft, name, Entry.From(form), form.Files.GetFile("file"), stop))
            .WithFormOptions(valueCountLimit: MostFields);
        routes.MapGet(Rules + "/file", (Guid draft, string? name, RulesPages pages, CancellationToken stop) =>
            pages.ExportAsync(draft, name, stop));
    }

    /// <summary>The page of a decision model of a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="name">The file.</param>
    public static string Of(Guid draft, string name) => $"{DesignEndpoints.Of(draft)}/rules?name={Uri.EscapeDataString(name)}";

    /// <summary>The file itself.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="name">The file.</param>
    public static string FileOf(Guid draft, string name) => $"{DesignEndpoints.Of(draft)}/rules/file?name={Uri.EscapeDataString(name)}";
}
