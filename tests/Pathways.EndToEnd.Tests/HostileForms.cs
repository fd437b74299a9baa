using System.Net;
using System.Text.RegularExpressions;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>What no browser sends, to the page that anybody may post to: answered with a page, never with a failure.</summary>
public sealed partial class HostileForms
{
    private const string Door = "/demande/rsma-demo";

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["rpps"] = "10000000017",
        ["birth_name"] = "GLYCINE",
        ["given_name"] = "Odile",
        ["birth_date"] = "1941-03-12",
        ["sex"] = "F",
        ["answer.sender"] = "Dr Essai, Metz",
        ["answer.sender_kind"] = "gp",
        ["answer.sender_phone"] = "03 00 00 00 00",
        ["answer.reason"] = "Ne sort plus",
        ["answer.urgency"] = "within_48h",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Are_answered_by_a_page_that_says_what_to_mend(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "hostile-forms");
        using HttpClient administrator = await SignedInAsync(installation, "admin");
        await PostAsync(administrator, "/admin/door", new() { ["pathway"] = "complex-case-plan", ["phone"] = "01 00 00 00 00" });
        using HttpClient gp = ClientOf(installation);

        foreach (string nobody in new[] { "/demande/%EF%BF%BE", "/demande/%ff", "/demande/none", "/guest/%EF%BF%BE" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await gp.GetAsync(new Uri(nobody, UriKind.Relative), Cancellation)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await gp.GetAsync(new Uri("/demande/RSMA-Demo", UriKind.Relative), Cancellation)).StatusCode);
        foreach ((string field, string typed) in new[]
        {
            ("rpps", "1"), ("birth_name", "\uFFFE"), ("given_name", new string('x', 5000)), ("birth_date", "2026-02-30"), ("answer.sender", "\u0001"),
            ("answer.sender_phone", " "), ("answer.urgency", "never"), ("answer.reason", new string('x', 50_000)),
        })
        {
            (HttpStatusCode status, _, string page) = await PostAsync(gp, Door, new(Whole) { [field] = typed });

            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, status));
            Assert.Single(BesideAField().Matches(page));
            Assert.Contains(field == "birth_name" ? "Odile" : "GLYCINE", page, StringComparison.Ordinal);
        }

        // Sent twice it is one request; corrected and sent again, and with characters that nobody sees, another.
        string key = Guid.NewGuid().ToString();
        foreach (string name in new[] { "PREMIERE", "PREMIERE", "SECONDE", "TROIS\u000BIEME\uFFFE" })
        {
            (HttpStatusCode status, string where, _) = await PostAsync(
                gp, Door, new(Whole) { ["birth_name"] = name, ["answer.list[0]"] = "x", ["idempotency_key"] = key });
            Assert.Equal((HttpStatusCode.OK, Door + "/thanks"), (status, where));
        }

        using HttpClient coordinator = await SignedInAsync(installation, "coordinator");
        string list = await coordinator.GetStringAsync(new Uri("/requests", UriKind.Relative), Cancellation);
        Assert.Equal(3, list.Split("href=\"/requests/").Length - 1);
        Assert.Contains("TROIS IEME", list, StringComparison.Ordinal);
        foreach (string search in new[] { "/patients?search=%EF%BF%BE", "/inbox?text=%EF%BF%BE", "/inbox?person=%EF%BF%BE", "/patients?search=%00" })
        {
            Assert.True((int)(await coordinator.GetAsync(new Uri(search, UriKind.Relative), Cancellation)).StatusCode < 500, search);
        }
    }

    private static HttpClient ClientOf(Installation installation) => new()
    {
        BaseAddress = installation.Host.Address,
        DefaultRequestHeaders = { { "Accept", "text/html" } },
    };

    private static async Task<HttpClient> SignedInAsync(Installation installation, string account)
    {
        HttpClient client = ClientOf(installation);
        Assert.NotEqual("/sign-in", (await PostAsync(client, "/sign-in", new() { ["demo"] = account })).Where);
        return client;
    }

    private static async Task<(HttpStatusCode Status, string Where, string Page)> PostAsync(
        HttpClient client, string address, Dictionary<string, string> form)
    {
        string shown = await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
        form["__RequestVerificationToken"] = Token().Match(shown).Groups[1].Value;
        using var content = new FormUrlEncodedContent(form);
        using HttpResponseMessage answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, Cancellation);
        return (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath, await answer.Content.ReadAsStringAsync(Cancellation)); // It was sent.
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<p class=\"problem\"")]
    private static partial Regex BesideAField();
}
