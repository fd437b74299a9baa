using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>The id that makes an act safe to send twice: drawn when the page was shown, sent with it.</summary>
internal static class Commands
{
    /// <summary>The name under which pages send it.</summary>
    public const string Field = "idempotency_key";

    /// <summary>The id that was sent; a new one when none was.</summary>
    public static CommandId Of(Entry entry) =>
        Guid.TryParse(entry[Field], out Guid id) && id != Guid.Empty ? new CommandId(id) : CommandId.New();
}
