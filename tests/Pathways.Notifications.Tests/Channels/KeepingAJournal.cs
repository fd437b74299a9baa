using Pathways.Notifications.Channels;

namespace Pathways.Notifications.Tests.Channels;

public sealed class KeepingAJournal : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pathways-journal-").FullName;

    private string Path => System.IO.Path.Combine(folder, "data", "messages.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Writes_each_message_once_and_reads_the_newest_first()
    {
        JournalChannel journal = new(Path);

        await SendAsync(journal, "a");
        await SendAsync(journal, "b");
        await SendAsync(journal, "a");
        await SendAsync(journal, "c");

        IReadOnlyList<NotificationMessage> newest = await journal.ReadNewestAsync(2, TestContext.Current.CancellationToken);
        Assert.Equal(["c", "b"], newest.Select(message => message.IdempotencyKey));
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Is_empty_before_the_first_message()
    {
        Assert.Empty(await new JournalChannel(Path).ReadNewestAsync(10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Goes_on_after_a_line_that_a_crash_cut_short()
    {
        JournalChannel journal = new(Path);
        await SendAsync(journal, "a");
        await File.AppendAllTextAsync(Path, """{"idempotencyKey":"b","to":{"na""", TestContext.Current.CancellationToken);

        await SendAsync(journal, "b");

        IReadOnlyList<NotificationMessage> newest = await journal.ReadNewestAsync(9, TestContext.Current.CancellationToken);
        Assert.Equal(["b", "a"], newest.Select(message => message.IdempotencyKey));
    }

    [Fact]
    public async Task Is_postponed_when_another_process_never_lets_go()
    {
        JournalChannel journal = new(Path);
        await SendAsync(journal, "a");
        await using FileStream other = new(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Delivery delivery = await journal.SendAsync(Messages.Reminder("b"), TestContext.Current.CancellationToken);

        Assert.Equal("PW6034", Assert.IsType<Delivery.Postponed>(delivery).Code);
    }

    [Fact]
    public async Task Waits_for_its_turn_when_many_write_at_once()
    {
        string[] keys = [.. Enumerable.Range(0, 40).Select(number => $"k-{number}")];

        await Task.WhenAll(keys.Select(key => Task.Run(() => SendAsync(new JournalChannel(Path), key))));

        IReadOnlyList<NotificationMessage> newest = await new JournalChannel(Path).ReadNewestAsync(99, TestContext.Current.CancellationToken);
        Assert.Equal(keys.Order(), newest.Select(message => message.IdempotencyKey).Order());
    }

    private static async Task SendAsync(JournalChannel journal, string key) =>
        Assert.IsType<Delivery.Delivered>(await journal.SendAsync(Messages.Reminder(key), TestContext.Current.CancellationToken));
}
