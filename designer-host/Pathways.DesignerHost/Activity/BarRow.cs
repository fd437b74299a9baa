namespace Pathways.DesignerHost.Activity;

/// <summary>One bar or point of a chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Height">How long or high it is; null when there is nothing to draw.</param>
/// <param name="Text">The number as it is read.</param>
public sealed record BarRow(string Name, decimal? Height, string Text);
