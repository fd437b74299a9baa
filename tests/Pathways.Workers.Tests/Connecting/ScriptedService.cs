using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pathways.Workers.Tests.Connecting;

/// <summary>A service that answers what the test says, in turn, and remembers what it was asked.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(int Status, string Body)> answers;
    private readonly Task answering;

    public ScriptedService(params IEnumerable<(int Status, string Body)> answers)
    {
        this.answers = new ConcurrentQueue<(int, string)>(answers);
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/lab");
        }

        listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        answering = AnswerAsync();
    }

    public Uri Url { get; }

    public ConcurrentQueue<(string? Key, string? Authorization, string Body)> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using StreamReader reader = new(context.Request.InputStream);
            Asked.Enqueue((
                context.Request.Headers["Idempotency-Key"], context.Request.Headers["Authorization"], await reader.ReadToEndAsync()));
            (int status, string body) = answers.TryDequeue(out (int, string) answer) ? answer : (500, string.Empty);
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400)
            {
                context.Response.RedirectLocation = Url.ToString();
            }

            context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
        }
    }
}
