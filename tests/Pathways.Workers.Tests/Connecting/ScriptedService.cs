using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Pathways.Workers.Tests.Connecting;

/// <summary>A service that answers what the test says, in turn, and remembers what it was asked.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<(int Status, string Body)> answers;

    public ScriptedService(params IEnumerable<(int Status, string Body)> answers)
    {
        this.answers = new ConcurrentQueue<(int, string)>(answers);
        server = new LoopbackServer(AnswerAsync);
    }

    public Uri Url => new(server.Address, "lab");

    public ConcurrentQueue<(string? Key, string? Authorization, string Body)> Asked { get; } = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
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
