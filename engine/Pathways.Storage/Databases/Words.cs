using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>How enumerations and ids of the domain are written in the tables, both ways.</summary>
internal static class Words
{
    public static string ToWord(JobKind kind) => kind switch
    {
        JobKind.Timer => "timer",
        JobKind.Continuation => "continuation",
        JobKind.Service => "service",
        JobKind.Outgoing => "outgoing",
        _ => throw new UnreachableException($"Unknown job kind {kind}."),
    };

    public static JobKind ToJobKind(string word) => word switch
    {
        "timer" => JobKind.Timer,
        "continuation" => JobKind.Continuation,
        "service" => JobKind.Service,
        "outgoing" => JobKind.Outgoing,
        _ => throw new UnreachableException($"Unknown job kind '{word}'."),
    };

    public static string ToWord(DraftStatus status) => status switch
    {
        DraftStatus.Open => "open",
        DraftStatus.InReview => "in_review",
        DraftStatus.Approved => "approved",
        DraftStatus.Published => "published",
        DraftStatus.Discarded => "discarded",
        _ => throw new UnreachableException($"Unknown draft status {status}."),
    };

    public static DraftStatus ToDraftStatus(string word) => word switch
    {
        "open" => DraftStatus.Open,
        "in_review" => DraftStatus.InReview,
        "approved" => DraftStatus.Approved,
        "published" => DraftStatus.Published,
        "discarded" => DraftStatus.Discarded,
        _ => throw new UnreachableException($"Unknown draft status '{word}'."),
    };

    public static string ToWord(DesignEventKind kind) => kind switch
    {
        DesignEventKind.Asked => "asked",
        DesignEventKind.TakenBack => "taken_back",
        DesignEventKind.SentBack => "sent_back",
        DesignEventKind.Approved => "approved",
        DesignEventKind.Published => "published",
        DesignEventKind.RolledBack => "rolled_back",
        _ => throw new UnreachableException($"Unknown act {kind}."),
    };

    public static DesignEventKind ToDesignEventKind(string word) => word switch
    {
        "asked" => DesignEventKind.Asked,
        "taken_back" => DesignEventKind.TakenBack,
        "sent_back" => DesignEventKind.SentBack,
        "approved" => DesignEventKind.Approved,
        "published" => DesignEventKind.Published,
        "rolled_back" => DesignEventKind.RolledBack,
        _ => throw new UnreachableException($"Unknown act '{word}'."),
    };

    public static string ToWord(DraftOriginKind kind) => kind switch
    {
        DraftOriginKind.Version => "version",
        DraftOriginKind.Sample => "sample",
        DraftOriginKind.Empty => "empty",
        DraftOriginKind.Upload => "upload",
        DraftOriginKind.Package => "package",
        _ => throw new UnreachableException($"Unknown origin {kind}."),
    };

    public static DraftOriginKind ToDraftOriginKind(string word) => word switch
    {
        "version" => DraftOriginKind.Version,
        "sample" => DraftOriginKind.Sample,
        "empty" => DraftOriginKind.Empty,
        "upload" => DraftOriginKind.Upload,
        "package" => DraftOriginKind.Package,
        _ => throw new UnreachableException($"Unknown origin '{word}'."),
    };

    public static string ToWord(AwaitedNews awaits) => awaits switch
    {
        AwaitedNews.Message => "message",
        AwaitedNews.Signal => "signal",
        _ => throw new UnreachableException($"Unknown news {awaits}."),
    };

    public static string ToWord(CaseStatus status) => status switch
    {
        CaseStatus.Active => "active",
        CaseStatus.Completed => "completed",
        CaseStatus.Terminated => "terminated",
        CaseStatus.Incident => "incident",
        _ => throw new UnreachableException($"Unknown case status {status}."),
    };

