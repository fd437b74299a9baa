using System.Net;
using System.Net.Sockets;

namespace Pathways.Workers.Tests;

/// <summary>A small HTTP server on a free port of this machine; it answers one request after the other until it is closed.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task answering;

    /// <param name="answer">Answers a request, and closes its response.</param>
    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        answering = AnswerAsync(answer);
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
    }

    private async Task AnswerAsync(Func<HttpListenerContext, Task> answer)
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

            await answer(context);
        }
    }
}
