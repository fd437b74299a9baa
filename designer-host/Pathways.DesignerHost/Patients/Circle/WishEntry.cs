using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>The form on which an information, an objection or a consent is recorded.</summary>
internal static class WishEntry
{
    /// <summary>What was sent; <c>null</c> when an answer is missing.</summary>
    public static ConsentDraft? Read(Entry entry) =>
        ChoiceWords.Read<ConsentKind>(entry["kind"]) is { } kind && ChoiceWords.Read<ConsentScope>(entry["scope"]) is { } scope
        && entry.Day("given_on") is { } day && ChoiceWords.Read<ConsentVoice>(entry["voice"]) is { } voice
        && ChoiceWords.Read<ConsentMeans>(entry["means"]) is { } means
            ? new ConsentDraft(kind, scope, day, voice, entry["given_by"], means, entry["document"])
            {
                Id = Guid.TryParse(entry["id"], out Guid id) && id != Guid.Empty ? new ConsentId(id) : null,
            }
            : null;
}
