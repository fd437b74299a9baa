namespace Pathways.Runtime.Tests;

public sealed class EventHashes
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly CommandId Command = new(Guid.Parse("0c000000-0000-7000-8000-000000000001"));

    [Fact]
    public void Are_the_same_on_every_machine_and_in_every_year() => Assert.Equal(
        "04a068a8673cb3af", EventHash.Root.Next(1, "noted", Monday, Command, "{}").ToString()[..16]);

    [Fact]
    public void Depend_on_each_part_of_the_event_and_on_all_before_it()
    {
        EventHash[] all =
        [
            EventHash.Root.Next(1, "noted", Monday, Command, "{}"),
            EventHash.Root.Next(2, "noted", Monday, Command, "{}"),
            EventHash.Root.Next(1, "note", Monday, Command, "d{}"),
            EventHash.Root.Next(1, "noted", Monday.AddMicroseconds(1), Command, "{}"),
            EventHash.Root.Next(1, "noted", Monday, CommandId.New(), "{}"),
            EventHash.Root.Next(1, "noted", Monday, Command, "{ }"),
            EventHash.Root.Next(1, "noted", Monday, Command, "{}").Next(2, "noted", Monday, Command, "{}"),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Do_not_depend_on_what_databases_cannot_keep() => Assert.Equal(
        EventHash.Root.Next(1, "noted", Monday, Command, "{}"),
        EventHash.Root.Next(1, "noted", Monday.AddTicks(3).ToOffset(TimeSpan.FromHours(2)), Command, "{}"));

    [Fact]
    public void Survive_being_written_and_read()
    {
        EventHash hash = EventHash.Root.Next(1, "noted", Monday, Command, "{}");

        Assert.Equal(hash, EventHash.FromBytes(hash.ToBytes()));
        Assert.Throws<ArgumentException>(() => EventHash.FromBytes([1, 2, 3]));
    }
}
