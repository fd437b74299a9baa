using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>The form on which an information, an objection or a consent is recorded.</summary>
internal static class WishEntry
{
    /// <summary>What was sent; <c>null</c> when an answer is missing.</summary>
    public static ConsentDraft? Read(Entry entry) =>
        Enum.TryParse(entry["kind"], out ConsentKind kind) && Enum.TryParse(entry["scope"], out ConsentScope scope)
        && entry.Day("given_on") is { } day && Enum.TryParse(entry["voice"], out ConsentVoice voice)
        && Enum.TryParse(entry["means"], out ConsentMeans means)
            ? new ConsentDraft(kind, scope, day, voice, entry["given_by"], means, entry["document"])
            {
                Id = Guid.TryParse(entry["id"], out Guid id) && id != Guid.Empty ? new ConsentId(id) : null,
            }
            : null;
}
