using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pathways.Notifications.Channels;

/// <summary>Sends nothing: writes each message as one JSON line into a file, for demo installations and tests.</summary>
/// <remarks>Several processes may share the file. A repetition with the same key is written once.</remarks>
/// <param name="file">Path of the file; its folder is created.</param>
public sealed class JournalChannel(string file) : INotificationChannel
{
    // People read this file: accents stay as they are.
    private static readonly JsonSerializerOptions lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Another process holds the file for milliseconds; only a broken disk lasts longer than this.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    public string Name => "journal";

    /// <inheritdoc />
    public async Task<Delivery> SendAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!); // a file's full path always has a folder
        try
        {
            // Opened alone: look for the key and append without another process in between.
            await using FileStream journal = await OpenAloneAsync(cancellationToken);
            using StreamReader reader = new(journal, leaveOpen: true);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (ToMessage(line)?.IdempotencyKey == message.IdempotencyKey)
                {
                    return new Delivery.Delivered("already in the journal");
                }
            }

            await using StreamWriter writer = new(journal);
            if (await EndsInsideALineAsync(journal, cancellationToken))
            {
                await writer.WriteLineAsync();
            }

            await writer.WriteLineAsync(JsonSerializer.Serialize(message, lines).AsMemory(), cancellationToken);
            return new Delivery.Delivered("written to the journal");
        }
        catch (IOException)
        {
            return new Delivery.Postponed(
                "PW6034", $"The journal '{file}' could not be written now. The message is tried again; check the disk when this lasts.", null);
        }
    }

    /// <summary>The newest messages first.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Nothing when no message was written yet.</returns>
    public async Task<IReadOnlyList<NotificationMessage>> ReadNewestAsync(int limit, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        Queue<NotificationMessage> newest = new();
        await using FileStream journal = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(journal);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ToMessage(line) is { } message)
            {
                newest.Enqueue(message);
                if (newest.Count > limit)
                {
                    newest.Dequeue();
                }
            }
        }

        return [.. newest.Reverse()];
    }

    private async Task<FileStream> OpenAloneAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < patience)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private static async Task<bool> EndsInsideALineAsync(FileStream journal, CancellationToken cancellationToken)
    {
        if (journal.Length == 0)
        {
            return false;
        }

        journal.Seek(-1, SeekOrigin.End);
        byte[] last = new byte[1];
        await journal.ReadExactlyAsync(last, cancellationToken);
        return last[0] != (byte)'\n';
    }

    private static NotificationMessage? ToMessage(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<NotificationMessage>(line, lines);
        }
        catch (JsonException)
        {
            // A line cut short by a crash; the message is written again with the same key.
            return null;
        }
    }
}