    public static CaseStatus ToCaseStatus(string word) => word switch
    {
        "active" => CaseStatus.Active,
        "completed" => CaseStatus.Completed,
        "terminated" => CaseStatus.Terminated,
        "incident" => CaseStatus.Incident,
        _ => throw new UnreachableException($"Unknown case status '{word}'."),
    };

    public static string ToWord(DefinitionKind kind) => kind switch
    {
        DefinitionKind.Pathway => "pathway",
        DefinitionKind.RuleSet => "rule_set",
        DefinitionKind.Form => "form",
        DefinitionKind.Template => "template",
        _ => throw new UnreachableException($"Unknown definition kind {kind}."),
    };

    public static DefinitionKind ToDefinitionKind(string word) => word switch
    {
        "pathway" => DefinitionKind.Pathway,
        "rule_set" => DefinitionKind.RuleSet,
        "form" => DefinitionKind.Form,
        "template" => DefinitionKind.Template,
        _ => throw new UnreachableException($"Unknown definition kind '{word}'."),
    };

    public static string ToWord(OutgoingKind kind) => kind switch
    {
        OutgoingKind.Notification => "notification",
        OutgoingKind.Message => "message",
        _ => throw new UnreachableException($"Unknown outgoing kind {kind}."),
    };

    public static OutgoingKind ToOutgoingKind(string word) => word switch
    {
        "notification" => OutgoingKind.Notification,
        "message" => OutgoingKind.Message,
        _ => throw new UnreachableException($"Unknown outgoing kind '{word}'."),
    };

    public static TaskPhase ToTaskPhase(string word) => word switch
    {
        "open" => TaskPhase.Open,
        "completed" => TaskPhase.Completed,
        "withdrawn" => TaskPhase.Withdrawn,
        _ => throw new UnreachableException($"Unknown task status '{word}'."),
    };

    public static string ToWord(InboxTab tab) => tab switch
    {
        InboxTab.Mine => "mine",
        InboxTab.MyRoles => "roles",
        InboxTab.Organisation => "organisation",
        InboxTab.Ownerless => "ownerless",
        InboxTab.Overdue => "late",
        _ => throw new UnreachableException($"Unknown tab {tab}."),
    };

    public static string ToWord(WindowState state) => state switch
    {
        WindowState.Waiting => "waiting",
        WindowState.Fine => "fine",
        WindowState.Soon => "soon",
        WindowState.Late => "late",
        WindowState.Open => "open",
        _ => throw new UnreachableException($"Unknown state of a window {state}."),
    };

    public static InboxChoiceKind ToInboxChoiceKind(string word) => word switch
    {
        "step" => InboxChoiceKind.Step,
        "pathway" => InboxChoiceKind.Pathway,
        "municipality" => InboxChoiceKind.Municipality,
        "organisation" => InboxChoiceKind.Organisation,
        "window" => InboxChoiceKind.Window,
        "escalated" => InboxChoiceKind.Escalated,
        "holder" => InboxChoiceKind.Holder,
        _ => throw new UnreachableException($"Unknown kind of choice '{word}'."),
    };

    /// <summary>Who may see a task: its roles in the organisation of its case, and the same roles network-wide.</summary>
    public static ImmutableArray<string> ToAudience(TaskRow task, OrganisationId organisation) =>
    [
        .. task.Roles.Concat(task.EscalatedRoles).Distinct(StringComparer.Ordinal)
            .SelectMany(role => new[] { $"{role}@{organisation}", $"{role}@*" }),
    ];

    /// <summary>The audiences that a held role belongs to.</summary>
    public static string ToAudience(HeldRole held) =>
        held.Organisation is { } organisation ? $"{held.Role}@{organisation}" : $"{held.Role}@*";

    /// <summary>Lower case without accents: what is typed as "etape" finds "Étape".</summary>
    public static string ToSearchText(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char letter in CleanText.Of(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }

    /// <summary>A pattern for <c>like … escape '!'</c> that finds the text anywhere; null for blank text.</summary>
    public static string? ToPattern(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : "%" + ToSearchText(text.Trim())
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal) + "%";
}
