using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Pathways.Notifications.Channels;

namespace Pathways.Notifications.Tests.Channels;

public sealed partial class SendingMail
{
    [Fact]
    public async Task Reaches_the_server_whole_with_accents_and_a_stable_message_id()
    {
        await using MailServer server = new();

        Delivery delivery = await Channel(server.Port).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Delivered>(delivery);
        (string from, List<string> to, string data) = Assert.Single(server.Accepted);
        Assert.Equal("pathways@reseau.example", from);
        Assert.Equal(["claire@example.org"], to);
        Assert.Contains("Message-ID: <k-1@reseau.example>", data, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Rappel : accord à répondre", DecodeHeader(data, "Subject"));
        Assert.Equal("Bonjour,\n.une ligne qui commence par un point\nÀ bientôt\n", DecodeBody(data));
    }

    [Theory]
    [InlineData("550 no such user", "PW6031", true)]
    [InlineData("553 bad mailbox", "PW6031", true)]
    [InlineData("450 mailbox busy", "PW6030", false)]
    [InlineData("452 too much mail", "PW6030", false)]
    public async Task Tells_a_final_refusal_from_one_that_may_pass_later(string reply, string code, bool isFinal)
    {
        await using MailServer server = new(reply);

        Delivery delivery = await Channel(server.Port).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.Empty(server.Accepted);
        Assert.Equal(code, isFinal
            ? Assert.IsType<Delivery.Refused>(delivery).Code
            : Assert.IsType<Delivery.Postponed>(delivery).Code);
    }

    [Fact]
    public async Task Is_postponed_when_nobody_listens()
    {
        Delivery delivery = await Channel(FreePort()).SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Delivery.Postponed postponed = Assert.IsType<Delivery.Postponed>(delivery);
        Assert.Contains("no connection", postponed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_postponed_when_the_server_stays_silent()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        int port = ((IPEndPoint)silent.LocalEndpoint).Port;

        Delivery delivery = await Channel(port, TimeSpan.FromMilliseconds(200))
            .SendAsync(Messages.Reminder(), TestContext.Current.CancellationToken);

        Assert.Contains("did not answer", Assert.IsType<Delivery.Postponed>(delivery).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    public async Task Is_refused_without_a_usable_address(string? address)
    {
        Delivery delivery = await Channel(1).SendAsync(
            Messages.Reminder(address: address), TestContext.Current.CancellationToken);

        Assert.Equal("PW6031", Assert.IsType<Delivery.Refused>(delivery).Code);
    }

    [Fact]
    public async Task Stops_when_the_worker_stops()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Channel(((IPEndPoint)silent.LocalEndpoint).Port).SendAsync(Messages.Reminder(), stop.Token));
    }

    private static SmtpChannel Channel(int port, TimeSpan? timeout = null) => new(new SmtpSettings
    {
        Host = "127.0.0.1",
        Port = port,
        UseTls = false,
        From = "pathways@reseau.example",
        FromName = "Réseau",
        Timeout = timeout ?? TimeSpan.FromSeconds(10),
    });

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string DecodeHeader(string data, string name)
    {
        Match header = Regex.Match(data, $@"^{name}: (.+(?:\r?\n[ \t].+)*)", RegexOptions.Multiline);
        MatchCollection words = EncodedWord().Matches(header.Groups[1].Value);
        return string.Concat(words.Select(word => Encoding.UTF8.GetString(
            word.Groups[1].Value is "B"
                ? Convert.FromBase64String(word.Groups[2].Value)
                : QuotedPrintable(word.Groups[2].Value.Replace('_', ' ')))));
    }

    private static string DecodeBody(string data)
    {
        string body = data.ReplaceLineEndings("\n");
        body = body[(body.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        byte[] bytes = data.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(body.Trim())
            : QuotedPrintable(body.Replace("=\n", string.Empty, StringComparison.Ordinal).TrimEnd('\n') + "\n");
        return Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
    }

    private static byte[] QuotedPrintable(string text)
    {
        List<byte> bytes = [];
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?(.*?)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
