using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pathways.Notifications.Channels;

namespace Pathways.Notifications.Tests.Channels;

public sealed class PostingToAService : IDisposable
{
    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Carries_the_key_the_message_and_a_signature_over_the_body()
    {
        using HttpService service = new(HttpStatusCode.Accepted);
        WebhookChannel channel = new(client, new WebhookSettings { Url = service.Url, Secret = "s3cret" });

        Delivery delivery = await channel.SendAsync(Messages.Reminder("k-7"), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Delivered>(delivery);
        (WebHeaderCollection headers, string body) = Assert.Single(service.Received);
        Assert.Equal("k-7", headers["Idempotency-Key"]);
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cret"), Encoding.UTF8.GetBytes(body));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(signature), headers["X-Pathways-Signature"]);
        JsonElement json = JsonDocument.Parse(body).RootElement;
        Assert.Equal("claire@example.org", json.GetProperty("to").GetProperty("address").GetString());
        Assert.Equal("Rappel : accord à répondre", json.GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task Is_postponed_when_the_service_may_take_it_later(HttpStatusCode status)
    {
        using HttpService service = new(status, retryAfterSeconds: 7);

        Delivery delivery = await Channel(service.Url).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<Delivery.Postponed>(delivery).NotBefore);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Is_refused_when_repeating_is_useless(HttpStatusCode status)
    {
        using HttpService service = new(status);

        Delivery delivery = await Channel(service.Url).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.Equal("PW6033", Assert.IsType<Delivery.Refused>(delivery).Code);
    }

    [Fact]
    public async Task Is_postponed_when_nobody_listens()
    {
        Uri closed;
        using (HttpService service = new(HttpStatusCode.OK))
        {
            closed = service.Url;
        }

        Delivery delivery = await Channel(closed).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.Equal("PW6032", Assert.IsType<Delivery.Postponed>(delivery).Code);
    }

    private WebhookChannel Channel(Uri url) => new(client, new WebhookSettings { Url = url });

    private sealed class HttpService : IDisposable
    {
        private readonly HttpListener listener = new();

        public HttpService(HttpStatusCode status, int? retryAfterSeconds = null)
        {
            using TcpListener probe = new(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            Url = new Uri($"http://127.0.0.1:{port}/messages/");
            listener.Prefixes.Add(Url.ToString());
            listener.Start();
            _ = AnswerOnceAsync(status, retryAfterSeconds);
        }

        public Uri Url { get; }

        public List<(WebHeaderCollection Headers, string Body)> Received { get; } = [];

        public void Dispose() => listener.Close();

        private async Task AnswerOnceAsync(HttpStatusCode status, int? retryAfterSeconds)
        {
            HttpListenerContext context = await listener.GetContextAsync();
            using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
            Received.Add(((WebHeaderCollection)context.Request.Headers, await reader.ReadToEndAsync()));
            context.Response.StatusCode = (int)status;
            if (retryAfterSeconds is { } seconds)
            {
                context.Response.AddHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
            }

            context.Response.Close();
        }
    }
}
