using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pathways.DesignerHost.Frame;

namespace Pathways.DesignerHost.Tests.Frame;

/// <summary>Whatever happens, a reader gets a page that says so and where to go on, and a program the status alone.</summary>
public sealed class TheUnforeseen
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/fails", HttpStatusCode.InternalServerError, "PW5171", "rien n’a été enregistré")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "PW5100", "Cette page n’existe pas")]
    [InlineData("/number/x", HttpStatusCode.NotFound, "PW5100", "Cette page n’existe pas")]
    [InlineData("/garbled", HttpStatusCode.BadRequest, "PW5172", "La demande n’a pas été comprise")]
    public async Task Has_a_page_with_its_code_and_the_headers_of_every_answer(string address, HttpStatusCode status, string code, string sentence)
    {
        await using WebApplication app = await StartedAsync();
        using HttpRequestMessage asked = new(HttpMethod.Get, new Uri(new Uri(app.Urls.First()), address));
        asked.Headers.Accept.ParseAdd("text/html");
        using HttpClient browser = new();

        using HttpResponseMessage answer = await browser.SendAsync(asked, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        string page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_no_failure_when_a_form_comes_in_an_alphabet_that_nobody_reads()
    {
        await using WebApplication app = await StartedAsync();
        using HttpClient program = new();
        using StringContent form = new("a=b");
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-7");

        using HttpResponseMessage answer = await program.PostAsync(new Uri(new Uri(app.Urls.First()), "/fails"), form, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Tells_programs_the_status_alone()
    {
        await using WebApplication app = await StartedAsync();
        using HttpClient program = new();

        using HttpResponseMessage answer = await program.GetAsync(new Uri(new Uri(app.Urls.First()), "/fails"), Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<WebApplication> StartedAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPathwayFrame();
        WebApplication app = builder.Build();
        app.UseSecurityHeaders();
        app.UseUnforeseen();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("a secret of the system"));
        app.MapGet("/number/{number:int}", (int number) => $"{number}");
        app.MapGet("/garbled", () => Results.StatusCode(StatusCodes.Status400BadRequest));
        await app.StartAsync(Cancellation);
        return app;
    }
}
