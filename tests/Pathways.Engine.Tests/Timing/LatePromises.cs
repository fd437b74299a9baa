using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>What was missed while nothing ran: made up for, or left out by the drawing's rule; the ledger tells either.</summary>
public sealed class LatePromises
{
    private const string Window =
        "<care:window due='P21D'><care:reminder after='P1D' template='letter' to='gp' late='PT12H'/><care:reminder after='P2D' template='letter' to='gp'/></care:window>";

    [Fact]
    public void A_reminder_within_its_limit_is_sent()
    {
        Case child = new Case(Task()).Start();

        Wake(child, TimeSpan.FromHours(36));

        Assert.Contains(child.History, happened => happened is InstanceEvent.NotificationRequested);
        Assert.DoesNotContain(child.History, happened => happened is InstanceEvent.TimerSkipped);
    }

    [Fact]
    public void A_reminder_beyond_its_limit_is_left_out_and_one_without_a_limit_is_sent()
    {
        Case child = new Case(Task()).Start();

        Wake(child, TimeSpan.FromDays(5));

        Assert.Single(child.History.OfType<InstanceEvent.NotificationRequested>());
        Assert.Equal("PT12H", Assert.Single(child.History.OfType<InstanceEvent.TimerSkipped>()).Limit);
        ImmutableArray<LedgerEntry> ledger = PromiseLedger.Of(child.History);
        Assert.Equal([PromiseFate.Skipped, PromiseFate.Kept], ledger.Select(entry => entry.Fate));
        Assert.Equal(TimeSpan.FromDays(3), ledger[1].Lateness);
    }

    [Fact]
    public void Missed_occurrences_of_a_cycle_are_left_out_and_the_next_one_comes_in_time()
    {
        Case child = new Case(Daily("late='PT6H'")).Start();

        Wake(child, TimeSpan.FromHours(80));
        Assert.Equal(["watch"], child.Waiting);
        Assert.Equal(3, child.History.OfType<InstanceEvent.TimerSkipped>().Count());
        child.Advance(TimeSpan.FromHours(16));

        Assert.Equal(["call", "watch"], child.Waiting.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reminder_that_is_to_be_asked_about_waits_for_an_answer_and_stops_nothing()
    {
        Case child = Asked();

        Assert.Equal(["ask"], child.Waiting);
        Incident question = Assert.Single(child.State.Incidents.Values);
        Assert.Equal(("PW2162", "Asking the family"), (question.Reason.Code, question.Reason.Arguments[0]));
        Assert.Equal(PromiseFate.Asked, PromiseLedger.Of(child.History)[0].Fate);
        Assert.DoesNotContain(child.History, happened => happened is InstanceEvent.NotificationRequested);
    }

    [Fact]
    public void A_reminder_that_is_still_wanted_is_sent_once()
    {
        Case child = Asked();

        child.Do(new InstanceCommand.RetryIncident(child.State.Incidents.Keys.Single(), new Performer("nadia", null)));

        Assert.Single(child.History.OfType<InstanceEvent.NotificationRequested>());
        Assert.Equal((PromiseFate.Kept, TimeSpan.FromDays(4)), (PromiseLedger.Of(child.History)[0].Fate, PromiseLedger.Of(child.History)[0].Lateness));
        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal(["ask"], child.Waiting);
    }

    [Fact]
    public void A_reminder_that_is_not_wanted_is_left_out_with_the_reason()
    {
        Case child = Asked();

        child.Do(new InstanceCommand.SkipIncident(child.State.Incidents.Keys.Single(), "they came yesterday", new Performer("nadia", null)));

        LedgerEntry entry = PromiseLedger.Of(child.History)[0];
        Assert.Equal((PromiseFate.Skipped, "they came yesterday"), (entry.Fate, entry.Why));
        Assert.DoesNotContain(child.History, happened => happened is InstanceEvent.NotificationRequested);
        Assert.Equal(["ask"], child.Waiting);
    }

    [Fact]
    public void A_question_ends_with_the_work_it_was_about()
    {
        Case child = Asked();

        child.Complete("ask");

        Assert.True(child.State.IsOver);
        Assert.Empty(child.State.Incidents);
        Assert.Equal(PromiseFate.NotNeeded, PromiseLedger.Of(child.History)[0].Fate);
    }

    [Fact]
    public void A_missed_occurrence_is_asked_about_while_the_cycle_goes_on()
    {
        Case child = new Case(Daily("late='PT6H' then='ask'")).Start();
        Wake(child, TimeSpan.FromHours(32));
        Assert.Equal(["watch"], child.Waiting);

        child.Do(new InstanceCommand.RetryIncident(child.State.Incidents.Keys.Single(), new Performer("nadia", null)));
        Assert.Equal(["call", "watch"], child.Waiting.Order(StringComparer.Ordinal));
        child.Advance(TimeSpan.FromHours(16));

        Assert.Equal(["call", "call", "watch"], child.Waiting.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_promise_that_is_not_needed_any_more_is_told_apart_from_one_that_was_kept()
    {
        Case child = new Case(Task()).Start();
        child.Complete("ask");

        Assert.All(PromiseLedger.Of(child.History), entry => Assert.Equal(PromiseFate.NotNeeded, entry.Fate));
    }

    private static Drawing Daily(string missed) => new Drawing().Start().UserTask("watch")
        .Add($"<boundaryEvent id='daily' attachedToRef='watch' cancelActivity='false'><extensionElements><care:missed {missed}/></extensionElements><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></boundaryEvent>")
        .UserTask("call").Line("start", "watch").Line("daily", "call");

    private static Case Asked()
    {
        Case child = new Case(new Drawing().Start()
            .UserTask("ask", "<care:window due='P21D'><care:reminder after='P1D' template='letter' to='gp' late='PT12H' then='ask'/></care:window>", "name='Asking the family'")
            .End().Line("start", "ask", "end")).Start();
        Wake(child, TimeSpan.FromDays(5));
        return child;
    }

    private static Drawing Task() => new Drawing().Start().UserTask("ask", Window).End().Line("start", "ask", "end");

    /// <summary>Nothing ran for so long; then all that is due fires, in due order.</summary>
    private static void Wake(Case child, TimeSpan after)
    {
        child.At(child.Now + after);
        while (child.State.Timers.Values.Where(timer => timer.Due <= child.Now).MinBy(timer => timer.Due) is { } due)
        {
            child.Do(new InstanceCommand.FireTimer(due.Id));
        }
    }
}
