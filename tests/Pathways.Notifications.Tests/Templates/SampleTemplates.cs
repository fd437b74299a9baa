namespace Pathways.Notifications.Tests.Templates;

internal static class SampleTemplates
{
    public const string ConsentReminder = """
        ---
        # Sent to the role when the consent task waits.
        languages: fr, en
        fields: task, due, link, note?
        clinical: corpulence
        subject fr: Rappel : {{task}} avant le {{date due}}
        subject en: Reminder: {{task}} before {{date due}}
        ---
        === fr
        Bonjour,

        « {{task}} » attend une réponse avant le {{datetime due}}. Corpulence : {{corpulence}}.
        {{#if note}}Note : {{note}}
        {{/if}}{{link}}
        === en
        Hello,

        "{{task}}" waits for an answer before {{datetime due}}. Corpulence: {{corpulence}}.
        {{link}}

        """;
}
