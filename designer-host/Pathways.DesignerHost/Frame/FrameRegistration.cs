using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>Registers what every page needs.</summary>
public static class FrameRegistration
{
    /// <summary>Pages, their words and numbers, and what is known of the request that they answer.</summary>
    /// <param name="services">The services of the host.</param>
    public static IServiceCollection AddPathwayFrame(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "pathways.form");

        // Accents as they are: numeric entities cost bytes and reading.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(host => new ServedFiles(host.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.AddScoped<Visit>();
        services.AddScoped(request => new Words(request.GetRequiredService<Visit>().Language));
        services.AddScoped(request =>
        {
            Visit visit = request.GetRequiredService<Visit>();
            return new Figures(request.GetRequiredService<Words>(), visit.Zone, visit.Now);
        });
        return services;
    }
}
