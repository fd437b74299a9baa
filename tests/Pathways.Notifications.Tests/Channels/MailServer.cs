using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pathways.Notifications.Tests.Channels;

/// <summary>A small real SMTP server on the loopback address; it keeps what it accepts.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string replyToRecipient;
    private readonly Task serving;

    public MailServer(string replyToRecipient = "250 OK")
    {
        this.replyToRecipient = replyToRecipient;
        listener.Start();
        serving = ServeAsync(stop.Token);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Sender, recipients and raw text of each accepted mail.</summary>
    public List<(string From, List<string> To, string Data)> Accepted { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(cancellationToken);
                await TalkAsync(client.GetStream(), cancellationToken);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The client went away or the test is over.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(stream, Encoding.UTF8);
        await using StreamWriter writer = new(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        string from = string.Empty;
        List<string> to = [];
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            string reply = "250 OK";
            if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
            {
                from = line[10..].Split(' ')[0].Trim('<', '>');
            }
            else if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to.Add(line[8..].Trim('<', '>'));
                reply = replyToRecipient;
            }
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                StringBuilder data = new();
                while (await reader.ReadLineAsync(cancellationToken) is { } text && text != ".")
                {
                    data.AppendLine(text.StartsWith('.') ? text[1..] : text);
                }

                Accepted.Add((from, to, data.ToString()));
                to = [];
            }
            else if (line.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }

            await writer.WriteLineAsync(reply);
        }
    }
}
