using Microsoft.Net.Http.Headers;

namespace Pathways.DesignerHost.Frame;

/// <summary>The headers that every answer carries.</summary>
public static class SecurityHeaders
{
    // 'self' only: no inline script, no inline style, nothing from elsewhere. The viewer's pages live with it too.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The editor of drawings writes style attributes of its own; style elements and scripts stay as strict as everywhere.
    private const string OfCanvas = Policy + "; style-src-attr 'unsafe-inline'";

    /// <summary>Adds the content security policy and its companions, where a page does not say otherwise itself.</summary>
    /// <param name="app">The host.</param>
    /// <remarks>Written last of all: the answer to something that failed begins anew and carries them too.</remarks>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.TryAdd(
                HeaderNames.ContentSecurityPolicy,
                context.GetEndpoint()?.Metadata.GetMetadata<CanvasMark>() is null ? Policy : OfCanvas);
            headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
            return Task.CompletedTask;
        });
        return next(context);
    });
}

/// <summary>Marks the page of a canvas, for which style attributes are allowed.</summary>
internal sealed class CanvasMark;
