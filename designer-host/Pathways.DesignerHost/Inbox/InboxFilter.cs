using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>What an inbox shows, as it stands in the address.</summary>
/// <param name="Tab">Which tasks.</param>
/// <param name="Text">Words in the titles of task or case; <c>null</c> for all.</param>
/// <param name="After">Where the page begins; <c>null</c> for the first.</param>
public sealed record InboxFilter(InboxTab Tab, string? Text, InboxCursor? After)
{
    /// <summary>Reads an address; what is not understood is left out.</summary>
    public static InboxFilter From(string? tab, string? text, string? after) => new(
        tab switch { "mine" => InboxTab.Mine, "late" => InboxTab.Overdue, _ => InboxTab.MyRoles },
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        InboxCursor.Parse(after));

    /// <summary>The name of a tab in addresses and texts.</summary>
    public static string NameOf(InboxTab tab) => tab switch
    {
        InboxTab.Mine => "mine",
        InboxTab.Overdue => "late",
        _ => "roles",
    };

    /// <summary>The address of this filter.</summary>
    public string Address
    {
        get
        {
            string address = $"/inbox?tab={NameOf(Tab)}";
            address += Text is null ? string.Empty : $"&text={Uri.EscapeDataString(Text)}";
            return After is null ? address : $"{address}&after={Uri.EscapeDataString(After.ToString())}";
        }
    }
}
