using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests;

/// <summary>Draws a component as the host does, and hands back what a browser would read.</summary>
internal static class Rendered
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 11, 0, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static Figures FiguresIn(Language language) => new(new Words(language), Paris, Noon);

    public static async Task<IDocument> AsPage<TComponent>(
        Dictionary<string, object?> parameters, Language language = Language.French, Action<Visit>? arrange = null)
        where TComponent : IComponent
    {
        var visit = new Visit { Language = language, Now = Noon, Zone = Paris, Address = "/inbox" };
        arrange?.Invoke(visit);
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton(visit)
            .AddSingleton(new Words(language))
            .AddSingleton(FiguresIn(language))
            .AddSingleton(new ServedFiles(new NullFileProvider()))
            .AddSingleton<AntiforgeryStateProvider, FormToken>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    private sealed class FormToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
