using Pathways.DesignerHost.Designing.RuleEditing;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Drafts of pathways: listed, begun, looked through, talked about, given up. Who may is asked at the desks.</summary>
internal static class DesignEndpoints
{
    /// <summary>The page that lists the drafts; everything of a draft lies below it.</summary>
    public const string Address = "/design";

    public static void MapDesigning(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (DesignPages pages, CancellationToken stop) => pages.ListAsync(stop));
        routes.MapPost(Address, (IFormCollection form, DesignPages pages, CancellationToken stop) =>
            pages.BeginAsync(Entry.From(form), form.Files.GetFile("file"), stop));
        routes.MapGet(Address + "/{draft:guid}", (Guid draft, DesignPages pages, CancellationToken stop) => pages.ShowAsync(draft, stop));
        routes.MapPost(Address + "/{draft:guid}", (Guid draft, IFormCollection form, DesignPages pages, CancellationToken stop) =>
            pages.ActAsync(draft, Entry.From(form), stop));
        routes.MapGet(Address + "/{draft:guid}/file", (Guid draft, string? name, int? revision, FilePages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, name, revision, stop));
        routes.MapPost(Address + "/{draft:guid}/file", (Guid draft, string? name, IFormCollection form, FilePages pages, CancellationToken stop) =>
            pages.SaveAsync(draft, name, Entry.From(form), stop));
    }

    /// <summary>The page of a draft.</summary>
    /// <param name="draft">The draft.</param>
    public static string Of(Guid draft) => $"{Address}/{draft}";

    /// <summary>The page of one of its files. The name is asked for, for names of borrowed files begin with two points.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="name">The file.</param>
    public static string FileOf(Guid draft, string name) => $"{Of(draft)}/file?name={Uri.EscapeDataString(name)}";

    /// <summary>The page on which a file is changed: rules as tables, everything else as text.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="name">The file.</param>
    public static string PageOf(Guid draft, string name) =>
        PathwayBundle.KindOf(name) == BundleFileKind.Decisions ? RulesEndpoints.Of(draft, name) : FileOf(draft, name);
}
