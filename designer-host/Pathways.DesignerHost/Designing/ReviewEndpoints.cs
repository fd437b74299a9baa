using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing;

/// <summary>The way of a draft through review to its publication, and what was published.</summary>
internal static class ReviewEndpoints
{
    /// <summary>The page that lists publications.</summary>
    public const string Published = DesignEndpoints.Address + "/published";

    private const string Review = DesignEndpoints.Address + "/{draft:guid}/review";

    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Published, (ReviewPages pages, CancellationToken stop) => pages.ListAsync(stop));
        routes.MapGet(Review, (Guid draft, ReviewPages pages, CancellationToken stop) => pages.ShowAsync(draft, stop));
        routes.MapPost(Review, (Guid draft, IFormCollection form, ReviewPages pages, CancellationToken stop) =>
            pages.ActAsync(draft, Entry.From(form), stop));
    }

    /// <summary>The review of a draft.</summary>
    /// <param name="draft">The draft.</param>
    public static string Of(Guid draft) => $"{DesignEndpoints.Of(draft)}/review";
}
