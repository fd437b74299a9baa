namespace Pathways.DesignerHost.Forms;

/// <summary>One option of a choice.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What people read.</param>
public sealed record Choice(string Value, string Label);
