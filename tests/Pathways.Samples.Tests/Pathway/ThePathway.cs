using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class ThePathway
{
    private static readonly SamplePathway Obesity = SamplePathway.Of(SampleFolder.Obesity);

    // Late work is watched by one of these in the end.
    private static readonly string[] Watchers = ["coordination_manager", "network_doctor", "ward_manager", "etp_coordinator", "network_board", "coordinator"];

    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Is_checked_without_an_error_and_its_only_warning_is_the_choice_to_stop_rather_than_guess(string pathway)
    {
        ProcessCompilation compilation = SamplePathway.Of(pathway).Compilation;

        // PW2032: a gateway without a default flow. On purpose: a case that fits no branch becomes an incident that a
        // person repairs; a default would re-orient or watch somebody of whom too little is known.
        Assert.DoesNotContain(compilation.Findings, finding => finding.Severity != FindingSeverity.Note && finding.Code != "PW2032");
        Assert.NotNull(compilation.Process);
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Goes_by_the_name_of_its_folder(string pathway) => Assert.Equal(pathway, SamplePathway.Of(pathway).Process.Key);

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Uses_every_form_and_template_that_it_has(string pathway)
    {
        var sample = SamplePathway.Of(pathway);
        string[] references =
        [
            .. sample.Forms.Keys.Select(form => $"key=\"{form}\""),
            .. sample.Templates.Select(template => $"template=\"{template}\""),
        ];
        Assert.All(references, reference => Assert.Contains(reference, sample.Drawing, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Lets_nothing_wait_without_someone_who_is_told_in_the_end(string pathway)
    {
        foreach (var task in SamplePathway.Of(pathway).Process.Nodes.OfType<ExecutableNode.UserTask>())
        {
            Assert.NotEmpty(task.Roles);
            Assert.True(task.Window.Due is not null, $"{task.Id} is never due");
            Assert.True(!task.Window.Escalations.IsEmpty && Watchers.Contains(task.Window.Escalations[^1].Role), $"{task.Id} is watched by nobody");
        }
    }

    [Theory]
    [InlineData("ob_register", "P3D", "-P1D", "P5D coordination_manager")]
    [InlineData("ob_measure", "P15D", "P7D, P1M", "P30D network_doctor, P45D coordination_manager")]
    [InlineData("ob_consent", "P21D", "P7D, P14D", "P21D coordinator, P35D coordination_manager")]
    public void Keeps_the_delays_of_the_step_list(string element, string due, string reminders, string escalations)
    {
        ExecutableNode.UserTask task = TaskOf(element);

        Assert.Equal(due, task.Window.Due?.Text);
        Assert.Equal(reminders, string.Join(", ", task.Window.Reminders.Select(Words)));
        Assert.Equal(
            escalations, string.Join(", ", task.Window.Escalations.Select(late => $"{late.Formula.Text} {late.Role}")));
    }

    [Theory]
    [InlineData("ob_register", "coordinator")]
    [InlineData("ob_measure", "referring_doctor nurse coordinator")]
    [InlineData("ob_consent", "network_doctor coordinator")]
    public void Gives_every_task_its_roles(string element, string roles) =>
        Assert.Equal(roles, string.Join(' ', TaskOf(element).Roles));

    [Fact]
    public void Waits_six_months_in_surveillance_with_a_reminder_two_weeks_before()
    {
        var wait = Assert.IsType<ExecutableNode.CatchEvent>(Obesity.Process.Find(new ElementId("ev_surv")));

        Assert.Equal("P6M", Assert.IsType<ExecutableTrigger.Timer>(Assert.Single(wait.Triggers)).Formula.Text);
        Assert.Equal(["-P14D", "-P14D"], wait.Window.Reminders.Select(Words));
        Assert.Equal(["referring_doctor", "family"], wait.Window.Reminders.Select(reminder => reminder.To));
    }

    private static ExecutableNode.UserTask TaskOf(string element) =>
        Assert.IsType<ExecutableNode.UserTask>(Obesity.Process.Find(new ElementId(element)));

    private static string Words(Reminder reminder) =>
        (reminder.IsBeforeDue ? "-" : string.Empty) + reminder.Formula.Text;
}
