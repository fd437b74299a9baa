using Microsoft.Net.Http.Headers;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>What a reader sees when an address leads nowhere, a request cannot be understood, or something fails that nobody foresaw.</summary>
/// <remarks>Only readers of pages: programs get the status alone.</remarks>
public static class Unforeseen
{
    /// <summary>Answers what nothing else answers.</summary>
    /// <param name="app">The host.</param>
    public static void UseUnforeseen(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => AnswerAsync(context, StatusCodes.Status500InternalServerError),
        });
        app.UseStatusCodePages(answered => AnswerAsync(answered.HttpContext, answered.HttpContext.Response.StatusCode));
        app.Use(async (context, next) =>
        {
            if (IsReadable(context.Request))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        });
    }

    // Whoever reads a form later would fail over UTF-7, which the runtime refuses to know.
    private static bool IsReadable(HttpRequest request)
    {
        try
        {
            _ = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) ? type.Encoding : null;
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Task.CompletedTask;
        }

        Words words = new(context.RequestServices.GetRequiredService<Visit>().Language);
        IResult page = status switch
        {
            StatusCodes.Status404NotFound => Pages.Missing(words),
            >= StatusCodes.Status500InternalServerError => Pages.Failed(words, context.TraceIdentifier),
            _ => Pages.NotUnderstood(words, status),
        };
        return page.ExecuteAsync(context);
    }
}
