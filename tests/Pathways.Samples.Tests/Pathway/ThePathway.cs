using Pathways.Definitions;

namespace Pathways.Samples.Tests;

public sealed class ThePathway
{
    [Fact]
    public void Is_checked_without_an_error_and_its_only_warning_is_the_choice_to_stop_rather_than_guess()
    {
        ProcessCompilation compilation = SamplePathway.Compilation;

        // PW2032: a gateway without a default flow. On purpose: a case that fits no branch becomes an incident that a
        // person repairs; a default would re-orient or watch a child whose class is not known.
        Assert.Equal(
            ["gw_consent PW2032", "gw_entry PW2032"],
            compilation.Findings.Select(finding => $"{finding.Element} {finding.Code}").Order(StringComparer.Ordinal));
        Assert.NotNull(compilation.Process);
    }

    [Fact]
    public void Uses_every_form_and_template_of_its_folder()
    {
        string drawing = SampleFolder.Read(SampleFolder.Obesity, "pathway.bpmn");

        string[] references =
        [
            .. SampleForms.ByKey.Keys.Select(form => $"key=\"{form}\""),
            .. SamplePathway.Templates.Select(template => $"template=\"{template}\""),
        ];
        Assert.All(references, reference => Assert.Contains(reference, drawing, StringComparison.Ordinal));
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
        var wait = Assert.IsType<ExecutableNode.CatchEvent>(SamplePathway.Process.Find(new ElementId("ev_surv")));

        Assert.Equal("P6M", Assert.IsType<ExecutableTrigger.Timer>(Assert.Single(wait.Triggers)).Formula.Text);
        Assert.Equal(["-P14D", "-P14D"], wait.Window.Reminders.Select(Words));
        Assert.Equal(["referring_doctor", "family"], wait.Window.Reminders.Select(reminder => reminder.To));
    }

    [Fact]
    public void Lets_nothing_wait_without_someone_who_is_told_in_the_end()
    {
        foreach (var task in SamplePathway.Process.Nodes.OfType<ExecutableNode.UserTask>())
        {
            Assert.NotEmpty(task.Roles);
            Assert.NotNull(task.Window.Due);
            Assert.Equal("coordination_manager", task.Window.Escalations[^1].Role);
        }
    }

    private static ExecutableNode.UserTask TaskOf(string element) =>
        Assert.IsType<ExecutableNode.UserTask>(SamplePathway.Process.Find(new ElementId(element)));

    private static string Words(Reminder reminder) =>
        (reminder.IsBeforeDue ? "-" : string.Empty) + reminder.Formula.Text;
}
