using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Pathways.Workers.Tests.Telemetry;

/// <summary>Takes in what a process sends over OTLP, by path.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly LoopbackServer server;

    public Collector() => server = new LoopbackServer(TakeInAsync);

    public string Address => server.Address.ToString();

    /// <summary>The bodies, one after the other, read as Latin-1: the texts in them can be searched.</summary>
    public ConcurrentDictionary<string, string> Received { get; } = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeInAsync(HttpListenerContext context)
    {
        using StreamReader body = new(context.Request.InputStream, Encoding.Latin1);
        string text = await body.ReadToEndAsync();
        Received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text); // A request has an address.
        context.Response.Close();
    }
}
