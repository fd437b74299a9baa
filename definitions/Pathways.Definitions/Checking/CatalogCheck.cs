using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Checks what a drawing refers to outside itself: rule sets, forms, templates, roles.</summary>
internal sealed class CatalogCheck(ProcessModel process, DefinitionCatalog catalog, FindingLog log)
{
    private readonly LaneRoles lanes = new(process);

    public void Run()
    {
        if (process.Marks.Pathway is { Zone: { } zone } pathway && !CivilTime.Knows(zone))
        {
            log.Add(
                "PW2074", FindingSeverity.Error, process.Id, pathway.Place,
                $"There is no time zone '{zone}'.", "Use an IANA name such as Europe/Paris or Indian/Reunion.", zone);
        }

        if (process.Marks.Pathway is { About: { } about and not ("patient" or "network") } told)
        {
            log.Add(
                "PW2059", FindingSeverity.Error, process.Id, told.Place,
                $"A pathway cannot be about '{about}'.", "Write about=\"patient\", or about=\"network\" when its cases have no patient.", about);
        }

        NameUnknown(process.Id, process.Marks);
        foreach (FlowNode node in process.Content.AllNodes)
        {
            NameUnknown(node.Id, node.Marks);
            Check(node);
        }
    }

    private void Check(FlowNode node)
    {
        CareMarks marks = node.Marks;
        CheckForm(node, marks.Form);
        CheckForm(node, marks.StartForm);
        if (marks.Message is { } message)
        {
            CheckTemplate(node, message.Template, message.Place);
            CheckRole(node, message.To, message.Place);
        }

        if ((marks.Service is not null || marks.Retry is not null) && !IsDoneOutside(node))
        {
            log.Warning(
                "PW2070", node, $"care:service and care:retry on '{node.Title}' say nothing: no other system does its work.",
                "Draw it as a service task, or as a send task without care:message, or remove them.", node.Title);
        }

        if (node is FlowNode.Activity { ActivityKind: ActivityKind.UserTask or ActivityKind.ManualTask })
        {
            CheckRoles(node);
        }

        if (marks.Window is { } window)
        {
            foreach (ReminderMark reminder in window.Reminders)
            {
                CheckTemplate(node, reminder.Template, reminder.Place);
                CheckRole(node, reminder.To, reminder.Place);
            }

            foreach (EscalationMark escalation in window.Escalations)
            {
                CheckTemplate(node, escalation.Template, escalation.Place);
                CheckRole(node, escalation.Role, escalation.Place);
            }
        }

        if (marks.Decision is { } decision)
        {
            CheckDecision(node, decision);
        }
    }

    private static bool IsDoneOutside(FlowNode node) =>
        node is FlowNode.Activity { ActivityKind: ActivityKind.ServiceTask }
            or FlowNode.Activity { ActivityKind: ActivityKind.SendTask, Marks.Message: null };

    private void CheckRoles(FlowNode node)
    {
        foreach (var role in lanes.RolesOf(node))
        {
            CheckRole(node, role, node.Place);
        }
    }

    private void CheckDecision(FlowNode node, DecisionMark mark)
    {
        if (catalog.RuleSets is null || mark.RuleSet is null)
        {
            return; // A missing attribute is a finding of the compiler.
        }

        if (!catalog.RuleSets.TryGetValue(mark.RuleSet, out var decisions))
        {
            log.Add(
                "PW2060", FindingSeverity.Error, node.Id, mark.Place,
                $"'{node.Title}' asks the rule set '{mark.RuleSet}', which is not known.",
                $"Known rule sets: {Listed(catalog.RuleSets.Keys)}.", node.Title, mark.RuleSet);
        }
        else if (mark.Decision is { } decision && !decisions.Contains(decision))
        {
            log.Add(
                "PW2061", FindingSeverity.Error, node.Id, mark.Place,
                $"'{node.Title}' asks for the decision '{decision}', which the rule set "
                + $"'{mark.RuleSet}' does not have.",
                $"Its decisions: {Listed(decisions)}.", node.Title, decision, mark.RuleSet);
        }
    }

    private void CheckForm(FlowNode node, string? form)
    {
        if (form is not null && catalog.Forms is { } forms && !forms.ContainsKey(form))
        {
            log.Error(
                "PW2062", node, $"'{node.Title}' uses the form '{form}', which is not known.",
                $"Known forms: {Listed(forms.Keys)}.", node.Title, form);
        }
    }

    private void CheckTemplate(FlowNode node, string? template, SourcePlace place)
    {
        if (template is not null && catalog.Templates is { } templates && !templates.Contains(template))
        {
            log.Add(
                "PW2063", FindingSeverity.Error, node.Id, place,
                $"'{node.Title}' sends the template '{template}', which is not known.",
                $"Known templates: {Listed(templates)}.", node.Title, template);
        }
    }

    private void CheckRole(FlowNode node, string? role, SourcePlace place)
    {
        if (role is not null && catalog.Roles is { } roles && !roles.Contains(role))
        {
            log.Add(
                "PW2064", FindingSeverity.Error, node.Id, place,
                $"'{node.Title}' names the role '{role}', which is not known.",
                $"Known roles: {Listed(roles)}.", node.Title, role);
        }
    }

    private void NameUnknown(ElementId owner, CareMarks marks)
    {
        foreach (DrawnText unknown in marks.Unknown)
        {
            log.Add(
                "PW2072", FindingSeverity.Warning, owner, unknown.Place,
                $"'{owner}' has the extension care:{unknown.Text}, which this version does not know and ignores.",
                "Correct its name; definitions/README.md lists the extension "
                + "elements.", owner.ToString(), unknown.Text);
        }
    }

    private static string Listed(IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Order(StringComparer.Ordinal));
        return list.Length == 0 ? "none" : list;
    }
}
